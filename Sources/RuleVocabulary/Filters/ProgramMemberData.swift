import RuleGraph

extension Filter {
  /// Passes members of a program by a custom field of theirs.
  static let programMemberData = Filter(
    "program_member_data", "Program Member Data",
    WordNotes(
      "Passes people who are members of a program with such a value in a custom field.",
      aliases: ["program_member_custom_field"], rules: ["CAT-4", "CAT-2.1", "CS-C1", "R-24"],
      example: "program_member_data: {program: Q4 Launch, field: Seat, value: {is_not_empty: true}}"
    )
  ) { word in
    let program = word.required("program", .programs, "The program, several, or `any`.")
    let field = word.required(
      "field", .field(.programMember), "The field, as declared under `program_member_fields:`.",
      aliases: ["attribute"])
    let value = word.required(
      "value", .fieldValueTest(of: "field"), "The condition on the value.")
    return { arguments in
      let (test, isNegated) = program(arguments).positive
      let field = field(arguments)
      return .memberOfProgram(
        test, value(arguments).map { [.memberField(field, $0)] } ?? [], negated: isNegated)
    }
  }
}
