import RuleGraph

extension Filter {
  /// Passes people who had an alert sent about them.
  static let alertWasSent = Filter(
    "alert_was_sent", "Alert Was Sent",
    WordNotes(
      "Passes people who had an alert sent about them, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.sendAlert],
      example: "alert_was_sent: {email: Hot lead, date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .sentAlert)
}
