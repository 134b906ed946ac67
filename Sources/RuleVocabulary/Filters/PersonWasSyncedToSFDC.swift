import RuleGraph

extension Filter {
  /// Passes people who were brought into Salesforce.
  static let personWasSyncedToSFDC = Filter(
    "person_was_synced_to_sfdc", "Person was Synced to SFDC",
    WordNotes(
      "Passes people who were brought into Salesforce, at least once within the window.",
      aliases: ["lead_was_synced_to_sfdc"], rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.syncLeadToSFDC],
      example: "person_was_synced_to_sfdc: {date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .personIsSyncedToSFDC)
}
