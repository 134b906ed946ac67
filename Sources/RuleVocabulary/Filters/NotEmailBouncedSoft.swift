import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they had an email bounce for now.
  static let notEmailBouncedSoft = Filter(
    "not_email_bounced_soft", "Not Email Bounced Soft",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "had an email bounce for now.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.emailBouncedSoft],
      example: "not_email_bounced_soft: {email: Invitation, date_of_activity: {in_past: 30 "
        + "days}}"),
    noneOf: .emailBouncedSoft)
}
