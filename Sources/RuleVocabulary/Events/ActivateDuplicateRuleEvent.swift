import RuleGraph

extension Event {
  /// From now on Salesforce refuses new leads that look like known people.
  static let activateDuplicateRule = Event(
    "activate_duplicate_rule", "Activate Duplicate Rule",
    WordNotes(
      "From now on Salesforce refuses a new lead when a lead or contact has the same value in a "
        + "field, letter case aside. Marketo does not look for such records itself.",
      rules: ["CS-L9", "CS-E1"],
      example: "{at: 2026-10-05 09:00, activate_duplicate_rule: {field: Email Address}}"),
    by: [.salesforce], subject: .nobody
  ) { word in
    let field = word.required(
      "field", .field(.readable), "The field by which duplicates are found.", isMain: true)
    let length = word.optional("for", .period, "How long; until it is deactivated when left out.")
    return { .connection(.startDuplicateRule(field($0), length: length($0).flatMap(\.self))) }
  }
}
