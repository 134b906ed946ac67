import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they opened an email.
  static let notOpenedEmail = Filter(
    "not_opened_email", "Not Opened Email",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "opened an email.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.openEmail],
      example: "not_opened_email: {email: Invitation, date_of_activity: {in_past: 30 days}}"),
    noneOf: .openedEmail)
}
