import RuleGraph

extension Action {
  /// Converts the person's lead.
  static let convertPerson = Action(
    "convert_person", "Convert Person",
    WordNotes(
      "Converts the person's lead into a contact; Marketo sees it with the next cycle. The "
        + "account and opportunity that Salesforce creates are not part of the model.",
      aliases: ["convert_lead"], rules: ["CAT-6.2", "CS-X9"],
      activities: [.convertLead, .syncLeadToSFDC],
      example: "convert_person")
  ) { word in
    let owner = word.optional(
      "assign_to", .text, "The user who gets the contact.")
    // What Salesforce makes of these two is not part of the model.
    _ = word.optional("notify", .boolean, "Whether that user is told; a dry run tells nobody.")
    _ = word.optional(
      "converted_status", .text, "The status of the lead afterwards; a dry run does not set it.")
    return { .salesforceRecord(.convert(assignTo: owner($0))) }
  }
}
