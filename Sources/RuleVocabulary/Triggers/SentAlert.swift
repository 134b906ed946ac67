import RuleGraph
import SyncState

extension Trigger {
  /// Fires when an alert about a person was sent.
  static let sentAlert = Trigger(
    "sent_alert", "Sent Alert",
    WordNotes(
      "Fires when an alert about a person is sent.",
      rules: ["CAT-3.2"],
      activities: [.sendAlert],
      example: "sent_alert: Hot lead"),
    past: PastTense(
      "alert_was_sent", "Alert Was Sent", "had an alert sent about them")
  ) { word in
    let email = word.required(
      "email", .names, "The email of the alert, several, or `any`.", isMain: true)
    return { .init(.sendAlert, named(email($0))) }
  }
}
