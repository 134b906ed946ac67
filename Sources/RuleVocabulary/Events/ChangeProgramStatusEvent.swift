import RuleGraph

extension Event {
  /// Somebody changes a person's progression status.
  static let changeProgramStatus = Event(
    "change_program_status", "Change Program Status",
    WordNotes(
      "The progression status of a person is changed by hand, by an import, or through the API.",
      rules: ["SC-F11", "SC-M2", "SC-M5", "SC-M8"], activities: [.changeStatusInProgression],
      example: "{at: 2026-10-05 09:00, person: 1001, change_program_status: {program: Q4 Launch, "
        + "status: Registered}}"),
    by: [.marketo, .api]
  ) { word in
    let program = word.required("program", .program, "The program.")
    let status = word.required(
      "status", .programStatus(of: "program"), "The new progression status.",
      aliases: ["new_status"])
    return { .programStatus(program($0), status($0)) }
  }
}
