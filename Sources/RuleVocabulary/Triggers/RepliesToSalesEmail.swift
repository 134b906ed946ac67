import RuleGraph

extension Trigger {
  /// Fires when somebody replies to an email of sales.
  static let repliesToSalesEmail = Trigger(
    "replies_to_sales_email", "Replies to Sales Email", when: "replies to an email of sales",
    .replyToSalesEmail,
    about: ("email", "The email"), example: "Introduction",
    past: PastTense(
      "replied_to_sales_email", "Replied to Sales Email", "replied to an email of sales"))
}
