import RuleGraph

extension Trigger {
  /// Fires when a person enters an engagement program, by a step or by a change of status.
  static let addedToEngagementProgram = Trigger(
    "added_to_engagement_program", "Added to Engagement Program",
    WordNotes(
      "Fires when a person enters an engagement program, by a step or by a change of status.",
      aliases: ["added_to_nurture"], rules: ["CAT-3.3"], activities: [.addToNurture],
      example: "added_to_engagement_program: {program: Onboarding, stream: Warm}"),
    past: PastTense(
      "was_added_to_engagement_program", "Was Added to Engagement Program",
      "were added to an engagement program", aliases: ["was_added_to_nurture"])
  ) { word in
    let program = word.required(
      "program", .engagementPrograms, "The engagement program, several, or `any`.", isMain: true)
    let value = word.optional("stream", .places(of: "program"), "The stream.")
    return {
      .init(.addToNurture, .program(program($0)), constraints((.newValue, value($0))))
    }
  }
}
