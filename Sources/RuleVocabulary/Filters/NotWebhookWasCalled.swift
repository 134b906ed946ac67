import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they had a webhook called for them.
  static let notWebhookWasCalled = Filter(
    "not_webhook_was_called", "Not Webhook was Called",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "had a webhook called for them.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.callWebhook],
      example: "not_webhook_was_called: {webhook: Enrich, date_of_activity: {in_past: 30 "
        + "days}}"),
    noneOf: .webhookWasCalled)
}
