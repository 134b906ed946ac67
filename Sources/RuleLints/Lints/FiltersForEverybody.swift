import RuleAnalysis
import RuleGraph
import RuleSemantics
import RuleSource

extension Lint {
  /// A match that lets everybody through.
  static let filtersForEverybody = Lint(
    DiagnosticKind(
      "filters-for-everybody", .warning, .logic, "Everybody passes some filters.",
      rules: ["SC-C2", "CAT-2.2"],
      explanation: """
        Whoever fails one of these filters passes another, so that `match` lets everybody through: a \
        batch takes the whole database. Two *is not* filters joined by `any` do that. This is decided \
        exactly, empty values included.
        """)
  ) { program, report in
    let theory = program.theory
    for filters in program.filterGroups where filters.match != .all && filters.uses.count > 1 {
      guard theory.isImpossible(all: [], none: [filters.predicate]) else { continue }
      report.add(
        "everybody passes: who fails one filter passes another",
        at: filters.matchSpan ?? filters.uses[0].span)
    }
  }
}
