import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a custom field of a program member changed.
  static let programMemberDataIsChanged = Trigger(
    "program_member_data_is_changed", "Program Member Data is Changed",
    WordNotes(
      "Fires when a custom field of a member of a program changes; values are compared as texts.",
      rules: ["CAT-3.3", "CS-C1"], activities: [.changeProgramMemberData],
      example: "program_member_data_is_changed: {program: Q4 Launch, field: Seat, new_value: 12A}"),
    past: PastTense(
      "program_member_data_was_changed", "Program Member Data was Changed",
      "had a field as members of a program changed")
  ) { word in
    let program = word.required(
      "program", .programs, "The program, several, or `any`.", isMain: true)
    let field = word.optional(
      "field", .memberFields, "The field.", aliases: ["attribute"])
    let new = word.optional("new_value", .test(.string), "The value after the change.")
    let previous = word.optional(
      "previous_value", .test(.string), "The value before the change.")
    return {
      .init(
        .changeProgramMemberData, .program(program($0)),
        constraints((.memberField, field($0)), (.newValue, new($0)), (.oldValue, previous($0))))
    }
  }
}
