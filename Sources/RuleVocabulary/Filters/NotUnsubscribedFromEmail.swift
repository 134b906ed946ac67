import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they unsubscribed through an email.
  static let notUnsubscribedFromEmail = Filter(
    "not_unsubscribed_from_email", "Not Unsubscribed from Email",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "unsubscribed through an email.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.unsubscribeEmail],
      example: "not_unsubscribed_from_email: {email: Invitation, date_of_activity: {in_past: "
        + "30 days}}"),
    noneOf: .unsubscribedFromEmail)
}
