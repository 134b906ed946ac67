import RuleGraph

extension Filter {
  /// Passes people who clicked a link in an email.
  static let clickedLinkInEmail = Filter(
    "clicked_link_in_email", "Clicked Link in Email",
    WordNotes(
      "Passes people who clicked a link in an email, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.clickEmail],
      example: "clicked_link_in_email: {email: Invitation, date_of_activity: {in_past: 30 "
        + "days}}"),
    lookingBackAt: .clicksLinkInEmail)
}
