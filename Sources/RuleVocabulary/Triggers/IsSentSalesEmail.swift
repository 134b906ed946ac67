import RuleGraph

extension Trigger {
  /// Fires when somebody is sent an email by sales.
  static let isSentSalesEmail = Trigger(
    "is_sent_sales_email", "Is Sent Sales Email", when: "is sent an email by sales",
    .sendSalesEmail,
    about: ("email", "The email"), example: "Introduction",
    attributes: [
      (.sentBy, "sent_by", "Who of sales sent it.")
    ],
    past: PastTense(
      "was_sent_sales_email", "Was Sent Sales Email", "were sent an email by sales"))
}
