import RuleGraph

extension Event {
  /// From now on a webhook answers so.
  static let webhookAnswers = Event(
    "webhook_answers", "Webhook Answers",
    WordNotes(
      "From now on, until told otherwise, a webhook answers so for everybody; one that no event "
        + "speaks of answers with nothing.",
      rules: ["CAT-6.5"],
      example: "{at: 2026-10-05 09:00, webhook_answers: {webhook: Enrich, response: found, fields: "
        + "{Country: Sweden}}}"),
    by: [.api], subject: .nobody
  ) { word in
    let webhook = word.required("webhook", .text, "The webhook.")
    let response = word.optional("response", .text, "The text of the answer.")
    let fields = word.optional(
      "fields", .fieldValues, "The fields that its response mapping sets, with their values.")
    let fails = word.optional(
      "fails", .boolean, "Whether the call fails, so that nothing is set; no when left out.")
    return {
      .webhookAnswer(
        webhook($0), response: response($0), values: fields($0) ?? [], fails: fails($0) ?? false)
    }
  }
}
