import RuleAnalysis
import RuleGraph
import RuleSemantics
import RuleSource

extension Lint {
  /// A match that lets everybody through.
  static let filtersForEverybody = Lint.ofFilters(
    DiagnosticKind(
      "filters-for-everybody", .warning, .logic, "Everybody passes some filters.",
      rules: ["SC-C2", "CAT-2.2"],
      explanation: """
        Whoever fails one of these filters passes another, so that `match` lets everybody through: a \
        batch takes the whole database. Two *is not* filters joined by `any` do that. This is decided \
        exactly, empty values included.
        """)
  ) { facts, report in
    guard facts.filters.match != .all, facts.uses.count > 1, !facts.allDecide,
      facts.theory.isImpossible(all: [], none: [facts.predicate])
    else { return }
    report.add(
      "everybody passes: who fails one filter passes another",
      at: facts.filters.matchSpan ?? facts.uses[0].span)
  }
}
