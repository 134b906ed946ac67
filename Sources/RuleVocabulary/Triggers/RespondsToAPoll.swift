import RuleGraph

extension Trigger {
  /// Fires when somebody answers a poll in a webinar.
  static let respondsToAPoll = Trigger(
    "responds_to_a_poll", "Responds to a Poll", when: "answers a poll in a webinar", .respondToPoll,
    about: ("event", "The webinar"), example: "Product tour",
    past: PastTense(
      "responded_to_a_poll", "Responded to a Poll", "answered a poll in a webinar"))
}
