import RuleGraph

extension Action {
  /// Changes the person's progression status in a program.
  static let changeProgramStatus = Action(
    "change_program_status", "Change Program Status",
    WordNotes(
      "Sets the person's progression status in a program; a person outside becomes a member. A "
        + "status of a lower step is refused, except Not in Program, which ends the membership.",
      aliases: ["change_status_in_progression"],
      rules: ["CAT-6.4", "SC-M5", "SC-M6", "SC-M7", "SC-M8", "SC-A2"],
      activities: [.changeStatusInProgression],
      example: "change_program_status: {program: Q4 Launch, status: Registered}")
  ) { word in
    let program = word.defaulted(
      "program", .program, .parentProgram, "The program; the campaign's own when left out.")
    let status = word.required(
      "status", .programStatus(of: "program"), "The new progression status.", isMain: true,
      aliases: ["new_status"])
    return { .programStatus(program($0), status($0)) }
  }
}
