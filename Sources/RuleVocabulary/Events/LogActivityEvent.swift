import RuleGraph
import SyncState

extension Event {
  private static let behaviour = ActivityFacts.all.filter(\.isBehaviour).map(\.type)

  /// A person does something that Marketo logs.
  static let logActivity = Event(
    "log_activity", "Log Activity",
    WordNotes(
      "A person does something that Marketo logs, or it is done to them: they visit a page, fill out a "
        + "form, attend a webinar, get an email of sales.",
      rules: ["CAT-3.6", "CAT-8"],
      activities: behaviour,
      example: "{after: 1 hour, person: 1001, log_activity: {activity: Visit Webpage, asset: "
        + "/pricing}}"),
    by: [.marketo, .api]
  ) { word in
    let activity = word.required(
      "activity", .activity(behaviour),
      "The activity by its name in the log, such as `Fill Out Form`.")
    let asset = word.optional(
      "asset", .text, "The page, form, link, email, webinar or the like that it is about.")
    let texts: [(ActivityAttribute, OptionalParameter<TextID>)] = [
      (.webPage, word.optional("web_page", .text, "The page on which it happened.")),
      (.referrer, word.optional("referrer", .text, "The page from which the person came.")),
      (.queryString, word.optional("query_string", .text, "The query of the page's address.")),
      (.clientIP, word.optional("client_ip", .text, "The address of the person's computer.")),
      (.link, word.optional("link", .text, "The link in the email.")),
      (.sentBy, word.optional("sent_by", .text, "Who of sales sent the email.")),
      (.receivedBy, word.optional("received_by", .text, "Who of sales received the email.")),
      (.subject, word.optional("subject", .text, "The subject of the task or event.")),
      (.status, word.optional("status", .text, "The status of the task.")),
      (.priority, word.optional("priority", .text, "The priority of the task.")),
      (.activityOwner, word.optional("owner", .text, "The owner of the task or event.")),
      (.role, word.optional("role", .text, "The role of the person in the opportunity.")),
      (.stage, word.optional("stage", .text, "The stage of the opportunity.")),
      (.memberField, word.optional("field", .text, "The field of the opportunity that changed.")),
      (.newValue, word.optional("new_value", .text, "The value of the field after the change.")),
      (.oldValue, word.optional("old_value", .text, "The value of the field before the change.")),
      (.description, word.optional("description", .text, "The description of the task or event.")),
      (.reason, word.optional("reason", .text, "Why the person was pushed to Marketo.")),
      (.source, word.optional("source", .text, "From where the person was pushed to Marketo.")),
    ]
    return { arguments in
      .logActivity(
        activity(arguments), asset: asset(arguments) ?? .empty,
        texts: texts.compactMap { attribute, parameter in
          parameter(arguments).map { AttributeText(attribute, $0) }
        })
    }
  }
}
