import RuleGraph

extension Trigger {
  /// Fires when an engagement program is paused or resumed for a person.
  static let engagementProgramCadenceChanges = Trigger(
    "engagement_program_cadence_changes", "Engagement Program Cadence Changes",
    WordNotes(
      "Fires when an engagement program is paused or resumed for a person.",
      aliases: ["nurture_cadence_changes"], rules: ["CAT-3.3"], activities: [.changeNurtureCadence],
      example: "engagement_program_cadence_changes: {program: Onboarding, new_cadence: Paused}"),
    past: PastTense(
      "engagement_program_cadence_changed", "Engagement Program Cadence Changed",
      "had an engagement program paused or resumed", aliases: ["nurture_cadence_changed"])
  ) { word in
    let program = word.required(
      "program", .engagementPrograms, "The engagement program, several, or `any`.", isMain: true)
    let value = word.optional(
      "new_cadence", .choices(Cadence.words), "The cadence after the change.")
    return {
      .init(.changeNurtureCadence, .program(program($0)), constraints((.newValue, value($0))))
    }
  }
}
