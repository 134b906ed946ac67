import RuleGraph

extension Filter {
  /// Passes people who had an interesting moment.
  static let hadInterestingMoment = Filter(
    "had_interesting_moment", "Had Interesting Moment",
    WordNotes(
      "Passes people who had an interesting moment, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.interestingMoment],
      example: "had_interesting_moment: {type: Web, date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .hasInterestingMoment)
}
