import RuleAnalysis
import RuleGraph
import RuleSemantics
import RuleSource

extension Lint {
  /// A filter that others make superfluous.
  static let redundantFilter = Lint.ofFilters(
    DiagnosticKind(
      "redundant-filter", .warning, .logic, "A filter changes nothing.",
      rules: ["SC-C2", "CAT-2.2"],
      explanation: """
        With `match: all`, everybody who passes the other filters passes this one too; with `match: \
        any`, whoever passes this one passes another; with a formula, the same people pass without \
        it. So it could be left out, and often it is not what \
        was meant: a number, a status or an operator is wrong. This is decided exactly, with empty \
        values, letter case and the filters of smart lists. A filter *is not empty* is never reported: \
        it says what is meant.
        """)
  ) { facts, report in
    guard !facts.allDecide else { return }
    switch facts.filters.match {
    case .all: checkAll(facts, &report)
    case .any: checkAny(facts, &report)
    case .formula: checkFormula(facts, &report)
    }
  }

  private static func checkAll(_ facts: FilterFacts, _ report: inout LintReport) {
    let (uses, predicates) = (facts.uses, facts.requiredPredicates)
    let theory = facts.theory
    guard !facts.isImpossible else { return }
    var kept = Array(uses.indices)
    for position in uses.indices.reversed() where !saysNotEmpty(predicates[position]) {
      let others = kept.filter { $0 != position }
      guard theory.implies(others.map { predicates[$0] }, predicates[position]) else { continue }
      kept = others
      let single = others.first { theory.implies([predicates[$0]], predicates[position]) }
      let message =
        theory.implies([], predicates[position])
        ? "everybody passes this filter"
        : single == nil
          ? "this filter changes nothing: whoever passes the others passes it"
          : "this filter changes nothing: whoever passes the other one passes it"
      report.add(
        message, at: uses[position].span,
        labels: single.map { [.init(uses[$0].span, "says as much, or more")] } ?? [])
    }
  }

  private static func checkAny(_ facts: FilterFacts, _ report: inout LintReport) {
    let (uses, theory) = (facts.uses, facts.theory)
    let predicates = uses.map(\.predicate)
    guard uses.count > 1, !theory.isImpossible(all: [], none: predicates) else { return }
    var kept = Array(uses.indices)
    for position in uses.indices.reversed() {
      let others = kept.filter { $0 != position }
      let isNobody = theory.isImpossible(all: [predicates[position]])
      guard !isNobody, theory.implies([predicates[position]], .any(others.map { predicates[$0] }))
      else { continue }
      kept = others
      let single = others.first { theory.implies([predicates[position]], predicates[$0]) }
      report.add(
        "this filter changes nothing: whoever passes it passes another one",
        at: uses[position].span,
        labels: single.map { [.init(uses[$0].span, "lets the same people through")] } ?? [])
    }
  }

  /// A filter of a formula changes nothing when the same people pass if everybody passes it, as beside
  /// a narrower one in an *and*, or if nobody does, as beside a wider one in an *or*.
  private static func checkFormula(_ facts: FilterFacts, _ report: inout LintReport) {
    let (uses, theory) = (facts.uses, facts.theory)
    guard !facts.isImpossible, !theory.isImpossible(all: [], none: [facts.predicate]) else {
      return
    }
    let surroundings = facts.filters.surroundings
    // What was found superfluous is out of the way of the others.
    var fixed: [Int: Bool] = [:]
    for position in uses.indices.reversed() where !saysNotEmpty(uses[position].predicate) {
      // Nearly always somebody passes the formula only because of the filter, and somebody else fails
      // it only because of the filter; that is sooner found than what follows.
      if fixed.isEmpty, let beside = surroundings[position],
        theory.decides(uses[position].predicate, all: beside.passed, none: beside.failed)
      {
        continue
      }
      guard !theory.isImpossible(all: [uses[position].predicate]) else { continue }
      let present = facts.filters.predicate(fixing: fixed)
      func without(_ isPassed: Bool) -> Predicate {
        facts.filters.predicate(fixing: fixed.merging([position: isPassed]) { $1 })
      }
      // The formula has no *not*, so that passing a filter more never stops anybody.
      if theory.implies([without(true)], present) {
        fixed[position] = true
      } else if theory.implies([present], without(false)) {
        fixed[position] = false
      } else {
        continue
      }
      report.add(
        "this filter changes nothing: the formula lets the same people through without it",
        at: uses[position].span)
    }
  }

  private static func saysNotEmpty(_ predicate: Predicate) -> Bool {
    guard case .field(_, .isEmpty(negated: true)) = predicate else { return false }
    return true
  }
}
