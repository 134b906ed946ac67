import RuleGraph

extension Trigger {
  /// Fires when somebody forwards an email to a friend.
  static let sentForwardToFriendEmail = Trigger(
    "sent_forward_to_friend_email", "Sent Forward to Friend Email",
    when: "forwards an email to a friend", .sendForwardToFriendEmail,
    about: ("email", "The email"), example: "Invitation",
    past: PastTense(
      "sent_forward_to_friend_email", "Sent Forward to Friend Email",
      "forwarded an email to a friend"))
}
