import RuleGraph

extension Filter {
  /// Passes people who had a webhook called for them.
  static let webhookWasCalled = Filter(
    "webhook_was_called", "Webhook was Called",
    WordNotes(
      "Passes people who had a webhook called for them, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.callWebhook],
      example: "webhook_was_called: {webhook: Enrich, date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .webhookIsCalled)
}
