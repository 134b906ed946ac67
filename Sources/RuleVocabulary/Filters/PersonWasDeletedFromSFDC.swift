import RuleGraph

extension Filter {
  /// Passes people who were deleted in Salesforce.
  static let personWasDeletedFromSFDC = Filter(
    "person_was_deleted_from_sfdc", "Person was Deleted from SFDC",
    WordNotes(
      "Passes people who were deleted in Salesforce, at least once within the window.",
      aliases: ["lead_was_deleted_from_sfdc"], rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.deleteLeadFromSFDC],
      example: "person_was_deleted_from_sfdc: {date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .personIsDeletedFromSFDC)
}
