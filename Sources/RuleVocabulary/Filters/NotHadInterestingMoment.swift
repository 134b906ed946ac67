import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they had an interesting moment.
  static let notHadInterestingMoment = Filter(
    "not_had_interesting_moment", "Not Had Interesting Moment",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "had an interesting moment.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.interestingMoment],
      example: "not_had_interesting_moment: {type: Web, date_of_activity: {in_past: 30 days}}"),
    noneOf: .hadInterestingMoment)
}
