public import RuleSemantics
public import RuleSource

/// An opinion about a program: what is legal, but probably not meant.
public struct Lint: Sendable {
  /// What the manual says about its findings.
  public let kind: DiagnosticKind
  private let check: @Sendable (ResolvedWorkspace, inout LintReport) -> Void

  /// Declares a lint.
  init(
    _ kind: DiagnosticKind, check: @escaping @Sendable (ResolvedWorkspace, inout LintReport) -> Void
  ) {
    self.kind = kind
    self.check = check
  }

  /// Returns what the lint finds in a program, in any order.
  public func findings(in program: ResolvedWorkspace) -> [Diagnostic] {
    var report = LintReport(kind: kind)
    check(program, &report)
    return report.diagnostics
  }
}

/// Collects the findings of a lint.
struct LintReport {
  private let kind: DiagnosticKind
  private(set) var diagnostics: [Diagnostic] = []

  fileprivate init(kind: DiagnosticKind) { self.kind = kind }

  /// Adds a finding.
  mutating func add(
    _ message: String, at span: Span, labels: [Diagnostic.Label] = [], notes: [String] = []
  ) {
    diagnostics.append(Diagnostic(kind, message, at: span, labels: labels, notes: notes))
  }
}

/// Runs the lints over a program.
public struct Linter: Sendable {
  /// The lints, by name.
  public static let lints: [Lint] = Registry.lints.sorted { $0.kind.name < $1.kind.name }

  /// Creates a linter.
  public init() {}

  /// Returns what the lints find, in the order of reports.
  ///
  /// A program that could not be resolved completely is looked at as far as it goes.
  public func lint(_ program: ResolvedWorkspace) -> [Diagnostic] {
    Self.lints.flatMap { $0.findings(in: program) }.sorted(by: Diagnostic.reportOrder)
  }
}
