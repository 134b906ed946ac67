import RuleGraph
import SyncState

extension Trigger {
  /// Fires when an email to a person bounced for good.
  static let emailBounces = Trigger(
    "email_bounces", "Email Bounces",
    WordNotes(
      "Fires when an email to a person bounces for good.",
      rules: ["CAT-3.6"],
      activities: [.emailBounced],
      example: "email_bounces: Invitation"),
    past: PastTense(
      "email_bounced", "Email Bounced", "had an email bounce for good")
  ) { word in
    let email = word.required(
      "email", .names, "The email, several, or `any`.", isMain: true)
    return { .init(.emailBounced, named(email($0))) }
  }
}
