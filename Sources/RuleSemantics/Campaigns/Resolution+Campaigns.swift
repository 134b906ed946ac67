import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// Resolves the smart campaigns in a range of identifiers.
  mutating func resolveCampaigns(_ range: Range<Int>) {
    for position in range {
      let item = catalogue.campaigns.items[position]
      program.campaigns.append(campaign(item.content, CampaignID(position)))
    }
  }

  private mutating func campaign(_ item: SmartCampaignDefinition, _ id: CampaignID)
    -> ResolvedCampaign
  {
    let kind = kind(of: item)
    named = NamedAssets()
    var scope = Scope(.trigger)
    scope.campaign = id
    scope.kind = kind
    scope.program = checkProgram(item.program)
    scope.programName = item.program?.value
    checkShape(item, kind)
    let triggers = item.smartList.triggers.compactMap { trigger($0, scope) }
    let filters = filters(item.smartList, scope.with(.filter))
    scope.silentTrigger = silentTrigger(item, triggers)
    let scopeOfSteps = scope.with(.action)
    let flow = item.flow.compactMap { step($0, scopeOfSteps) }
    let timing = timing(item.schedule)
    let isKnown =
      triggers.count == item.smartList.triggers.count
      && filters.uses.count == item.smartList.filters.count
    if !item.isTruncated, isKnown || !isMisplaced(item.smartList) { check(item.schedule, kind) }
    return ResolvedCampaign(
      name: catalogue.campaigns.names.names[id.index], span: item.name.span,
      marketoID: item.id.map { Int64($0.value) }, program: scope.program,
      description: item.description?.value ?? "", kind: kind, triggers: triggers,
      filters: filters, flow: flow, named: named, timing: timing)
  }

  /// Whether a word of a smart list is where it does not belong, so that the list does not tell how the
  /// campaign starts.
  private func isMisplaced(_ smartList: SmartListRules) -> Bool {
    let isMisplaced = { (use: WordUse, here: Vocabulary.Position, there: Vocabulary.Position) in
      guard case .unknown = words.meaning(of: use.name.value, as: here) else { return false }
      if case .unknown = words.meaning(of: use.name.value, as: there) { return false }
      return true
    }
    return smartList.triggers.contains { isMisplaced($0, .trigger, .filter) }
      || smartList.filters.contains { isMisplaced($0, .filter, .trigger) }
  }

  /// How a campaign starts follows from its smart list; only *executable* is chosen (SC-K5).
  private func kind(of item: SmartCampaignDefinition) -> CampaignNode.Kind {
    if item.isExecutable?.value == true { return .executable }
    return item.smartList.triggers.isEmpty ? .batch : .trigger
  }

  private mutating func checkShape(_ item: SmartCampaignDefinition, _ kind: CampaignNode.Kind) {
    switch kind {
    case .executable:
      for trigger in item.smartList.triggers {
        report(
          SemanticsDiagnostics.triggerInExecutable(trigger.name.value, at: trigger.name.span))
      }
    case .batch:
      if item.smartList.filters.isEmpty, !item.isTruncated {
        report(SemanticsDiagnostics.emptySmartList(item.name.value, at: item.name.span))
      }
    case .trigger:
      break
    }
    // Of a flow that is written but empty, the decoder has reported why.
    if item.flow.isEmpty, item.flowSpan == nil, !item.isTruncated {
      report(
        SemanticsDiagnostics.emptyFlow(
          item.name.value, isTrigger: kind == .trigger, at: item.name.span))
    }
  }

  /// Returns a trigger that supplies no tokens, when no other one does (SC-T4).
  private func silentTrigger(_ item: SmartCampaignDefinition, _ triggers: [ResolvedTrigger])
    -> Span?
  {
    guard triggers.count == item.smartList.triggers.count else { return nil }
    let isSilent = triggers.allSatisfy { !$0.trigger.suppliesTokens }
    return isSilent ? triggers.first?.nameSpan : nil
  }

  // MARK: Flow

  private mutating func step(_ item: FlowStepDefinition, _ scope: Scope) -> ResolvedStep? {
    guard let place = place(of: item.word.name, as: .action) else { return nil }
    let action = words.actions[place]
    let name = item.word.name
    if scope.kind == .executable, action.traits.contains(.forbiddenInExecutable) {
      report(SemanticsDiagnostics.stepInExecutable(action.word.name, at: name.span))
    }
    if scope.kind == .batch, action.traits.contains(.onlyInTriggerCampaigns) {
      report(SemanticsDiagnostics.stepInBatch(action.word.name, at: name.span))
    }
    guard item.hasChoices else {
      guard let arguments = arguments(WrittenArguments(item.word), of: action.word, in: scope)
      else { return nil }
      return ResolvedStep(
        action: action,
        fallback: ResolvedAction(action: action, arguments: arguments, span: item.span),
        hasChoices: false, span: item.span, nameSpan: name.span)
    }
    guard !action.traits.contains(.withoutChoices) else {
      return refuse(SemanticsDiagnostics.choicesNotOffered(action.word.name, at: name.span))
    }
    let scopeOfConditions = scope.with(.filter, isChoice: true)
    var choices: [ResolvedStep.Choice] = []
    for choice in item.choices {
      let condition = filter(choice.condition, scopeOfConditions)
      let branch = branch(choice.branch, action, name, scope)
      guard let condition else { continue }
      if condition.filter.looksBack {
        report(
          SemanticsDiagnostics.activityInChoice(
            condition.filter.word.name, at: choice.condition.name.span))
        continue
      }
      checkConstraints(of: condition, choice.condition)
      choices.append(.init(condition: condition, action: branch))
    }
    return ResolvedStep(
      action: action, choices: choices,
      fallback: item.fallback.flatMap { branch($0, action, name, scope) },
      hasChoices: true, span: item.span, nameSpan: name.span)
  }

  /// Reports constraints beside the main parameter of a choice's condition (SC-H7).
  private mutating func checkConstraints(of condition: ResolvedFilter, _ use: WordUse) {
    let word = condition.filter.word
    guard let main = word.mainParameter else { return }
    for number in use.arguments.indices {
      let key = use.arguments[number].key
      if word.parameter(named: key.value) != main {
        report(SemanticsDiagnostics.constraintInChoice(key.value, at: key.span))
      }
    }
  }

  private mutating func branch(
    _ branch: FlowStepDefinition.Branch, _ action: Action, _ name: Located<String>, _ scope: Scope
  ) -> ResolvedAction? {
    switch branch {
    case .nothing:
      return nil
    case .arguments(let entries, let span):
      var written = WrittenArguments(branch: entries, of: name)
      written.nameSpan = Span(file: span.file, start: span.start, end: span.start)
      return arguments(written, of: action.word, in: scope).map {
        ResolvedAction(action: action, arguments: $0, span: span)
      }
    }
  }
}
