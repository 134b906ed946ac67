import RuleGraph

extension Filter {
  /// Passes people who were added to a static list.
  static let wasAddedToList = Filter(
    "was_added_to_list", "Was Added to List",
    WordNotes(
      "Passes people who were added to a static list, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.addToList],
      example: "was_added_to_list: {list: Newsletter, date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .addedToList)
}
