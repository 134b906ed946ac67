import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they were sent an email.
  static let notWasSentEmail = Filter(
    "not_was_sent_email", "Not Was Sent Email",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "were sent an email.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.sendEmail],
      example: "not_was_sent_email: {email: Invitation, date_of_activity: {in_past: 30 days}}"),
    noneOf: .wasSentEmail)
}
