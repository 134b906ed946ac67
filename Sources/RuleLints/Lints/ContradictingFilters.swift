import RuleAnalysis
import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// Filters that nobody can pass together.
  static let contradictingFilters = Lint.ofFilters(
    DiagnosticKind(
      "contradicting-filters", .warning, .logic, "Nobody can pass some filters.",
      rules: ["SC-C2", "SC-C3", "CAT-2.2"],
      explanation: """
        Whoever passes one of these filters fails another, at any time, so that a smart list stays \
        empty and a campaign never starts. This is decided exactly, with empty values, letter case and \
        the filters of smart lists; the filters named are as few as contradict each other. Often two \
        of them were meant as alternatives: `match: any`, or one filter with a list of values.
        """)
  ) { facts, report in
    guard !facts.allDecide else { return }
    if facts.requiresImpossible {
      let core = facts.theory.contradiction(among: facts.requiredPredicates) ?? []
      return reportCore(core.map { facts.required[$0] }, facts, &report)
    }
    guard facts.filters.match != .all else { return }
    if facts.isImpossible {
      let span = facts.filters.matchSpan ?? facts.uses[0].span
      report.add("nobody passes: each way through `match` contradicts itself", at: span)
      return
    }
    for position in facts.theory.impossible(among: facts.uses.map(\.predicate)) {
      reportCore([facts.uses[position]], facts, &report)
    }
  }

  /// Reports filters that contradict each other.
  private static func reportCore(
    _ uses: [ResolvedFilter], _ facts: FilterFacts, _ report: inout LintReport
  ) {
    guard let last = uses.last else { return }
    // An empty smart list is reported where it is defined.
    if uses.count == 1, last.smartList != nil { return }
    let lists = uses.compactMap(\.smartList).map { facts.program.smartLists[$0.index] }
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

extension ResolvedFilter {
  /// Whether the filter asks for members of a smart list, and of which.
  fileprivate var smartList: SmartListID? {
    guard case .memberOfSmartList(let id, negated: false) = predicate else { return nil }
    return id
  }
}
