import RuleAnalysis
import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A trigger after which nobody passes the filters.
  static let triggerAgainstFilters = Lint.ofCampaigns(
    DiagnosticKind(
      "trigger-against-filters", .warning, .logic,
      "Nobody to whom an event happens passes the filters.",
      rules: ["SC-C3", "SC-C11"],
      explanation: """
        Filters look at people as they are right after the event. What the trigger asks of the event, \
        such as the new value of a field or the list that somebody was added to, is then true of the \
        person, and one of the filters wants the opposite: this trigger never starts the campaign. \
        This is decided exactly, empty values and smart lists included.
        """)
  ) { facts, report in
    let (filters, theory) = (facts.filters, facts.theory)
    guard !filters.uses.isEmpty else { return }
    for trigger in facts.campaign.triggers {
      let known = trigger.pattern.outcome(facts.program)
      let both = known + [filters.predicate]
      guard !known.isEmpty, !theory.isPossible(all: both), !filters.isImpossible,
        !theory.isImpossible(all: known), theory.isImpossible(all: both)
      else { continue }
      let core = theory.contradiction(among: known + filters.requiredPredicates) ?? []
      let uses = core.filter { $0 >= known.count }.map { filters.required[$0 - known.count] }
      report.add(
        "nobody to whom this happens passes the filters", at: trigger.span,
        labels: uses.map { .init($0.span, "is not true right after the event") })
    }
  }
}

extension EventPattern {
  /// What is true of a person right after such an activity, as far as the pattern tells.
  fileprivate func outcome(_ program: ResolvedWorkspace) -> [Predicate] {
    let newValues = constraints.filter { $0.attribute == .newValue }.map(\.test)
    switch (type, asset) {
    case (.changeDataValue, .field(.oneOf(let ids))), (.changeScore, .field(.oneOf(let ids))):
      return newValues.map { test in .any(ids.map { .field($0, test) }) }
    case (.addToList, .list(let test)):
      return [.memberOfList(test, negated: false)]
    case (.removeFromList, .list(.oneOf(let ids))) where ids.count == 1:
      return [.memberOfList(.oneOf(ids), negated: true)]
    case (.addToSFDCCampaign, .sfdcCampaign(let test)),
      (.changeStatusInSFDCCampaign, .sfdcCampaign(let test)):
      return [.memberOfSFDCCampaign(test, newValues.map { .status($0) }, negated: false)]
    case (.removeFromSFDCCampaign, .sfdcCampaign(.oneOf(let ids))) where ids.count == 1:
      return [.memberOfSFDCCampaign(.oneOf(ids), [], negated: true)]
    case (.changeStatusInProgression, .program(let test)):
      // The new status may be *Not in Program*, unless the trigger names statuses of the channel.
      guard !newValues.isEmpty, newValues.allSatisfy({ $0.namesStatuses(program) }) else {
        return []
      }
      return [.memberOfProgram(test, newValues.map { .status($0) }, negated: false)]
    default:
      return []
    }
  }
}

extension ValueTest {
  /// Whether the test wants one of some statuses, none of which is *Not in Program*.
  fileprivate func namesStatuses(_ program: ResolvedWorkspace) -> Bool {
    guard case .text(.is, let names, negated: false) = self else { return false }
    let outside = ProgressionStatus.notInProgram.name.lowercased()
    return !names.contains { program.text[$0].lowercased() == outside }
  }
}
