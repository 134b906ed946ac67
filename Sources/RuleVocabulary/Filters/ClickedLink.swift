import RuleGraph

extension Filter {
  /// Passes people who clicked a link on a web page.
  static let clickedLink = Filter(
    "clicked_link", "Clicked Link",
    WordNotes(
      "Passes people who clicked a link on a web page, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.clickLink],
      example: "clicked_link: {link: any, date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .clicksLink)
}
