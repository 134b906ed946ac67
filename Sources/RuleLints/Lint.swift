import RuleSemantics
public import RuleSource

/// An opinion about a program: what is legal, but probably not meant.
public struct Lint: Sendable {
  /// What the manual says about its findings.
  public let kind: DiagnosticKind
  /// What it looks at.
  let check: Check

  /// What a lint looks at; what it asks for decides how often it is called.
  enum Check: Sendable {
    /// The workspace as a whole, once.
    case workspace(@Sendable (ResolvedWorkspace, inout LintReport) -> Void)
    /// The filters of each smart list and of each campaign.
    case filters(@Sendable (FilterFacts, inout LintReport) -> Void)
    /// Each campaign.
    case campaign(@Sendable (CampaignFacts, inout LintReport) -> Void)
  }

  private init(_ kind: DiagnosticKind, _ check: Check) {
    self.kind = kind
    self.check = check
  }

  /// Declares a lint that looks at the workspace as a whole.
  init(
    _ kind: DiagnosticKind, check: @escaping @Sendable (ResolvedWorkspace, inout LintReport) -> Void
  ) {
    self.init(kind, .workspace(check))
  }

  /// Declares a lint that looks at the filters of one smart list or campaign at a time.
  static func ofFilters(
    _ kind: DiagnosticKind, check: @escaping @Sendable (FilterFacts, inout LintReport) -> Void
  ) -> Lint {
    Lint(kind, .filters(check))
  }

  /// Declares a lint that looks at one campaign at a time.
  static func ofCampaigns(
    _ kind: DiagnosticKind, check: @escaping @Sendable (CampaignFacts, inout LintReport) -> Void
  ) -> Lint {
    Lint(kind, .campaign(check))
  }
}

/// Collects the findings of a lint.
struct LintReport {
  private let kind: DiagnosticKind
  private(set) var diagnostics: [Diagnostic] = []

  init(kind: DiagnosticKind) { self.kind = kind }

  /// Adds a finding.
  mutating func add(
    _ message: String, at span: Span, labels: [Diagnostic.Label] = [], notes: [String] = []
  ) {
    diagnostics.append(Diagnostic(kind, message, at: span, labels: labels, notes: notes))
  }
}
