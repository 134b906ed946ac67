import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person got another owner.
  static let ownerChanges = Trigger(
    "owner_changes", "Owner Changes",
    WordNotes(
      "Fires when a Change Owner step gives a person to somebody else; changes of owners in "
        + "Salesforce are not part of the model.",
      rules: ["CAT-3.5"],
      activities: [.changeOwner],
      example: "owner_changes"),
    past: PastTense(
      "owner_was_changed", "Owner was Changed", "got another owner")
  ) { _ in
    { _ in .init(.changeOwner) }
  }
}
