import RuleGraph

extension Filter {
  /// Passes people who had their status in a program changed.
  static let programStatusWasChanged = Filter(
    "program_status_was_changed", "Program Status was Changed",
    WordNotes(
      "Passes people who had their status in a program changed, at least once within the "
        + "window.",
      aliases: ["progression_status_was_changed"], rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.changeStatusInProgression],
      example: "program_status_was_changed: {program: Q4 Launch, new_status: Attended, "
        + "date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .programStatusIsChanged)
}
