import RuleGraph

extension Event {
  private static let behaviour: [ActivityType] = [
    .visitWebpage, .fillOutForm, .clickLink, .emailDelivered, .emailBounced, .unsubscribeEmail,
    .openEmail, .clickEmail, .emailBouncedSoft,
  ]

  /// A person does something that Marketo logs.
  static let logActivity = Event(
    "log_activity", "Log Activity",
    WordNotes(
      "A person does something that Marketo logs: visits a page, fills out a form, clicks a link.",
      rules: ["CAT-3.6", "CAT-8"],
      activities: behaviour,
      example: "{after: 1 hour, person: 1001, log_activity: {activity: Visit Webpage, asset: "
        + "/pricing}}"),
    by: [.marketo, .api]
  ) { word in
    let activity = word.required(
      "activity", .activity(behaviour),
      "The activity by its name in the log, such as `Fill Out Form`.")
    let asset = word.required(
      "asset", .text, "The page, form, link or email that it is about.")
    return { .logActivity(activity($0), asset: asset($0)) }
  }
}
