public import RuleSource

extension SemanticsDiagnostics {
  /// An event that happens to a person names none.
  public static let eventWithoutPerson = DiagnosticKind(
    "event-without-person", .error, .reference, "An event names no person.",
    explanation: """
      The event happens to somebody: add `person:` with a Marketo id or an email address, or \
      `people:` with several.
      """)

  static func eventWithoutPerson(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(
      eventWithoutPerson, "`\(word)` needs `person`, a Marketo id or an email address", at: span)
  }

  /// An event has no time.
  public static let eventWithoutTime = DiagnosticKind(
    "event-without-time", .error, .reference, "The first event of a scenario has no time.",
    explanation: """
      `at:` gives a local date and time, `after:` a period after the event before. An event with \
      neither happens together with the one before; the first one needs `at:`, or a `start:` of \
      the scenario to count from.
      """)

  static func eventWithoutTime(at span: Span) -> Diagnostic {
    Diagnostic(
      eventWithoutTime, "the first event needs `at`, or the scenario needs `start`", at: span)
  }

  /// An event that concerns a campaign names a person.
  public static let eventWithPerson = DiagnosticKind(
    "event-with-person", .error, .reference, "An event that concerns no person names one.",
    explanation: """
      Activating, running and aborting campaigns, and the sync, concern everybody. Leave \
      `person:` and `people:` out.
      """)

  static func eventWithPerson(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(
      eventWithPerson, "`\(word)` does not happen to a person; leave `person` out", at: span)
  }

  /// A person is named by something that is neither an id nor an address.
  public static let malformedPerson = DiagnosticKind(
    "malformed-person", .error, .type, "A person is neither a Marketo id nor an email address.",
    explanation: "People are named by their Marketo id, such as `1001`, or by their email address.")

  static func malformedPerson(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      malformedPerson, "\(Diagnostic.quoted(text)) is neither a Marketo id nor an email address",
      at: span)
  }

  /// The times of a scenario contradict each other.
  public static let scenarioTimes = DiagnosticKind(
    "scenario-times", .error, .logic, "The times of a scenario contradict each other.",
    explanation: """
      A scenario ends after it begins, and its events lie between. They may stand in any order; \
      `after:` counts from the event that stands before.
      """)

  static func scenarioTimes(_ message: String, at span: Span) -> Diagnostic {
    Diagnostic(scenarioTimes, message, at: span)
  }

  /// A field that is not synced is changed in Salesforce.
  public static let unsyncedField = DiagnosticKind(
    "unsynced-field", .error, .sync, "A field is changed in Salesforce that is not synced.",
    rules: ["CS-D6"],
    explanation: """
      Only fields with a Salesforce counterpart exist there. Custom fields get theirs with \
      `salesforce:` under `person_fields:`.
      """)

  static func unsyncedField(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      unsyncedField, "\(Diagnostic.quoted(name)) has no counterpart in Salesforce", at: span)
  }

  /// Somebody does what only others can.
  public static let wrongActor = DiagnosticKind(
    "wrong-actor", .error, .type, "An event cannot be done by this actor.",
    explanation: """
      Leads are created, converted and deleted in Salesforce; lists, scores and programs live in \
      Marketo. `by:` says who acts; without it, the usual actor of the event is meant.
      """)

  static func wrongActor(_ actor: String, word: String, actors: [String], at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      wrongActor, "`\(word)` cannot be done by `\(actor)`", at: span,
      notes: ["expected \(list(actors))"])
  }
}
