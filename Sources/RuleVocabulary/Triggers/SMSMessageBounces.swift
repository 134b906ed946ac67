import RuleGraph

extension Trigger {
  /// Fires when somebody does not get a text message, because it bounces.
  static let smsMessageBounces = Trigger(
    "sms_message_bounces", "SMS Message Bounces",
    when: "does not get a text message, because it bounces", .smsBounced,
    about: ("message", "The text message"), example: "Reminder",
    past: PastTense(
      "sms_message_bounced", "SMS Message Bounced", "had a text message bounce"))
}
