import RuleGraph

extension Trigger {
  /// Fires when somebody answers a survey of a webinar.
  static let respondsToASurvey = Trigger(
    "responds_to_a_survey", "Responds to a Survey", when: "answers a survey of a webinar",
    .respondToSurvey,
    about: ("event", "The webinar"), example: "Product tour",
    past: PastTense(
      "responded_to_a_survey", "Responded to a Survey", "answered a survey of a webinar"))
}
