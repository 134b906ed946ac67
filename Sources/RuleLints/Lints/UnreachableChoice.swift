import RuleAnalysis
import RuleGraph
import RuleSemantics
import RuleSource

extension Lint {
  /// A choice whose people have all been caught by earlier ones, or never get there.
  static let unreachableChoice = Lint.ofCampaigns(
    DiagnosticKind(
      "unreachable-choice", .warning, .logic, "A choice is never reached.",
      rules: ["V-09", "SC-H2"],
      explanation: """
        Of the choices of a step, the first that holds wins. A choice whose condition is covered by \
        earlier ones, one after the other or all together, never applies: put the narrower condition \
        first, or remove it. In the first steps of a flow, before anything is changed and before any \
        wait, the filters of the campaign count as well. This is decided exactly, with empty values, \
        letter case and the filters of smart lists.
        """)
  ) { facts, report in
    var knowsPerson = true
    for step in facts.campaign.flow {
      if step.hasChoices {
        let entry =
          knowsPerson && !facts.filters.requiresImpossible ? facts.filters.requiredPredicates : []
        check(step, entry: entry, facts.theory, &report)
      }
      knowsPerson = knowsPerson && step.actions.allSatisfy { $0.effect.leavesPersonAlone }
    }
  }

  private static func check(
    _ step: ResolvedStep, entry: [Predicate], _ theory: FilterTheory, _ report: inout LintReport
  ) {
    let predicates = step.choices.map(\.condition.predicate)
    let isReached = theory.areReached(predicates, all: entry)
    for (position, choice) in step.choices.enumerated() where !isReached[position] {
      let (own, earlier) = (predicates[position], Array(predicates[..<position]))
      let (message, covering): (String, [Int])
      if theory.isImpossible(all: [own]) {
        (message, covering) = ("nobody passes its condition", [])
      } else if let one = earlier.indices.first(where: { theory.implies([own], earlier[$0]) }) {
        (message, covering) = ("an earlier one catches the same people", [one])
      } else if theory.isImpossible(all: [own], none: earlier) {
        (message, covering) = (
          "earlier ones together catch the same people", Array(earlier.indices)
        )
      } else if theory.isImpossible(all: [own] + entry, none: earlier) {
        (message, covering) = ("nobody who passes the filters of the campaign gets here", [])
      } else {
        continue
      }
      report.add(
        "this choice is never reached: \(message)", at: choice.condition.span,
        labels: covering.map { .init(step.choices[$0].condition.span, "the earlier choice") })
    }
  }
}

extension Effect {
  /// Whether nothing that filters look at is changed, and no time passes.
  var leavesPersonAlone: Bool {
    switch self {
    case .sendEmail, .outside, .request, .removeFromFlow: true
    case .sfdcMember, .programStatus, .nurture, .memberField, .place, .undocumented, .setField,
      .changeScore, .listMembership, .wait,
      .execute,
      .salesforceRecord, .deletePerson, .programSuccess:
      false
    }
  }
}
