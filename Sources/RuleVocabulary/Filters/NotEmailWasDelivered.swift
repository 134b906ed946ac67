import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they got an email delivered.
  static let notEmailWasDelivered = Filter(
    "not_email_was_delivered", "Not Email was Delivered",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "got an email delivered.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.emailDelivered],
      example: "not_email_was_delivered: {email: Invitation, date_of_activity: {in_past: 30 "
        + "days}}"),
    noneOf: .emailWasDelivered)
}
