import RuleGraph

extension Action {
  /// Moves the person to another stream of an engagement program.
  static let changeEngagementProgramStream = Action(
    "change_engagement_program_stream", "Change Engagement Program Stream",
    WordNotes(
      "Moves the person to another stream of an engagement program. Who is no member of this program "
        + "is added to it, and stays in others.",
      aliases: ["change_nurture_track"], rules: ["CAT-6.4"],
      activities: [.addToNurture, .changeNurtureTrack],
      example: "change_engagement_program_stream: {program: Onboarding, stream: Hot}")
  ) { word in
    let program = word.required("program", .engagementProgram, "The engagement program.")
    let stream = word.required("stream", .stream(of: "program"), "The stream.", aliases: ["track"])
    return { .nurture(program($0), .move(stream($0))) }
  }
}
