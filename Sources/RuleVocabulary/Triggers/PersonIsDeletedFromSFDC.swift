import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person's record was deleted in Salesforce.
  static let personIsDeletedFromSFDC = Trigger(
    "person_is_deleted_from_sfdc", "Person is Deleted from SFDC",
    WordNotes(
      "Fires when a person's lead or contact was deleted in Salesforce, as soon as the sync "
        + "has pulled it.",
      aliases: ["lead_is_deleted_from_sfdc"], rules: ["CAT-3.5"],
      activities: [.deleteLeadFromSFDC],
      example: "person_is_deleted_from_sfdc"),
    past: PastTense(
      "person_was_deleted_from_sfdc", "Person was Deleted from SFDC", "were deleted in Salesforce",
      aliases: ["lead_was_deleted_from_sfdc"])
  ) { _ in
    { _ in .init(.deleteLeadFromSFDC) }
  }
}
