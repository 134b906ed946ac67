import RuleGraph

extension Event {
  /// Salesforce does what Marketo asks, but its replies get lost.
  static let loseReplies = Event(
    "lose_replies", "Lose Replies",
    WordNotes(
      "The next writes of Marketo are carried out in Salesforce, but the replies get lost. Marketo "
        + "finds out with the next cycle; a lead is never created twice.",
      rules: ["CS-E1"], example: "{at: 2026-10-05 09:00, lose_replies: {count: 3}}"),
    by: [.salesforce], subject: .nobody
  ) { word in
    let count = word.required("count", .count, "How many.", isMain: true)
    return { .connection(.loseReplies(count($0))) }
  }
}
