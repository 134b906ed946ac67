import RuleGraph

extension Trigger {
  /// Fires when somebody clicks a link in a text message.
  static let clicksLinkInSMSMessage = Trigger(
    "clicks_link_in_sms_message", "Clicks Link in SMS Message",
    when: "clicks a link in a text message", .clickSMSLink,
    about: ("message", "The text message"), example: "Reminder",
    attributes: [
      (.link, "link", "The link.")
    ],
    past: PastTense(
      "clicked_link_in_sms_message", "Clicked Link in SMS Message",
      "clicked a link in a text message"))
}
