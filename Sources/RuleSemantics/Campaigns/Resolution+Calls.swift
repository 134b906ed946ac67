import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// Checks how campaigns call each other, and how smart lists refer to each other.
  mutating func checkCalls() {
    var executions = program.campaigns.map { _ -> [CallGraph.Call] in [] }
    for caller in program.campaigns.indices {
      for step in program.campaigns[caller].flow where Self.namesCampaigns(step.action.word) {
        for action in step.actions {
          checkRoles(action.arguments, of: action.action.word)
          guard case .execute(let target, _) = action.effect else { continue }
          let span = action.arguments.span(0) ?? action.span
          executions[caller].append(CallGraph.Call(target: target.index, span: span))
        }
      }
    }
    check(CallGraph(executions))
    checkSmartLists()
  }

  /// Whether a use of a word can name a smart campaign; most words cannot.
  private static func namesCampaigns(_ word: Word) -> Bool {
    word.parameters.contains { parameter in
      if case .asset(.smartCampaign) = parameter.kind { true } else { false }
    }
  }

  /// Checks that the campaigns that a word names can do what it wants of them (V-11, V-12).
  mutating func checkRoles(_ arguments: Arguments, of word: Word) {
    for (position, parameter) in word.parameters.enumerated() {
      guard case .asset(.smartCampaign(let role)) = parameter.kind,
        case .campaign(let id) = arguments[position], let span = arguments.span(position)
      else { continue }
      check(id, as: role, fromFlow: arguments.campaign != nil, at: span)
    }
  }

  private mutating func check(
    _ id: CampaignID, as role: ParameterKind.CampaignRole, fromFlow: Bool, at span: Span
  ) {
    let target = program[id]
    switch role {
    case .any:
      break
    case .requested:
      checkRequest(of: id, source: fromFlow ? .smartCampaign : nil, at: span)
    case .executed:
      if target.kind != .executable {
        report(
          SemanticsDiagnostics.nonExecutableTarget(target.name, declared: target.span, at: span))
      }
    case .activated:
      if target.kind != .trigger {
        report(SemanticsDiagnostics.campaignOfWrongKind(target.name, "trigger", at: span))
      }
    case .run:
      if target.kind != .batch {
        report(SemanticsDiagnostics.campaignOfWrongKind(target.name, "batch", at: span))
      }
    }
  }

  private mutating func checkRequest(
    of id: CampaignID, source: RequestSource?, at span: Span
  ) {
    let target = program[id]
    // A trigger that could not be resolved may be the one that is looked for.
    let written = catalogue.campaigns.items[id.index].content.smartList.triggers.count
    guard written == target.triggers.count else { return }
    let patterns = target.triggers.map(\.pattern).filter { $0.type == .requestCampaign }
    guard !patterns.isEmpty else {
      report(
        SemanticsDiagnostics.unrequestableTarget(
          target.name, source: nil, declared: target.span, at: span))
      return
    }
    guard let source else { return }
    guard patterns.contains(where: { admits($0, source) }) else {
      report(
        SemanticsDiagnostics.unrequestableTarget(
          target.name, source: source.rawValue, declared: target.span, at: span))
      return
    }
    if !target.timing.isActive {
      report(SemanticsDiagnostics.requestOfInactive(target.name, declared: target.span, at: span))
    }
  }

  /// Whether a trigger lets requests of a source through (SC-X3).
  private func admits(_ pattern: EventPattern, _ source: RequestSource) -> Bool {
    pattern.constraints.allSatisfy { constraint in
      guard constraint.attribute == .source,
        case .exactText(let texts, let negated) = constraint.test
      else { return true }
      return texts.contains { program.text[$0] == source.rawValue } != negated
    }
  }

  // MARK: Executions

  /// Checks how campaigns execute each other.
  private mutating func check(_ executions: CallGraph) {
    for cycle in executions.cycles() {
      let spans = cycle.map(\.span)
      report(
        SemanticsDiagnostics.executeCycle(
          cycle.map { program.campaigns[$0.source].name }, at: spans[0],
          labels: spans.dropFirst().map { .init($0, "which executes") }))
    }
    for chain in executions.chains(longerThan: 3) {
      let names = chain.nodes.map { program.campaigns[$0].name }
      report(SemanticsDiagnostics.executeTooDeep(names, at: chain.span))
    }
  }

  private mutating func checkSmartLists() {
    let isSample = program.smartLists.map { $0.filters.uses.contains { $0.isSample } }
    if isSample.contains(true) {
      for list in program.smartLists { checkSamples(named: isSample, by: list.filters) }
      for campaign in program.campaigns { checkSamples(named: isSample, by: campaign.filters) }
    }
    let references = program.smartLists.map { list in
      list.filters.uses.flatMap { use in
        Self.smartLists(in: use.predicate).map {
          CallGraph.Call(target: $0.index, span: use.span)
        }
      }
    }
    for cycle in CallGraph(references).cycles() {
      report(
        SemanticsDiagnostics.smartListCycle(
          cycle.map { program.smartLists[$0.source].name }, at: cycle[0].span))
    }
  }

  private mutating func checkSamples(named isSample: [Bool], by filters: ResolvedFilters) {
    for use in filters.uses
    where Self.smartLists(in: use.predicate).contains(where: { isSample[$0.index] }) {
      report(
        SemanticsDiagnostics.sampleNotAlone("does not work through a smart list", at: use.nameSpan))
    }
  }

  private static func smartLists(in predicate: Predicate) -> [SmartListID] {
    switch predicate {
    case .memberOfSmartList(let id, _): [id]
    case .all(let parts), .any(let parts): parts.flatMap { smartLists(in: $0) }
    case .constant, .field, .memberOfProgram, .memberOfSFDCCampaign, .memberOfList,
      .memberOfCampaign, .activity, .sharesValue, .sample, .opportunities:
      []
    }
  }
}
