import RuleGraph

extension Action {
  /// Sets a custom field of a program member.
  static let changeProgramMemberData = Action(
    "change_program_member_data", "Change Program Member Data",
    WordNotes(
      "Sets a custom field of the person as a member of a program; who is no member is skipped. "
        + "`NULL`, in capitals and without anything else, clears it.",
      rules: ["CAT-6.4", "CS-C1", "R-29", "SC-T1"], activities: [.changeProgramMemberData],
      example: "change_program_member_data: {program: Q4 Launch, field: Seat, value: 12A}")
  ) { word in
    let program = word.defaulted(
      "program", .program, .parentProgram, "The program; the campaign's own when left out.")
    let field = word.required(
      "field", .field(.programMember), "The field, as declared under `program_member_fields:`.",
      aliases: ["attribute"])
    let value = word.required(
      "value", .fieldValue(of: "field"), "The new value; tokens are allowed.",
      aliases: ["new_value"])
    return { .memberField(program($0), field($0), value($0)) }
  }
}
