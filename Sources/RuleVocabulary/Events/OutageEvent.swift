import RuleGraph

extension Event {
  /// One of the two systems does not answer.
  static let outage = Event(
    "outage", "Outage",
    WordNotes(
      "One side is out of service. Without Salesforce no cycle runs, flow steps that need it fail, and "
        + "nobody can do anything there. Without Marketo's sync no cycle runs, but flow steps reach "
        + "Salesforce. Nothing is lost: the next cycle carries over what piled up.",
      rules: ["CS-E1", "CS-P8"],
      example: "{at: 2026-10-05 09:00, outage: {of: salesforce, for: 2 hours}}"),
    by: [.salesforce], subject: .nobody
  ) { word in
    let side = word.required("of", .outageSide, "Which side.", isMain: true)
    let length = word.optional(
      "for", .period, "How long; with neither this nor `cycles`, to the end of the run.")
    let cycles = word.optional("cycles", .count, "How many cycles do not run.")
    return {
      .connection(.outage(side($0), length: length($0).flatMap(\.self), cycles: cycles($0)))
    }
  }
}
