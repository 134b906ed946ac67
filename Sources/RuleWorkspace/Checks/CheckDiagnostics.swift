public import RuleSource

/// The kinds of finding about how findings are chosen: configuration, suppressions, baselines.
public enum CheckDiagnostics {
  /// Every kind, in the order of the names.
  public static let all: [DiagnosticKind] = [
    expiredSuppression, fixedSeverity, malformedBaseline, malformedSuppression,
    staleBaselineEntry, suppressionWithoutReason, unknownCheck, unknownSuppression,
    unusedSuppression,
  ]

  /// A suppression has passed its date.
  public static let expiredSuppression = DiagnosticKind(
    "expired-suppression", .warning, .style, "A suppression has passed its date.",
    explanation: """
      `until=YYYY-MM-DD` is the last day on which a suppression works, so that what was put off comes \
      back. Resolve the finding, or set a new date. A day is a day of UTC.
      """)

  static func expired(_ suppression: Suppression) -> Diagnostic {
    let day = suppression.until.map { "\($0)" } ?? ""
    return Diagnostic(
      expiredSuppression, "this suppression ended on \(day); resolve the finding or set a new date",
      at: suppression.span)
  }

  /// A severity is set that cannot be changed.
  public static let fixedSeverity = DiagnosticKind(
    "fixed-severity", .warning, .logic,
    "`checks` sets the severity of an error that is always one.",
    explanation: """
      With such an error the workspace has no meaning that could be run: a name that leads nowhere, \
      a value that does not fit. Whatever `checks` says, these stay errors. Everything else can be \
      set, one by one or by category; the setting of a category leaves its errors as they are.
      """)

  static func fixed(_ setting: CheckSetting) -> Diagnostic {
    Diagnostic(
      fixedSeverity,
      "`\(setting.name)` is always an error: a workspace that has it cannot be run",
      at: setting.nameSpan)
  }

  /// A baseline cannot be read.
  public static let malformedBaseline = DiagnosticKind(
    "malformed-baseline", .error, .syntax, "A baseline is not what `--write-baseline` writes.",
    explanation: """
      A baseline is a JSON document with `schemaVersion` 1 and a list `findings`, each with `name`, \
      `scope` and `count`. Write it anew with `rulec check --write-baseline`.
      """)

  static func malformedBaseline(_ span: Span, _ reason: String) -> Diagnostic {
    Diagnostic(
      malformedBaseline, "the baseline cannot be read: \(reason)", at: span,
      notes: ["`rulec check --write-baseline` writes it anew"])
  }

  /// A suppression is not written as one.
  public static let malformedSuppression = DiagnosticKind(
    "malformed-suppression", .warning, .style, "A comment looks like a suppression but is none.",
    explanation: """
      A suppression is a comment of the form `# rulec: ignore[name, name] reason`, on the line of the \
      finding or the line above it, or `# rulec: ignore-file[name] reason` for a whole file. \
      `until=YYYY-MM-DD` may stand before the reason.
      """)

  static func malformedSuppression(
    _ span: Span, _ problem: String, fixes: [Fix] = []
  ) -> Diagnostic {
    Diagnostic(
      malformedSuppression, problem, at: span,
      notes: ["a suppression is written `# rulec: ignore[name] reason`"], fixes: fixes)
  }

  /// An entry of a baseline stands for nothing.
  public static let staleBaselineEntry = DiagnosticKind(
    "stale-baseline-entry", .warning, .style, "A baseline holds a finding that is gone.",
    explanation: """
      The finding was resolved, or moved to another step. An entry that stays behind would hide the \
      next finding of that name in the same place. `rulec check --write-baseline` prunes the baseline.
      """)

  static func stale(_ entry: Baseline.Entry, excess: Int) -> Diagnostic {
    let count = excess == entry.count ? "" : "\(excess) of \(entry.count) times "
    return Diagnostic(
      staleBaselineEntry, "`\(entry.name)` is \(count)no longer found in `\(entry.scope)`",
      at: entry.span, notes: ["`rulec check --write-baseline` prunes the baseline"])
  }

  /// A suppression says nothing about its reason.
  public static let suppressionWithoutReason = DiagnosticKind(
    "suppression-without-reason", .warning, .style, "A suppression gives no reason.",
    explanation: """
      Whoever reads the file next needs to know why the finding does not matter here. A suppression \
      without a reason has no effect: write the reason after the bracket, as in \
      `# rulec: ignore[only-negated-filters] the list is small`.
      """)

  static func withoutReason(_ suppression: Suppression) -> Diagnostic {
    Diagnostic(
      suppressionWithoutReason, "this suppression has no effect without a reason",
      at: suppression.span, notes: ["write why the finding does not matter here after the bracket"])
  }

  /// A name in `checks` is no finding and no category.
  public static let unknownCheck = DiagnosticKind(
    "unknown-check", .error, .reference, "`checks` names a finding that does not exist.",
    explanation: """
      The keys of `checks` in `rulec.yaml` are names of findings, such as `parallel-instances`, or \
      categories, such as `style`. `rulec explain --list diagnostics` lists the names.
      """)

  static func unknown(_ setting: CheckSetting) -> Diagnostic {
    let nearest = Suggestion.nearest(to: setting.name, among: CheckSelection.names)
    let hint = nearest.map { "; did you mean `\($0)`?" } ?? ""
    return Diagnostic(
      unknownCheck, "unknown finding or category \(Diagnostic.quoted(setting.name))\(hint)",
      at: setting.nameSpan, fixes: nearest.map { [.replace(setting.nameSpan, with: $0)] } ?? [])
  }

  /// A suppression names a finding that does not exist.
  public static let unknownSuppression = DiagnosticKind(
    "unknown-suppression", .warning, .reference,
    "A suppression names a finding that does not exist.",
    explanation: """
      The names between the brackets are names of findings, as reports show them. Categories cannot \
      be suppressed in a file; set them in `checks` of `rulec.yaml`.
      """)

  static func unknown(_ name: Suppression.Name) -> Diagnostic {
    let nearest = Suggestion.nearest(to: name.text, among: DiagnosticCatalogue.all.map(\.name))
    let hint = nearest.map { "; did you mean `\($0)`?" } ?? ""
    return Diagnostic(
      unknownSuppression, "unknown finding \(Diagnostic.quoted(name.text))\(hint)", at: name.span,
      fixes: nearest.map { [.replace(name.span, with: $0)] } ?? [])
  }

  /// A suppression suppresses nothing.
  public static let unusedSuppression = DiagnosticKind(
    "unused-suppression", .warning, .style, "A suppression suppresses nothing.",
    explanation: """
      No finding of that name is on the line of the comment or the line below it (for `ignore-file`: in \
      the file), or it is an error that keeps the workspace from being run, which no suppression \
      hides. Remove the name; if it stayed, it would hide the next finding of that kind.
      """)

  static func unused(_ name: Suppression.Name, removal: Fix, isMandatory: Bool) -> Diagnostic {
    let message =
      isMandatory
      ? "`\(name.text)` cannot be suppressed: a workspace that has it cannot be run"
      : "no `\(name.text)` to suppress here"
    return Diagnostic(unusedSuppression, message, at: name.span, fixes: [removal])
  }
}
