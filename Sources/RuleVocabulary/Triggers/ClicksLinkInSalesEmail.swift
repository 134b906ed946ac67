import RuleGraph

extension Trigger {
  /// Fires when somebody clicks a link in an email that sales sent.
  static let clicksLinkInSalesEmail = Trigger(
    "clicks_link_in_sales_email", "Clicks Link in Sales Email",
    when: "clicks a link in an email that sales sent", .clickSalesEmail,
    about: ("email", "The email"), example: "Introduction",
    attributes: [
      (.link, "link", "The link."),
      (.sentBy, "sent_by", "Who of sales sent it."),
    ],
    past: PastTense(
      "clicked_link_in_sales_email", "Clicked Link in Sales Email",
      "clicked a link in an email that sales sent"))
}
