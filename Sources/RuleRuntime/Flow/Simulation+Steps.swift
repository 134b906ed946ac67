import RuleGraph
import SyncState

extension Simulation {
  /// Applies the effect of a step for one person; waits are dealt with elsewhere.
  mutating func apply(_ effect: Effect, at place: StepPlace) -> StepOutcome {
    switch effect {
    case .sfdcMember(let change, let campaign, let status):
      return changeSFDCMember(change, campaign, status, at: place)
    case .programStatus(let program, let status):
      return engine.setProgramStatus(
        program, status, of: place.person, origin: origin(of: place), in: &state)
    case .nurture(let program, let change):
      return engine.changeNurture(
        change, in: program, of: place.person, origin: origin(of: place), state: &state)
    case .memberField(let program, let field, let template):
      return setMemberField(program, field, template, at: place)
    case .place(let field, let name):
      return engine.move(
        place.person, to: name, of: field, origin: origin(of: place), in: &state)
    case .undocumented:
      return .undocumented
    case .setField(let field, let template):
      return setField(field, template, at: place)
    case .changeScore(let field, let change):
      return changeScore(field, change, at: place)
    case .listMembership(let list, let isMember):
      return setList(list, isMember: isMember, of: place.person, cause: place.cause)
    case .sendEmail(let name, let isOperational):
      return sendEmail(name, isOperational: isOperational, at: place)
    case .request(let target):
      return request(target, at: place)
    case .execute(let target, let inheritsTokens):
      return execute(target, inheritsTokens: inheritsTokens, at: place)
    case .removeFromFlow(let target):
      return removeFromFlow(target, at: place)
    case .outside(let type, let name, let text):
      return logOutside(type, about: name, text, at: place)
    case .salesforceRecord(let step):
      return perform(step, at: place)
    case .deletePerson(let inSalesforce):
      return engine.deletePerson(
        place.person, inSalesforce: inSalesforce, cause: place.cause, in: &state)
    case .programSuccess(let program, let change):
      return engine.correctSuccess(change, in: program, of: place.person, state: &state)
    case .wait:
      preconditionFailure("a wait is not applied but begun")
    }
  }

  /// Adds to or removes from a static list; nothing to do is *skipped* (CAT-6.3).
  mutating func setList(
    _ list: ListID, isMember: Bool, of person: PersonID, cause: Cause?
  ) -> StepOutcome {
    let isChanged =
      isMember
      ? state.mirror.lists[list.index].insert(person)
      : state.mirror.lists[list.index].remove(person)
    guard isChanged else {
      return isMember ? .alreadyInList : .notInList
    }
    var activity = Activity(
      isMember ? .addToList : .removeFromList, of: person, .list(list), at: state.now)
    activity.cause = cause
    state.log(activity)
    return .done
  }

  /// Changes a score by arithmetic on whole numbers of 32 bits.
  mutating func changeScore(
    _ field: FieldID, _ operation: ScoreOperation, of person: PersonID, origin: ChangeOrigin
  ) -> StepOutcome {
    var old: Double?
    if case .number(let number) = state.mirror.people[person, field] { old = number }
    guard let new = operation.applied(to: old) else {
      return .scoreOutside32Bits
    }
    return engine.setScore(
      field, Double(new), change: Double(new) - (old ?? 0), changeText: operation.text, of: person,
      origin: origin, in: &state)
  }

  @inline(__always) func origin(of place: StepPlace) -> ChangeOrigin {
    .flow(place.cause, stepName: campaigns[place.campaign.index].node.flow[place.step].name)
  }

  private mutating func changeSFDCMember(
    _ change: Effect.SFDCMemberChange, _ operand: SFDCCampaignOperand, _ status: Template?,
    at place: StepPlace
  ) -> StepOutcome {
    let campaign: SFDCCampaignID
    switch operand {
    case .fixed(let id): campaign = id
    case .named(let template):
      let name = tokens.text(of: template, context, place.person, &state)
      guard let id = sfdcCampaign(named: name) else {
        return .unknownSFDCCampaign
      }
      campaign = id
    }
    var label: String?
    if let status {
      let text = tokens.text(of: status, context, place.person, &state)
      label = state.mirror.text[text]
    }
    return engine.perform(
      change, campaign: campaign, status: label, person: place.person,
      parentProgram: campaigns[place.campaign.index].node.program, cause: place.cause, in: &state)
  }

  private func sfdcCampaign(named name: TextID) -> SFDCCampaignID? {
    let bytes = state.mirror.text.utf8(name)
    return state.graph.assets.sfdcCampaigns.firstIndex { $0.name.utf8.elementsEqual(bytes) }
      .map { SFDCCampaignID($0) }
  }

  /// Sets or clears a field; a template that resolves to blank does neither.
  private mutating func setField(
    _ field: FieldID, _ template: Template?, at place: StepPlace
  ) -> StepOutcome {
    guard !state.graph.assets.fields[field].blocksFlowUpdates else { return .updateBlocked }
    return switch newValue(template, state.graph.assets.fields[field].type, at: place) {
    case .failure(let outcome): outcome
    case .success(let value):
      engine.setField(field, value, of: place.person, origin: origin(of: place), in: &state)
    }
  }

  /// Sets or clears a custom field of a program member, in the same way.
  private mutating func setMemberField(
    _ program: ProgramID, _ field: FieldID, _ template: Template?, at place: StepPlace
  ) -> StepOutcome {
    switch newValue(template, state.graph.assets.memberFields[field].type, at: place) {
    case .failure(let outcome): outcome
    case .success(let value):
      engine.setMemberField(
        field, value, in: program, of: place.person, origin: origin(of: place), in: &state)
    }
  }

  /// Returns the value that a template spells now, null without one, or how the step ends.
  private mutating func newValue(
    _ template: Template?, _ type: FieldType, at place: StepPlace
  ) -> Result<Value, StepOutcome> {
    guard let template else { return .success(.null) }
    let text = tokens.text(of: template, context, place.person, &state)
    guard text != .empty else { return .failure(.blankValue) }
    return value(of: text, type).map { .success($0) } ?? .failure(.newValueDoesNotFit)
  }

  private mutating func value(of text: TextID, _ type: FieldType) -> Value? {
    if type.family == .text {
      return type.holds(text, of: state.mirror.text) ? .text(text) : nil
    }
    return Value.parse(state.mirror.text[text], as: type, pool: &state.mirror.text)
  }

  private mutating func changeScore(
    _ field: FieldID, _ change: ScoreChange, at place: StepPlace
  ) -> StepOutcome {
    let operation: ScoreOperation
    switch change {
    case .add(let number): operation = .add(Int64(number))
    case .set(let number): operation = .set(Int64(number))
    case .template(let template):
      let text = tokens.text(of: template, context, place.person, &state)
      guard text != .empty else {
        return .blankScoreChange
      }
      guard let spelled = ScoreOperation(state.mirror.text[text]) else {
        return .noScoreChange
      }
      operation = spelled
    }
    return changeScore(field, operation, of: place.person, origin: origin(of: place))
  }

  /// Logs a mail, or that it was blocked (SC-B1 … B7); nothing is ever sent.
  private mutating func sendEmail(
    _ name: TextID, isOperational: Bool, at place: StepPlace
  ) -> StepOutcome {
    let obeysLimits = campaigns[place.campaign.index].node.obeysCommunicationLimits
    let outcome = mail.send(
      to: place.person, isOperational: isOperational, obeysLimits: obeysLimits, in: state)
    var activity = Activity(.sendEmail, of: place.person, .named(name), at: state.now)
    activity.cause = place.cause
    activity.result = outcome.result
    state.log(activity, rules: outcome.rules)
    return outcome
  }
}
