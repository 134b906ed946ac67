import RuleGraph

extension Trigger {
  /// Fires when somebody gets an email that a friend forwards.
  static let receivedForwardToFriendEmail = Trigger(
    "received_forward_to_friend_email", "Received Forward to Friend Email",
    when: "gets an email that a friend forwards", .receiveForwardToFriendEmail,
    about: ("email", "The email"), example: "Invitation",
    past: PastTense(
      "received_forward_to_friend_email", "Received Forward to Friend Email",
      "got an email that a friend forwarded"))
}
