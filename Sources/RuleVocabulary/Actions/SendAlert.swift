import RuleGraph

extension Action {
  /// Sends an alert about the person to sales, which a dry run only logs.
  static let sendAlert = Action(
    "send_alert", "Send Alert",
    WordNotes(
      "Sends an alert about the person to sales. rulec never sends anything: it logs what "
        + "Marketo would do.",
      rules: ["CAT-6.5", "SC-T1"],
      activities: [.sendAlert],
      example: "send_alert: {email: Hot lead, to: Sales Owner}")
  ) { word in
    let email = word.required(
      "email", .text, "The name of the email.", isMain: true)
    let owner = word.defaulted(
      "to", .choice(["Sales Owner", "Account Owner", "None"]), .value("Sales Owner"),
      "Whose alert it is; the sales owner's when left out.")
    let others = word.optional(
      "other_addresses", .alertAddresses,
      "Further addresses, with commas between.")
    return {
      var texts = [Effect.AttributeTemplate(.recipient, Template([.literal(owner($0))]))]
      if let others = others($0) { texts.append(.init(.otherRecipients, others)) }
      return .outside(.sendAlert, about: email($0), texts)
    }
  }
}
