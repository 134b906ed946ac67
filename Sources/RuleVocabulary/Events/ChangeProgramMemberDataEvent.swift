import RuleGraph

extension Event {
  /// Somebody changes a custom field of a program member.
  static let changeProgramMemberData = Event(
    "change_program_member_data", "Change Program Member Data",
    WordNotes(
      "A custom field of a program member is changed; in Salesforce, that of the member of the "
        + "campaign that the program is mapped to.",
      rules: ["CS-C1", "CS-C3", "CS-D5"], activities: [.changeProgramMemberData],
      example: "{at: 2026-10-05 09:00, by: marketo, person: 1002, "
        + "change_program_member_data: {program: Q4 Launch, field: Seat, value: 12A}}"),
    by: [.marketo, .api, .salesforce]
  ) { word in
    let program = word.required("program", .program, "The program.")
    let field = word.required(
      "field", .field(.programMember), "The field, as declared under `program_member_fields:`.",
      aliases: ["attribute"])
    let value = word.required(
      "value", .fixedFieldValue(of: "field"), "The new value; `NULL` clears the field.",
      aliases: ["new_value"])
    return { .setMemberField(program($0), .init(field($0), value($0))) }
  }
}
