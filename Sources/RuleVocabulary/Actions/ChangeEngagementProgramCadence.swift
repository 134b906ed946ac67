import RuleGraph

extension Action {
  /// Pauses an engagement program for the person, or resumes it.
  static let changeEngagementProgramCadence = Action(
    "change_engagement_program_cadence", "Change Engagement Program Cadence",
    WordNotes(
      "Pauses the content of an engagement program for the person, or resumes it. Who is no member is "
        + "added to the first stream. Campaigns, transition rules among them, act on paused people.",
      aliases: ["change_nurture_cadence"], rules: ["CAT-6.4", "SC-M13"],
      activities: [.addToNurture, .changeNurtureCadence],
      example: "change_engagement_program_cadence: {program: Onboarding, cadence: Paused}")
  ) { word in
    let program = word.required("program", .engagementProgram, "The engagement program.")
    let cadence = word.required("cadence", .cadence, "Whether content is sent.")
    return { .nurture(program($0), .pause(cadence($0) == .paused)) }
  }
}
