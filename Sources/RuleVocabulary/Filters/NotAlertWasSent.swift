import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they had an alert sent about them.
  static let notAlertWasSent = Filter(
    "not_alert_was_sent", "Not Alert Was Sent",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "had an alert sent about them.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.sendAlert],
      example: "not_alert_was_sent: {email: Hot lead, date_of_activity: {in_past: 30 days}}"),
    noneOf: .alertWasSent)
}
