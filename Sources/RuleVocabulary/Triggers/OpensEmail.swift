import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person opened an email.
  static let opensEmail = Trigger(
    "opens_email", "Opens Email",
    WordNotes(
      "Fires when a person opens an email.",
      rules: ["CAT-3.6"],
      activities: [.openEmail],
      example: "opens_email: Invitation"),
    past: PastTense(
      "opened_email", "Opened Email", "opened an email")
  ) { word in
    let email = word.required(
      "email", .names, "The email, several, or `any`.", isMain: true)
    return { .init(.openEmail, named(email($0))) }
  }
}
