import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they were brought into Salesforce.
  static let notPersonWasSyncedToSFDC = Filter(
    "not_person_was_synced_to_sfdc", "Not Person was Synced to SFDC",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "were brought into Salesforce.",
      aliases: ["not_lead_was_synced_to_sfdc"], rules: ["CAT-5", "CAT-2.3"],
      activities: [.syncLeadToSFDC],
      example: "not_person_was_synced_to_sfdc: {date_of_activity: {in_past: 30 days}}"),
    noneOf: .personWasSyncedToSFDC)
}
