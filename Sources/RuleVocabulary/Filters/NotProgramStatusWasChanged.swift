import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they had their status in a program changed.
  static let notProgramStatusWasChanged = Filter(
    "not_program_status_was_changed", "Not Program Status was Changed",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "had their status in a program changed.",
      aliases: ["not_progression_status_was_changed"], rules: ["CAT-5", "CAT-2.3"],
      activities: [.changeStatusInProgression],
      example: "not_program_status_was_changed: {program: Q4 Launch, new_status: Attended, "
        + "date_of_activity: {in_past: 30 days}}"),
    noneOf: .programStatusWasChanged)
}
