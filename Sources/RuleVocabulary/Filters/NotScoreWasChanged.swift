import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they had a score changed.
  static let notScoreWasChanged = Filter(
    "not_score_was_changed", "Not Score was Changed",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "had a score changed.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.changeScore],
      example: "not_score_was_changed: {score: Person Score, change: {at_least: 10}, "
        + "date_of_activity: {in_past: 7 days}}"),
    noneOf: .scoreWasChanged)
}
