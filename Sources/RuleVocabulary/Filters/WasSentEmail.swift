import RuleGraph

extension Filter {
  /// Passes people who were sent an email.
  static let wasSentEmail = Filter(
    PastTense("was_sent_email", "Was Sent Email", "were sent an email"),
    rules: ["CAT-5", "SC-B7"], activities: [.sendEmail],
    example: "was_sent_email: {email: Invitation, date_of_activity: {in_past: 30 days}}"
  ) { word in
    let email = word.required(
      "email", .names, "The email, several, or `any`.", isMain: true)
    return { .init(.sendEmail, named(email($0))) }
  }
}
