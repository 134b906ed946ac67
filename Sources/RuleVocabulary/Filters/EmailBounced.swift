import RuleGraph

extension Filter {
  /// Passes people who had an email bounce for good.
  static let emailBounced = Filter(
    "email_bounced", "Email Bounced",
    WordNotes(
      "Passes people who had an email bounce for good, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.emailBounced],
      example: "email_bounced: {email: Invitation, date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .emailBounces)
}
