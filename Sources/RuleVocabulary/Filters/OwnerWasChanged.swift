import RuleGraph

extension Filter {
  /// Passes people who got another owner.
  static let ownerWasChanged = Filter(
    "owner_was_changed", "Owner was Changed",
    WordNotes(
      "Passes people who got another owner, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.changeOwner],
      example: "owner_was_changed: {date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .ownerChanges)
}
