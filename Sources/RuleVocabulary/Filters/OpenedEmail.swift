import RuleGraph

extension Filter {
  /// Passes people who opened an email.
  static let openedEmail = Filter(
    "opened_email", "Opened Email",
    WordNotes(
      "Passes people who opened an email, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.openEmail],
      example: "opened_email: {email: Invitation, date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .opensEmail)
}
