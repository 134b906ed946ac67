import RuleGraph

extension Event {
  /// Salesforce takes duplicates again.
  static let deactivateDuplicateRule = Event(
    "deactivate_duplicate_rule", "Deactivate Duplicate Rule",
    WordNotes(
      "Salesforce takes new leads again that have the same value in the field as a known record.",
      rules: ["CS-L9"],
      example: "{at: 2026-10-05 09:00, deactivate_duplicate_rule: Email Address}"),
    by: [.salesforce], subject: .nobody
  ) { word in
    let field = word.required(
      "field", .field(.readable), "The field of the rule.", isMain: true)
    return { .connection(.endDuplicateRule(field($0))) }
  }
}
