import RuleGraph

extension Trigger {
  /// Fires when somebody opens an email that sales sent.
  static let opensSalesEmail = Trigger(
    "opens_sales_email", "Opens Sales Email", when: "opens an email that sales sent",
    .openSalesEmail,
    about: ("email", "The email"), example: "Introduction",
    attributes: [
      (.sentBy, "sent_by", "Who of sales sent it.")
    ],
    past: PastTense(
      "opened_sales_email", "Opened Sales Email", "opened an email that sales sent"))
}
