import RuleGraph

extension Trigger {
  /// Fires when a person goes to another stream of an engagement program.
  static let engagementProgramStreamChanges = Trigger(
    "engagement_program_stream_changes", "Engagement Program Stream Changes",
    WordNotes(
      "Fires when a person goes to another stream of an engagement program.",
      aliases: ["nurture_track_changes"], rules: ["CAT-3.3"], activities: [.changeNurtureTrack],
      example: "engagement_program_stream_changes: {program: Onboarding, new_stream: Hot}"),
    past: PastTense(
      "engagement_program_stream_changed", "Engagement Program Stream Changed",
      "went to another stream of an engagement program", aliases: ["nurture_track_changed"])
  ) { word in
    let program = word.required(
      "program", .engagementPrograms, "The engagement program, several, or `any`.", isMain: true)
    let value = word.optional("new_stream", .places(of: "program"), "The stream after the change.")
    let old = word.optional(
      "old_stream", .places(of: "program"), "The stream before the change.")
    return {
      .init(
        .changeNurtureTrack, .program(program($0)),
        constraints((.newValue, value($0)), (.oldValue, old($0))))
    }
  }
}
