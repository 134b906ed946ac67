import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they got another owner.
  static let notOwnerWasChanged = Filter(
    "not_owner_was_changed", "Not Owner was Changed",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "got another owner.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.changeOwner],
      example: "not_owner_was_changed: {date_of_activity: {in_past: 30 days}}"),
    noneOf: .ownerWasChanged)
}
