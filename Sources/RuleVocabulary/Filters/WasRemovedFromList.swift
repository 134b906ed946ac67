import RuleGraph

extension Filter {
  /// Passes people who were removed from a static list.
  static let wasRemovedFromList = Filter(
    "was_removed_from_list", "Was Removed from List",
    WordNotes(
      "Passes people who were removed from a static list, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.removeFromList],
      example: "was_removed_from_list: {list: Newsletter, date_of_activity: {in_past: 30 "
        + "days}}"),
    lookingBackAt: .removedFromList)
}
