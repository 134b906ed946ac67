import RuleGraph

extension Filter {
  /// Passes people who got an email delivered.
  static let emailWasDelivered = Filter(
    "email_was_delivered", "Email was Delivered",
    WordNotes(
      "Passes people who got an email delivered, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.emailDelivered],
      example: "email_was_delivered: {email: Invitation, date_of_activity: {in_past: 30 "
        + "days}}"),
    lookingBackAt: .emailIsDelivered)
}
