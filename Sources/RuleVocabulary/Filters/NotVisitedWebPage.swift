import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they visited a web page.
  static let notVisitedWebPage = Filter(
    "not_visited_web_page", "Not Visited Web Page",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "visited a web page.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.visitWebpage],
      example: "not_visited_web_page: {page: {starts_with: /pricing}, date_of_activity: "
        + "{in_past: 30 days}}"),
    noneOf: .visitedWebPage)
}
