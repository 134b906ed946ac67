import RuleGraph

extension Action {
  /// Corrects whether the person reached success in a program.
  static let changeProgramSuccess = Action(
    "change_program_success", "Change Program Success",
    WordNotes(
      "Corrects whether and when a member of a program reached success; the log has no entry "
        + "for it.",
      aliases: ["change_program_data"], rules: ["CAT-6.4", "SC-M9", "R-31", "SC-A2"],
      example: "change_program_success: {program: Q4 Launch, success: false}")
  ) { word in
    word.needsArgument = true
    let program = word.defaulted(
      "program", .program, .parentProgram, "The program; the campaign's own when left out.")
    let success = word.optional(
      "success", .boolean,
      "Whether success is reached; it is reached today, and lost with its date.")
    let date = word.optional(
      "success_date", .day, "The day of success, which makes it reached; counts before `success`.")
    return {
      if let day = date($0) { return .programSuccess(program($0), .date(day)) }
      return .programSuccess(program($0), .reached(success($0) ?? true))
    }
  }
}
