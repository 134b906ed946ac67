public import RuleSource

extension SemanticsDiagnostics {
  /// Two person fields have the same API name.
  public static let apiNameTaken = DiagnosticKind(
    "api-name-taken", .error, .reference, "Two person fields have the same API name.",
    explanation: """
      The headers of Marketo's extracts are API names, so each belongs to one field. A field \
      without `api_name` uses its screen name. Give one of the two fields another `api_name`.
      """)

  static func apiNameTaken(_ name: String, by field: String, at span: Span) -> Diagnostic {
    Diagnostic(
      apiNameTaken,
      "the API name \(Diagnostic.quoted(name)) belongs to the field \(Diagnostic.quoted(field))",
      at: span)
  }

  /// Two definitions have the same kind and name.
  public static let duplicateDefinition = DiagnosticKind(
    "duplicate-definition", .error, .reference, "Two definitions have the same kind and name.",
    explanation: """
      Names are how rules refer to each other, so each names one thing: in the whole workspace, \
      or in the program that a list or campaign belongs to. Rename one of them, or delete the \
      copy.
      """)

  static func duplicateDefinition(_ noun: String, _ name: String, first: Span, at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      duplicateDefinition, "the \(noun) \(Diagnostic.quoted(name)) is defined twice", at: span,
      labels: [.init(first, "first defined here")])
  }

  /// Two assets of a kind have the same id.
  public static let duplicateID = DiagnosticKind(
    "duplicate-id", .error, .reference, "Two assets of a kind have the same id.",
    explanation: """
      Extracts and logs name assets by id; with the same id they would be one. Correct the one \
      that is wrong; both products show the id in the address of the asset's page.
      """)

  static func duplicateID(_ id: String, first: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      duplicateID, "the id \(Diagnostic.quoted(id)) is already taken", at: span,
      labels: [.init(first, "first used here")])
  }

  /// Two statuses, tokens, fields or filters of one owner have the same name.
  public static let duplicateName = DiagnosticKind(
    "duplicate-name", .error, .reference, "A name occurs twice in one definition.",
    rules: ["SF-S6"],
    explanation: """
      The statuses of a channel, the labels of a Salesforce campaign, the tokens of a program, \
      the person fields and the named filters of a smart list each have names of their own. \
      Rename one of the two, or delete it.
      """)

  static func duplicateName(_ noun: String, _ name: String, first: Span, at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      duplicateName, "the \(noun) \(Diagnostic.quoted(name)) occurs twice", at: span,
      labels: [.init(first, "first here")])
  }

  /// A program has a type that its channel does not apply to.
  public static let programTypeNotInChannel = DiagnosticKind(
    "program-type-not-in-channel", .error, .platform,
    "A channel does not apply to the program's type.",
    rules: ["SC-M12"],
    explanation: """
      A channel says for which types of programs it may be chosen; Marketo offers it only for \
      those. Choose another channel, or add the type to `program_types:` of this one if Marketo \
      does.
      """)

  static func programTypeNotInChannel(
    _ type: String, channel: String, types: [String], at span: Span
  ) -> Diagnostic {
    Diagnostic(
      programTypeNotInChannel,
      "the channel \(Diagnostic.quoted(channel)) is not for programs of type `\(type)`", at: span,
      notes: ["it is for \(list(types))"])
  }

  /// *Not in Program* is declared as a status.
  public static let reservedStatus = DiagnosticKind(
    "reserved-status", .error, .platform, "A channel declares Not in Program.",
    rules: ["SC-M4", "SC-M7"],
    explanation: """
      Every channel has *Not in Program* at step 0 by itself. Leave it out of `statuses:`.
      """)

  static func reservedStatus(at span: Span) -> Diagnostic {
    Diagnostic(
      reservedStatus, "every channel has `Not in Program` already; leave it out", at: span)
  }

  /// A standard field is declared with another type or API name.
  public static let standardFieldChanged = DiagnosticKind(
    "standard-field-changed", .error, .platform,
    "A standard field is declared with another type or API name.",
    explanation: """
      Standard fields are built in. Name one under `person_fields:` only to change the Salesforce \
      field that it is synced with.
      """)

  static func standardFieldChanged(_ name: String, _ key: String, is value: String, at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      standardFieldChanged,
      "\(Diagnostic.quoted(name)) is a standard field, whose `\(key)` is `\(value)`", at: span)
  }

  /// The value of a token does not fit its type.
  public static let tokenValueMalformed = DiagnosticKind(
    "token-value-malformed", .error, .type, "The value of a token does not fit its type.",
    rules: ["SC-T5"],
    explanation: """
      A `score` token holds a change such as `+15`, a `number` token a number, a `date` token a day \
      such as `2026-11-02`, an `sfdc_campaign` token the name of a Salesforce campaign.
      """)

  static func tokenValueMalformed(_ value: String, type: String, expected: String, at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      tokenValueMalformed,
      "\(Diagnostic.quoted(value)) does not fit a token of type `\(type)`; expected \(expected)",
      at: span)
  }

  /// A time zone is unknown.
  public static let unknownTimeZone = DiagnosticKind(
    "unknown-time-zone", .error, .reference, "A time zone is unknown.",
    rules: ["SC-W4"],
    explanation: """
      Time zones are named as in the IANA database: `Europe/Stockholm`, `America/New_York`, `UTC`. \
      Abbreviations such as CET or offsets such as +01:00 do not say when daylight saving begins.
      """)

  static func unknownTimeZone(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      unknownTimeZone,
      "unknown time zone \(Diagnostic.quoted(name)); expected a name such as `Europe/Stockholm`",
      at: span)
  }
}
