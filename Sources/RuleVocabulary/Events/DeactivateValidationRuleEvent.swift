import RuleGraph

extension Event {
  /// A validation rule of Salesforce refuses nothing any more.
  static let deactivateValidationRule = Event(
    "deactivate_validation_rule", "Deactivate Validation Rule",
    WordNotes(
      "A validation rule of Salesforce refuses nothing any more; what waited for it goes through "
        + "with the next cycle.",
      rules: ["CS-L5"],
      example: "{at: 2026-10-05 09:00, deactivate_validation_rule: Phone is needed}"),
    by: [.salesforce], subject: .nobody
  ) { word in
    let name = word.required("rule", .text, "The name of the rule.", isMain: true)
    return { .connection(.endValidation(name($0))) }
  }
}
