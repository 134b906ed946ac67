import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a lead was created for a person.
  static let personIsSyncedToSFDC = Trigger(
    "person_is_synced_to_sfdc", "Person is Synced to SFDC",
    WordNotes(
      "Fires when a lead is created in Salesforce for a person, by a step or by the program "
        + "sync.",
      aliases: ["lead_is_synced_to_sfdc"], rules: ["CAT-3.5"],
      activities: [.syncLeadToSFDC],
      example: "person_is_synced_to_sfdc"),
    past: PastTense(
      "person_was_synced_to_sfdc", "Person was Synced to SFDC", "were brought into Salesforce",
      aliases: ["lead_was_synced_to_sfdc"])
  ) { _ in
    { _ in .init(.syncLeadToSFDC) }
  }
}
