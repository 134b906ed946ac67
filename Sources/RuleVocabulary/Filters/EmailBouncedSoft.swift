import RuleGraph

extension Filter {
  /// Passes people who had an email bounce for now.
  static let emailBouncedSoft = Filter(
    "email_bounced_soft", "Email Bounced Soft",
    WordNotes(
      "Passes people who had an email bounce for now, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.emailBouncedSoft],
      example: "email_bounced_soft: {email: Invitation, date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .emailBouncesSoft)
}
