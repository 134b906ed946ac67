import RuleAnalysis
import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A step that can change nothing.
  static let stepWithoutEffect = Lint.ofCampaigns(
    DiagnosticKind(
      "step-without-effect", .warning, .logic, "A step can change nothing.",
      rules: ["SC-H3", "SC-F12", "SC-W5", "CAT-6.3"],
      explanation: """
        Four cases: a field is set whose updates by flow steps are blocked; every choice and the default say `do: nothing`; a wait stands at the end of the flow, \
        so that nothing happens after it; or, in the first steps of a flow, a value is set, a list joined or \
        left, that everybody who passes the filters has already: Marketo skips such a step without an entry \
        in the log, and nothing that listens for the change is started.
        """)
  ) { facts, report in
    let flow = facts.campaign.flow
    for step in flow where step.actions.isEmpty {
      report.add("every branch of this step does nothing", at: step.nameSpan)
    }
    for action in flow.flatMap(\.actions) {
      guard case .setField(let field, _) = action.effect,
        facts.program.assets.fields[field].blocksFlowUpdates
      else { continue }
      let name = Diagnostic.quoted(facts.program.assets.fields[field].name)
      report.add("updates of \(name) by flow steps are blocked", at: action.span)
    }
    if let last = flow.last, last.isWait, flow.count > 1 {
      report.add("nothing happens after this wait", at: last.nameSpan)
    }
    checkEntry(facts, &report)
  }

  /// Reports the first steps that bring about what the filters ask for.
  private static func checkEntry(_ facts: CampaignFacts, _ report: inout LintReport) {
    let filters = facts.filters
    guard !filters.required.isEmpty, !filters.requiresImpossible else { return }
    for step in facts.campaign.flow {
      if !step.hasChoices, let action = step.fallback,
        let outcome = action.effect.outcome(facts.program),
        facts.theory.implies(filters.requiredPredicates, outcome)
      {
        let reason = filters.required.first { facts.theory.implies([$0.predicate], outcome) }
        report.add(
          "this changes nothing: it is so for everybody who passes the filters", at: action.span,
          labels: reason.map { [.init($0.span, "asks for it")] } ?? [])
      }
      guard step.actions.allSatisfy({ $0.effect.leavesPersonAlone }) else { return }
    }
  }
}

extension ResolvedStep {
  fileprivate var isWait: Bool {
    if case .wait? = fallback?.effect { !hasChoices } else { false }
  }
}

extension Effect {
  /// What is certainly true of a person for whom the effect has nothing to change.
  fileprivate func outcome(_ program: ResolvedWorkspace) -> Predicate? {
    switch self {
    case .listMembership(let list, let member):
      return .memberOfList(.oneOf([list]), negated: !member)
    case .setField(let field, nil):
      return .field(field, .isEmpty(negated: false))
    case .setField(let field, let template?):
      guard let literal = template.literal else { return nil }
      switch program.assets.fields[field].type.family {
      case .text: return .field(field, .exactText([literal], negated: false))
      case .boolean:
        let text = program.text[literal].lowercased()
        guard text == "true" || text == "false" else { return nil }
        return .field(field, .boolean(text == "true", nullIsFalse: false))
      case .number, .date, .datetime: return nil
      }
    case .sfdcMember, .programStatus, .nurture, .memberField, .place, .undocumented, .changeScore,
      .sendEmail, .wait, .request, .execute,
      .removeFromFlow, .outside, .salesforceRecord, .deletePerson, .programSuccess:
      return nil
    }
  }
}
