import RuleGraph

extension Action {
  /// Sends an email, which a dry run only logs.
  static let sendEmail = Action(
    "send_email", "Send Email",
    WordNotes(
      "Sends an email. rulec never sends anything: it logs what Marketo would do, blocked mail "
        + "and communication limits included.",
      rules: ["SC-B1", "SC-B2", "SC-B5", "SC-B7"], activities: [.sendEmail],
      example: "send_email: Invitation")
  ) { word in
    let email = word.required("email", .text, "The name of the email.", isMain: true)
    let isOperational = word.optional(
      "operational", .boolean,
      "Whether it also goes to unsubscribed people and over the limits; false when left out.")
    return { .sendEmail(name: email($0), isOperational: isOperational($0) ?? false) }
  }
}
