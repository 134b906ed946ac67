import RuleGraph

extension Trigger {
  /// Fires when somebody books a meeting in a conversational flow of the chat.
  static let schedulesMeetingInConversationalFlow = Trigger(
    "schedules_meeting_in_conversational_flow", "Schedules Meeting in Conversational Flow",
    when: "books a meeting in a conversational flow of the chat", .scheduleMeetingInFlow,
    about: ("flow", "The conversational flow"), example: "Event help",
    past: PastTense(
      "scheduled_meeting_in_conversational_flow", "Scheduled Meeting in Conversational Flow",
      "booked a meeting in a conversational flow of the chat"))
}
