import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they were deleted in Salesforce.
  static let notPersonWasDeletedFromSFDC = Filter(
    "not_person_was_deleted_from_sfdc", "Not Person was Deleted from SFDC",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "were deleted in Salesforce.",
      aliases: ["not_lead_was_deleted_from_sfdc"], rules: ["CAT-5", "CAT-2.3"],
      activities: [.deleteLeadFromSFDC],
      example: "not_person_was_deleted_from_sfdc: {date_of_activity: {in_past: 30 days}}"),
    noneOf: .personWasDeletedFromSFDC)
}
