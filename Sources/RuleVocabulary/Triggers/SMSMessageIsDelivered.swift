import RuleGraph

extension Trigger {
  /// Fires when somebody gets a text message.
  static let smsMessageIsDelivered = Trigger(
    "sms_message_is_delivered", "SMS Message is Delivered", when: "gets a text message",
    .smsDelivered,
    about: ("message", "The text message"), example: "Reminder",
    past: PastTense(
      "was_delivered_sms_message", "Was Delivered SMS Message", "got a text message"))
}
