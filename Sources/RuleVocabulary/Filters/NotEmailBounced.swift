import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they had an email bounce for good.
  static let notEmailBounced = Filter(
    "not_email_bounced", "Not Email Bounced",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "had an email bounce for good.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.emailBounced],
      example: "not_email_bounced: {email: Invitation, date_of_activity: {in_past: 30 days}}"),
    noneOf: .emailBounced)
}
