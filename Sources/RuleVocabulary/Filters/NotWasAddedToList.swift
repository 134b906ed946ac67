import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they were added to a static list.
  static let notWasAddedToList = Filter(
    "not_was_added_to_list", "Not Was Added to List",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "were added to a static list.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.addToList],
      example: "not_was_added_to_list: {list: Newsletter, date_of_activity: {in_past: 30 "
        + "days}}"),
    noneOf: .wasAddedToList)
}
