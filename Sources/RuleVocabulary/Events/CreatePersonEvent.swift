import RuleGraph

extension Event {
  /// A new person comes into being in Marketo.
  static let createPerson = Event(
    "create_person", "Create Person",
    WordNotes(
      "A new person comes into being in Marketo, by a form, an import or the API; with a program "
        + "status, the program acquires the person. `person:` gives the id or the email address.",
      rules: ["SC-M2", "SC-M10"], activities: [.newLead],
      example: "{at: 2026-10-05 09:00, person: grace@example.com, create_person: {fields: {First "
        + "Name: Grace}, program: Q4 Launch, status: Registered}}"),
    by: [.marketo, .api]
  ) { word in
    let fields = word.optional("fields", .fieldValues, "The fields with their values.")
    let program = word.optional("program", .program, "The program that acquires the person.")
    let status = word.optional(
      "status", .programStatus(of: "program"),
      "The first status in the program; the channel's lowest when left out.")
    return { .createPerson(fields($0) ?? [], program: program($0), status: status($0)) }
  }
}
