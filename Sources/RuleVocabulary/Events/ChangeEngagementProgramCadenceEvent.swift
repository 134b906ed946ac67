import RuleGraph

extension Event {
  /// An engagement program is paused or resumed for a person.
  static let changeEngagementProgramCadence = Event(
    "change_engagement_program_cadence", "Change Engagement Program Cadence",
    WordNotes(
      "Somebody pauses or resumes an engagement program for the person.",
      aliases: ["change_nurture_cadence"],
      rules: ["CAT-6.4"], activities: [.addToNurture, .changeNurtureCadence],
      example:
        "{after: 1 hour, person: 1001, change_engagement_program_cadence: {program: Onboarding, cadence: Paused}}"
    ),
    by: [.marketo, .api]
  ) { word in
    let program = word.required("program", .engagementProgram, "The engagement program.")
    let value = word.required("cadence", .cadence, "Whether content is sent.")
    return { .nurture(program($0), .pause(value($0) == .paused)) }
  }
}
