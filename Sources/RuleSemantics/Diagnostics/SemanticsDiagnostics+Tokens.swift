public import RuleSource

extension SemanticsDiagnostics {
  /// A token stands in a condition.
  public static let tokenInCondition = DiagnosticKind(
    "token-in-condition", .error, .platform, "A token stands in a condition.",
    rules: ["V-08", "SC-H4"],
    explanation: """
      Marketo does not resolve tokens in the condition of a choice, nor in the values of triggers \
      and filters; they would be compared as the characters that they are. Tokens work in the \
      parameters of most flow steps.
      """)

  static func tokenInCondition(inChoice: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      tokenInCondition,
      inChoice
        ? "tokens do not work in the condition of a choice"
        : "tokens do not work in the values of triggers and filters", at: span)
  }

  /// A token stands where none is resolved.
  public static let tokenNotAllowed = DiagnosticKind(
    "token-not-allowed", .error, .platform, "A parameter does not take tokens.",
    rules: ["SC-T1"],
    explanation: """
      Tokens work in *Change Data Value*, *Change Score* and the three SFDC campaign steps, and in \
      the token form of *Wait*. Elsewhere the braces would be taken as they stand.
      """)

  static func tokenNotAllowed(at span: Span) -> Diagnostic {
    Diagnostic(tokenNotAllowed, "tokens do not work here; expected a plain text", at: span)
  }

  /// A token has nothing to read in this campaign.
  public static let tokenNotAvailable = DiagnosticKind(
    "token-not-available", .error, .platform, "A token has nothing to read in this campaign.",
    rules: ["V-06", "SC-T3"],
    explanation: """
      `{{trigger.…}}` exists only where an event started the flow, so not in batch campaigns; an \
      executable campaign may get it from its caller. `{{program.…}}` exists only in campaigns \
      that belong to a program. The addresses of an alert take tokens in trigger campaigns only.
      """)

  static func tokenNotAvailable(_ token: String, _ reason: String, at span: Span) -> Diagnostic {
    Diagnostic(tokenNotAvailable, "\(Diagnostic.quoted(token)) \(reason)", at: span)
  }

  /// A token holds something of another type.
  public static let tokenOfWrongType = DiagnosticKind(
    "token-of-wrong-type", .error, .type, "A token does not hold what the parameter needs.",
    rules: ["SC-T1", "SC-T6", "SC-W3"],
    explanation: """
      An SFDC campaign step takes a `my.` token of type `sfdc_campaign`, *Change Score* one of \
      type `score`, and a wait for a token needs a date.
      """)

  static func tokenOfWrongType(_ token: String, expected: String, at span: Span) -> Diagnostic {
    Diagnostic(
      tokenOfWrongType, "\(Diagnostic.quoted(token)) does not fit; expected \(expected)", at: span)
  }

  /// A trigger token is used although no trigger of the campaign supplies one.
  public static let triggerTokenWithoutSource = DiagnosticKind(
    "trigger-token-without-source", .warning, .platform,
    "A trigger token follows a trigger that supplies none.",
    rules: ["V-21", "SC-T4"],
    explanation: """
      *Status is Changed in SFDC Campaign* supports no trigger tokens at all, not even the name of \
      the trigger; such a token comes out blank. Name the campaign in the text, or use one \
      campaign per Salesforce campaign.
      """)

  static func triggerTokenWithoutSource(_ token: String, trigger: Span, at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      triggerTokenWithoutSource,
      "\(Diagnostic.quoted(token)) stays blank: this campaign's trigger supplies no tokens",
      at: span, labels: [.init(trigger, "this trigger supplies none")])
  }

  /// A `my.` token is not defined.
  public static let undefinedToken = DiagnosticKind(
    "undefined-token", .error, .reference, "A `my.` token is not defined.",
    rules: ["SC-T5"],
    explanation: """
      `my.` tokens are defined on the program (`tokens:`) or in `rulec.yaml` for all programs. A \
      token that does not exist comes out blank in Marketo, silently. An executable campaign \
      needs the token too: its own value counts when the caller does not pass its context.
      """)

  static func undefinedToken(_ name: String, program: String?, among names: [String], at span: Span)
    -> Diagnostic
  {
    let place = program.map { "by \(Diagnostic.quoted($0)) or the workspace" } ?? "by the workspace"
    return Diagnostic(
      undefinedToken,
      "the token \(Diagnostic.quoted("my." + name)) is not defined \(place)"
        + Suggestion.phrase(for: name, among: names),
      at: span, fixes: replacement(span, Suggestion.nearest(to: name, among: names)))
  }

  /// A token of a fixed namespace does not exist.
  public static let unknownToken = DiagnosticKind(
    "unknown-token", .error, .reference, "A token does not exist.",
    rules: ["SC-T3"],
    explanation: """
      `lead.` and `company.` take fields, `campaign.` and `program.` take `name`, `id` and \
      `description`, `system.` takes `date`, `time` and `dateTime`, `trigger.` takes `Name` and \
      `Trigger Name`. `member.` needs custom fields of program members.
      """)

  static func unknownToken(
    _ token: String, among names: [String], name: String, at span: Span, note: String? = nil
  ) -> Diagnostic {
    let expected = names.isEmpty ? [] : ["expected one of \(list(names))"]
    return Diagnostic(
      unknownToken,
      "unknown token \(Diagnostic.quoted(token))" + Suggestion.phrase(for: name, among: names),
      at: span,
      notes: note.map { [$0] } ?? expected)
  }
}
