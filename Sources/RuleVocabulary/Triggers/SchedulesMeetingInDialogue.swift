import RuleGraph

extension Trigger {
  /// Fires when somebody books a meeting in a dialogue of the chat.
  static let schedulesMeetingInDialogue = Trigger(
    "schedules_meeting_in_dialogue", "Schedules Meeting in Dialogue",
    when: "books a meeting in a dialogue of the chat", .scheduleMeetingInDialogue,
    about: ("dialogue", "The dialogue"), example: "Pricing help",
    past: PastTense(
      "scheduled_meeting_in_dialogue", "Scheduled Meeting in Dialogue",
      "booked a meeting in a dialogue of the chat"))
}
