import RuleGraph

extension Event {
  /// A person is moved to another stream of an engagement program.
  static let changeEngagementProgramStream = Event(
    "change_engagement_program_stream", "Change Engagement Program Stream",
    WordNotes(
      "Somebody moves the person to another stream of an engagement program.",
      aliases: ["change_nurture_track"],
      rules: ["CAT-6.4"], activities: [.addToNurture, .changeNurtureTrack],
      example:
        "{after: 1 hour, person: 1001, change_engagement_program_stream: {program: Onboarding, stream: Hot}}"
    ),
    by: [.marketo, .api]
  ) { word in
    let program = word.required("program", .engagementProgram, "The engagement program.")
    let value = word.required("stream", .stream(of: "program"), "The stream.")
    return { .nurture(program($0), .move(value($0))) }
  }
}
