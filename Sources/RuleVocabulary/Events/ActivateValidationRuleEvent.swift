import RuleGraph

extension Event {
  /// From now on a validation rule of Salesforce refuses records.
  static let activateValidationRule = Event(
    "activate_validation_rule", "Activate Validation Rule",
    WordNotes(
      "From now on a validation rule of Salesforce refuses what it applies to: what Marketo writes is "
        + "reported and tried again each cycle, what people in Salesforce do is refused.",
      rules: ["CS-L5", "CS-L7", "CS-E1"],
      example: "{at: 2026-10-05 09:00, activate_validation_rule: {rule: Phone is needed, object: "
        + "lead, where: {Phone Number: {is_empty: true}}, message: Enter a phone number, for: 2 days}}"
    ),
    by: [.salesforce], subject: .nobody
  ) { word in
    let name = word.required("rule", .text, "The name of the rule.", isMain: true)
    let object = word.required("object", .validatedObject, "What it looks at.")
    let condition = word.optional(
      "where", .condition,
      "A field of the lead or contact with the condition under which the rule refuses it, or its "
        + "campaign members; always when left out.")
    let campaign = word.optional(
      "campaign", .sfdcCampaign, "Only members of this campaign; for campaign members.")
    let status = word.optional(
      "status", .memberStatus(of: "campaign"), "Only members who are to get this status.")
    let message = word.defaulted(
      "message", .text, .value("validation failed"), "What Salesforce answers.")
    let length = word.optional("for", .period, "How long; until it is deactivated when left out.")
    return {
      var rule = ValidationRule(name: name($0), object: object($0), message: message($0))
      rule.condition = condition($0).map { .init($0.field, $0.test) }
      rule.campaign = campaign($0)
      rule.status = status($0)
      rule.length = length($0).flatMap(\.self)
      return .connection(.startValidation(rule))
    }
  }
}
