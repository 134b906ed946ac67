import RuleGraph

extension Trigger {
  /// Fires when somebody does not get an email of sales, because it bounces.
  static let salesEmailBounces = Trigger(
    "sales_email_bounces", "Sales Email Bounces",
    when: "does not get an email of sales, because it bounces", .salesEmailBounced,
    about: ("email", "The email"), example: "Introduction",
    past: PastTense(
      "sales_email_bounced", "Sales Email Bounced", "had an email of sales bounce"))
}
