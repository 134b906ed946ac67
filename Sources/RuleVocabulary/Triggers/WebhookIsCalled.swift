import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a webhook was called for a person.
  static let webhookIsCalled = Trigger(
    "webhook_is_called", "Webhook is Called",
    WordNotes(
      "Fires when a webhook was called for a person and has answered.",
      rules: ["CAT-3.4"],
      activities: [.callWebhook],
      example: "webhook_is_called: {webhook: Enrich, response: {contains: found}}"),
    past: PastTense(
      "webhook_was_called", "Webhook was Called", "had a webhook called for them",
      aliases: ["webhook_is_called"])
  ) { word in
    let webhook = word.required(
      "webhook", .names, "The webhook, several, or `any`.", isMain: true)
    let response = word.optional(
      "response", .test(.string), "The text of the answer.")
    return { .init(.callWebhook, named(webhook($0)), constraints((.response, response($0)))) }
  }
}
