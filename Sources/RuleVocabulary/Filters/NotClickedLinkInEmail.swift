import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they clicked a link in an email.
  static let notClickedLinkInEmail = Filter(
    "not_clicked_link_in_email", "Not Clicked Link in Email",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "clicked a link in an email.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.clickEmail],
      example: "not_clicked_link_in_email: {email: Invitation, date_of_activity: {in_past: 30 "
        + "days}}"),
    noneOf: .clickedLinkInEmail)
}
