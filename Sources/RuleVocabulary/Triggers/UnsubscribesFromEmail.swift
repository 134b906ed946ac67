import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person unsubscribed through an email.
  static let unsubscribesFromEmail = Trigger(
    "unsubscribes_from_email", "Unsubscribes from Email",
    WordNotes(
      "Fires when a person unsubscribes through an email.",
      rules: ["CAT-3.6"],
      activities: [.unsubscribeEmail],
      example: "unsubscribes_from_email: Invitation"),
    past: PastTense(
      "unsubscribed_from_email", "Unsubscribed from Email", "unsubscribed through an email")
  ) { word in
    let email = word.required(
      "email", .names, "The email, several, or `any`.", isMain: true)
    return { .init(.unsubscribeEmail, named(email($0))) }
  }
}
