import RuleGraph

extension Action {
  /// Adds the person to a stream of an engagement program.
  static let addToEngagementProgram = Action(
    "add_to_engagement_program", "Add to Engagement Program",
    WordNotes(
      "Adds the person to a stream of an engagement program. Members stay in the stream they are in; "
        + "who is no member becomes one, with the first status.",
      aliases: ["add_to_nurture"], rules: ["CAT-6.4", "SC-M8", "SC-M13"],
      activities: [.addToNurture],
      example: "add_to_engagement_program: {program: Onboarding, stream: Warm}")
  ) { word in
    let program = word.required("program", .engagementProgram, "The engagement program.")
    let stream = word.required("stream", .stream(of: "program"), "The stream.", aliases: ["track"])
    return { .nurture(program($0), .join(stream($0))) }
  }
}
