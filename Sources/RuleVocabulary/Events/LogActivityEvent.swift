import RuleGraph
import SyncState

extension Event {
  private static let behaviour = ActivityFacts.all.filter(\.isBehaviour).map(\.type)

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
    let texts: [(ActivityAttribute, OptionalParameter<TextID>)] = [
      (.webPage, word.optional("web_page", .text, "The page on which it happened.")),
      (.referrer, word.optional("referrer", .text, "The page from which the person came.")),
      (.queryString, word.optional("query_string", .text, "The query of the page's address.")),
      (.clientIP, word.optional("client_ip", .text, "The address of the person's computer.")),
      (.link, word.optional("link", .text, "The link in the email.")),
    ]
    return { arguments in
      .logActivity(
        activity(arguments), asset: asset(arguments),
        texts: texts.compactMap { attribute, parameter in
          parameter(arguments).map { AttributeText(attribute, $0) }
        })
    }
  }
}
