public import RuleSource

extension SemanticsDiagnostics {
  /// An event of a scenario names a campaign of another kind.
  public static let campaignOfWrongKind = DiagnosticKind(
    "campaign-of-wrong-kind", .error, .type, "A campaign cannot do what the event says.",
    rules: ["SC-K1", "SC-K2"],
    explanation: """
      Only trigger campaigns are activated and deactivated; only batch ones are run. Let the \
      event name a campaign of the other kind, or use the event for this kind.
      """)

  static func campaignOfWrongKind(_ name: String, _ expected: String, at span: Span) -> Diagnostic {
    Diagnostic(
      campaignOfWrongKind, "\(Diagnostic.quoted(name)) is not a \(expected) campaign", at: span)
  }

  /// Campaigns execute each other in a circle.
  public static let executeCycle = DiagnosticKind(
    "execute-cycle", .error, .interaction, "Campaigns execute each other in a circle.",
    rules: ["V-12", "SC-X7"],
    explanation: """
      *Execute Campaign* waits for the other campaign to end, so a circle would never end. Use \
      *Request Campaign* where the campaigns may run side by side.
      """)

  static func executeCycle(_ names: [String], at span: Span, labels: [Diagnostic.Label])
    -> Diagnostic
  {
    let circle = (names + names.prefix(1)).map { Diagnostic.quoted($0) }
    return Diagnostic(
      executeCycle, "campaigns execute each other in a circle: \(circle.joined(separator: " → "))",
      at: span, labels: labels)
  }

  /// Campaigns execute each other more than three levels down.
  public static let executeTooDeep = DiagnosticKind(
    "execute-too-deep", .error, .platform, "Executed campaigns are nested too deeply.",
    rules: ["V-12", "SC-X2"],
    explanation: """
      Marketo allows at most three levels below the first campaign. Move the steps of the \
      innermost campaign into the one that executes it, or let it be requested instead.
      """)

  static func executeTooDeep(_ names: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      executeTooDeep, "this is the first of \(names.count - 1) nested executions; at most 3 work",
      at: span, notes: ["the chain is \(names.joined(separator: " → "))"])
  }

  /// Execute Campaign aims at a campaign that is not executable.
  public static let nonExecutableTarget = DiagnosticKind(
    "non-executable-target", .error, .platform,
    "Execute Campaign aims at a campaign that is not executable.",
    rules: ["V-12", "SC-X2"],
    explanation: """
      Only campaigns that are marked `executable: true` can be executed. A trigger campaign is \
      requested instead (*Request Campaign*).
      """)

  static func nonExecutableTarget(_ name: String, declared: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      nonExecutableTarget, "\(Diagnostic.quoted(name)) is not executable", at: span,
      labels: [.init(declared, "mark it with `executable: true`, or request it instead")])
  }

  /// Request Campaign aims at a campaign that is not active.
  public static let requestOfInactive = DiagnosticKind(
    "request-of-inactive", .warning, .interaction, "Request Campaign aims at an inactive campaign.",
    rules: ["V-11", "SC-X1", "SC-X4"],
    explanation: """
      A request of an inactive campaign has no effect. Activate the campaign \
      (`schedule: {active: true}`), or remove the step.
      """)

  static func requestOfInactive(_ name: String, declared: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      requestOfInactive, "\(Diagnostic.quoted(name)) is not active, so the request fails", at: span,
      labels: [.init(declared, "this campaign is not active")])
  }

  /// Smart lists contain each other in a circle.
  public static let smartListCycle = DiagnosticKind(
    "smart-list-cycle", .error, .interaction, "Smart lists refer to each other in a circle.",
    rules: ["SC-A4"],
    explanation: """
      A smart list that refers to itself, directly or through others, has no members. Delete one \
      of the references.
      """)

  static func smartListCycle(_ names: [String], at span: Span) -> Diagnostic {
    let circle = (names + names.prefix(1)).map { Diagnostic.quoted($0) }
    return Diagnostic(
      smartListCycle,
      "smart lists refer to each other in a circle: \(circle.joined(separator: " → "))", at: span)
  }

  /// Request Campaign aims at a campaign that cannot be requested.
  public static let unrequestableTarget = DiagnosticKind(
    "unrequestable-target", .error, .platform,
    "Request Campaign aims at a campaign that cannot be requested.",
    rules: ["V-11", "SC-X1", "SC-X3"],
    explanation: """
      The target needs the trigger *Campaign is Requested*, and the trigger's source must admit \
      the caller: another campaign, the API, or a salesperson.
      """)

  static func unrequestableTarget(
    _ name: String, source: String?, declared: Span, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      unrequestableTarget,
      source.map {
        "\(Diagnostic.quoted(name)) does not admit requests from the source `\($0)`"
      } ?? "\(Diagnostic.quoted(name)) has no trigger `campaign_is_requested`",
      at: span, labels: [.init(declared, "the campaign")])
  }
}
