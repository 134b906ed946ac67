import RuleGraph

extension Filter {
  /// Passes people who unsubscribed through an email.
  static let unsubscribedFromEmail = Filter(
    "unsubscribed_from_email", "Unsubscribed from Email",
    WordNotes(
      "Passes people who unsubscribed through an email, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.unsubscribeEmail],
      example: "unsubscribed_from_email: {email: Invitation, date_of_activity: {in_past: 30 "
        + "days}}"),
    lookingBackAt: .unsubscribesFromEmail)
}
