import RuleGraph

extension Event {
  /// A person is added to a stream of an engagement program.
  static let addToEngagementProgram = Event(
    "add_to_engagement_program", "Add to Engagement Program",
    WordNotes(
      "Somebody adds the person to a stream of an engagement program.", aliases: ["add_to_nurture"],
      rules: ["CAT-6.4"], activities: [.addToNurture],
      example:
        "{after: 1 hour, person: 1001, add_to_engagement_program: {program: Onboarding, stream: Warm}}"
    ),
    by: [.marketo, .api]
  ) { word in
    let program = word.required("program", .engagementProgram, "The engagement program.")
    let value = word.required("stream", .stream(of: "program"), "The stream.")
    return { .nurture(program($0), .join(value($0))) }
  }
}
