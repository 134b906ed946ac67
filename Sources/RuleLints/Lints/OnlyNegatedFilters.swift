import RuleGraph
import RuleSemantics
import RuleSource

extension Lint {
  /// A batch campaign all of whose filters are negated.
  static let onlyNegatedFilters = Lint.ofCampaigns(
    DiagnosticKind(
      "only-negated-filters", .warning, .logic, "All filters of a batch campaign are negated.",
      rules: ["V-20", "CAT-2.2"],
      explanation: """
        *Is not* and the other negated operators hold for everybody else, people with an empty \
        field included. A batch that has nothing but such filters takes nearly the whole database; \
        say who is meant with at least one positive filter.
        """)
  ) { facts, report in
    let uses = facts.filters.uses
    guard facts.campaign.kind == .batch, let first = uses.first,
      uses.allSatisfy({ isNegated($0.predicate) })
    else { return }
    report.add(
      "this batch only says who is left out; nearly everybody else takes part", at: first.span)
  }

  private static func isNegated(_ predicate: Predicate) -> Bool {
    switch predicate {
    case .constant(let holds): holds
    case .field(_, let test): test.isNegated
    case .memberOfProgram(_, _, let negated), .memberOfSFDCCampaign(_, _, let negated),
      .memberOfList(_, let negated), .memberOfSmartList(_, let negated),
      .memberOfCampaign(_, let negated), .activity(_, _, _, let negated):
      negated
    case .sharesValue, .sample, .opportunities: false
    case .all(let parts), .any(let parts): parts.allSatisfy { isNegated($0) }
    }
  }
}
