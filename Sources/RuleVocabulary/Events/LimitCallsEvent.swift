import RuleGraph

extension Event {
  /// Salesforce takes only so many calls.
  static let limitCalls = Event(
    "limit_calls", "Limit Calls",
    WordNotes(
      "From now on Salesforce takes only so many calls of Marketo; every record that is written counts "
        + "as one. What is left waits for the next cycles and goes first there, in its order. Without "
        + "parameters the limits are lifted.",
      rules: ["CS-E1"],
      example: "{at: 2026-10-05 09:00, limit_calls: {per_day: 1000, per_cycle: 200}}"),
    by: [.salesforce], subject: .nobody
  ) { word in
    let perDay = word.optional("per_day", .count, "The most calls on a calendar day.")
    let perCycle = word.optional("per_cycle", .count, "The most calls from one cycle to the next.")
    return { .connection(.limitCalls(perDay: perDay($0), perCycle: perCycle($0))) }
  }
}
