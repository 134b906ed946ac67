import RuleGraph
import SyncState

extension Trigger {
  /// Fires when an email to a person bounced for now.
  static let emailBouncesSoft = Trigger(
    "email_bounces_soft", "Email Bounces Soft",
    WordNotes(
      "Fires when an email to a person bounces for now, as when a mailbox is full.",
      rules: ["CAT-3.6"],
      activities: [.emailBouncedSoft],
      example: "email_bounces_soft: Invitation"),
    past: PastTense(
      "email_bounced_soft", "Email Bounced Soft", "had an email bounce for now")
  ) { word in
    let email = word.required(
      "email", .names, "The email, several, or `any`.", isMain: true)
    return { .init(.emailBouncedSoft, named(email($0))) }
  }
}
