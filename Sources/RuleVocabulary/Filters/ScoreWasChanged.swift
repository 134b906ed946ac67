import RuleGraph

extension Filter {
  /// Passes people who had a score changed.
  static let scoreWasChanged = Filter(
    "score_was_changed", "Score was Changed",
    WordNotes(
      "Passes people who had a score changed, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.changeScore],
      example: "score_was_changed: {score: Person Score, change: {at_least: 10}, "
        + "date_of_activity: {in_past: 7 days}}"),
    lookingBackAt: .scoreIsChanged)
}
