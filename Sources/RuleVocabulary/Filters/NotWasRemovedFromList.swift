import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they were removed from a static list.
  static let notWasRemovedFromList = Filter(
    "not_was_removed_from_list", "Not Was Removed from List",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "were removed from a static list.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.removeFromList],
      example: "not_was_removed_from_list: {list: Newsletter, date_of_activity: {in_past: 30 "
        + "days}}"),
    noneOf: .wasRemovedFromList)
}
