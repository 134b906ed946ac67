import RuleGraph

extension Trigger {
  /// Fires when somebody is pushed to Marketo through the API.
  static let personIsPushedToMarketo = Trigger(
    "person_is_pushed_to_marketo", "Person is Pushed to Marketo",
    when: "is pushed to Marketo through the API", .pushLeadToMarketo,
    about: ("program", "The program"), example: "Q4 Launch",
    attributes: [
      (.reason, "reason", "The reason that the log gives."),
      (.source, "source", "The source that the log gives."),
    ],
    aliases: ["lead_is_pushed_to_marketo"],
    past: PastTense(
      "person_was_pushed_to_marketo", "Person was Pushed to Marketo",
      "were pushed to Marketo through the API",
      aliases: ["lead_was_pushed_to_marketo"]))
}
