import RuleGraph

extension Action {
  /// Brings the person into Salesforce.
  static let syncPersonToSFDC = Action(
    "sync_person_to_sfdc", "Sync Person to SFDC",
    WordNotes(
      "Creates a lead in Salesforce for a person who has none, or writes what changed in "
        + "Marketo, at once.",
      aliases: ["sync_lead_to_sfdc"], rules: ["CAT-6.2", "CS-L4", "R-33"],
      activities: [.syncLeadToSFDC, .syncLeadUpdatesToSFDC],
      example: "sync_person_to_sfdc")
  ) { word in
    let owner = word.optional(
      "assign_to", .text,
      "The user or queue that gets a new lead; Salesforce decides when left out.")
    return { .salesforceRecord(.sync(assignTo: owner($0))) }
  }
}
