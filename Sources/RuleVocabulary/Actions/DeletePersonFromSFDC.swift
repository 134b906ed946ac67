import RuleGraph

extension Action {
  /// Deletes the person in Salesforce.
  static let deletePersonFromSFDC = Action(
    "delete_person_from_sfdc", "Delete Person from SFDC",
    WordNotes(
      "Deletes the person's lead or contact in Salesforce, and the person in Marketo when "
        + "asked for.",
      aliases: ["delete_lead_from_sfdc"], rules: ["CAT-6.2", "CS-X1"],
      activities: [.deleteLeadFromSFDC, .deleteLead],
      example: "delete_person_from_sfdc: {delete_in_marketo: false}")
  ) { word in
    let inMarketo = word.optional(
      "delete_in_marketo", .boolean,
      "Whether the person is deleted in Marketo too; no when left out.")
    return { .salesforceRecord(.delete(inMarketo: inMarketo($0) ?? false)) }
  }
}
