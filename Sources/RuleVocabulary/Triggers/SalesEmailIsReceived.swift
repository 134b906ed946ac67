import RuleGraph

extension Trigger {
  /// Fires when somebody writes an email to sales.
  static let salesEmailIsReceived = Trigger(
    "sales_email_is_received", "Sales Email is Received", when: "writes an email to sales",
    .receiveSalesEmail,
    about: ("email", "The email"), example: "Question",
    attributes: [
      (.receivedBy, "received_by", "Who of sales received it.")
    ],
    past: PastTense(
      "sales_email_was_received", "Sales Email was Received", "wrote an email to sales"))
}
