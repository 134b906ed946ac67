import RuleGraph

extension Trigger {
  /// Fires when somebody asks a question in a webinar.
  static let asksQuestionsDuringEvent = Trigger(
    "asks_questions_during_event", "Asks questions during event",
    when: "asks a question in a webinar", .askQuestionsDuringEvent,
    about: ("event", "The webinar"), example: "Product tour",
    past: PastTense(
      "has_asked_questions_during_event", "Has asked questions during event",
      "asked a question in a webinar"))
}
