import RuleGraph
import SyncState

extension Trigger {
  /// Fires when the progression status of a person in a program changed.
  static let programStatusIsChanged = Trigger(
    "program_status_is_changed", "Program Status is Changed",
    WordNotes(
      "Fires when the progression status of a person in a program changes, the first status and "
        + "the removal from the program included.",
      aliases: ["progression_status_is_changed"], rules: ["CAT-3.3", "R-30", "SC-M9"],
      activities: [.changeStatusInProgression],
      example: "program_status_is_changed: {program: Q4 Launch, new_status: Attended}"),
    past: PastTense(
      "program_status_was_changed", "Program Status was Changed",
      "had their status in a program changed",
      aliases: ["progression_status_was_changed"])
  ) { word in
    let program = word.required(
      "program", .programs, "The program, several, or `any`.", isMain: true)
    let new = word.optional(
      "new_status", .statusTest(of: "program"), "The progression status after the change.")
    let old = word.optional(
      "old_status", .statusTest(of: "program"), "The progression status before the change.")
    let success = word.optional(
      "success", .boolean, "Whether this very change reached success.")
    let acquiredBy = word.optional(
      "acquired_by", .boolean, "Whether the program acquired the person.")
    let reason = word.optional("reason", .test(.string), "The reason that the log gives.")
    return {
      .init(
        .changeStatusInProgression, .program(program($0)),
        constraints(
          (.newValue, new($0)), (.oldValue, old($0)), (.success, isTrue(success($0))),
          (.acquiredBy, isTrue(acquiredBy($0))), (.reason, reason($0))))
    }
  }
}
