import RuleGraph
import SyncState

extension Trigger {
  /// Fires when an email was delivered to a person.
  static let emailIsDelivered = Trigger(
    "email_is_delivered", "Email is Delivered",
    WordNotes(
      "Fires when an email is delivered to a person.",
      rules: ["CAT-3.6"],
      activities: [.emailDelivered],
      example: "email_is_delivered: Invitation"),
    past: PastTense(
      "email_was_delivered", "Email was Delivered", "got an email delivered",
      aliases: ["was_delivered_email"])
  ) { word in
    let email = word.required(
      "email", .names, "The email, several, or `any`.", isMain: true)
    return { .init(.emailDelivered, named(email($0))) }
  }
}
