import RuleGraph

extension Trigger {
  /// Fires when somebody attends a webinar.
  static let attendsEvent = Trigger(
    "attends_event", "Attends event", when: "attends a webinar", .attendEvent,
    about: ("event", "The webinar"), example: "Product tour",
    past: PastTense(
      "has_attended_event", "Has attended event", "attended a webinar"))
}
