import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they clicked a link on a web page.
  static let notClickedLink = Filter(
    "not_clicked_link", "Not Clicked Link",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "clicked a link on a web page.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.clickLink],
      example: "not_clicked_link: {link: any, date_of_activity: {in_past: 30 days}}"),
    noneOf: .clickedLink)
}
