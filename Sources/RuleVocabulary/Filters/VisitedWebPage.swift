import RuleGraph

extension Filter {
  /// Passes people who visited a web page.
  static let visitedWebPage = Filter(
    "visited_web_page", "Visited Web Page",
    WordNotes(
      "Passes people who visited a web page, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.visitWebpage],
      example: "visited_web_page: {page: {starts_with: /pricing}, date_of_activity: {in_past: "
        + "30 days}}"),
    lookingBackAt: .visitsWebPage)
}
