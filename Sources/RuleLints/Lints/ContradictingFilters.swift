import RuleAnalysis
import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// Filters that nobody can pass together.
  static let contradictingFilters = Lint(
    DiagnosticKind(
      "contradicting-filters", .warning, .logic, "Nobody can pass some filters.",
      rules: ["SC-C2", "SC-C3", "CAT-2.2"],
      explanation: """
        Whoever passes one of these filters fails another, at any time, so that a smart list stays \
        empty and a campaign never starts. This is decided exactly, with empty values, letter case and \
        the filters of smart lists; the filters named are as few as contradict each other. Often two \
        of them were meant as alternatives: `match: any`, or one filter with a list of values.
        """)
  ) { program, report in
    let theory = program.theory
    for filters in program.filterGroups where !filters.uses.isEmpty {
      check(filters, program, theory, &report)
    }
  }

  private static func check(
    _ filters: ResolvedFilters, _ program: ResolvedWorkspace, _ theory: FilterTheory,
    _ report: inout LintReport
  ) {
    let required = filters.required
    if let core = theory.contradiction(among: required.map(\.predicate)) {
      return reportCore(core.map { required[$0].use }, program, theory, &report)
    }
    guard filters.match != .all else { return }
    if theory.isImpossible(all: [filters.predicate]) {
      let span = filters.matchSpan ?? filters.uses[0].span
      report.add("nobody passes: each way through `match` contradicts itself", at: span)
      return
    }
    for use in filters.uses { reportCore([use], program, theory, &report) }
  }

  /// Reports filters that contradict each other; nothing when they do not.
  private static func reportCore(
    _ uses: [ResolvedFilter], _ program: ResolvedWorkspace, _ theory: FilterTheory,
    _ report: inout LintReport
  ) {
    guard let last = uses.last, theory.isImpossible(all: uses.map(\.predicate)) else { return }
    // An empty smart list is reported where it is defined.
    if uses.count == 1, last.smartList != nil { return }
    let lists = uses.compactMap(\.smartList).map { program.smartLists[$0.index] }
    report.add(
      uses.count == 1
        ? "nobody passes this filter"
        : uses.count == 2
          ? "nobody passes both this filter and the other one"
          : "nobody passes this filter together with the others",
      at: last.span,
      labels: uses.dropLast().map { .init($0.span, "contradicts this filter") }
        + lists.map { .init($0.span, "the smart list") })
  }
}
