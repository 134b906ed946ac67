import RuleGraph

extension Action {
  /// Calls a webhook, which a dry run only logs.
  static let callWebhook = Action(
    "call_webhook", "Call Webhook",
    WordNotes(
      "Calls a webhook. rulec calls nobody: the answer is what a scenario says with "
        + "`webhook_answers`, else nothing.",
      rules: ["CAT-6.5", "SC-K1", "SC-K3"],
      activities: [.callWebhook],
      example: "call_webhook: Enrich"),
    traits: [.forbiddenInExecutable, .onlyInTriggerCampaigns]
  ) { word in
    let webhook = word.required(
      "webhook", .text, "The name of the webhook.", isMain: true)
    return { .outside(.callWebhook, about: webhook($0), []) }
  }
}
