public import RuleGraph
public import SyncState

extension SyncEngine {
  /// Runs one of the three SFDC steps: at once, outside the cycle (CS-T3, CS-F1 … F11).
  ///
  /// Tests come in the order of R-45: campaigns visible, campaign known, member and status, then
  /// what a mapped parent program disables (CS-F4), then the implied actions. A step acts on what
  /// Salesforce really holds. Writes entries 42, 43 or 44, and 19 for a new lead.
  /// `parentProgram` is that of the campaign which holds the step, also when another one executed
  /// that campaign (CS-F6, R-46).
  public mutating func perform(
    _ change: Effect.SFDCMemberChange, campaign: SFDCCampaignID, status: String?,
    person: PersonID, parentProgram: ProgramID?, cause: Cause, in state: inout RunState
  ) -> StepOutcome {
    guard campaignsVisible else { return .campaignsHidden }
    guard isUsable(campaign, in: state) else { return .campaignUnknown }
    let record = state.mirror.linkedRecords[person.index]
    if let problem = recordProblem(record, in: state) { return problem }
    let step = Step(
      campaign: campaign, person: person, record: record,
      held: record.flatMap { state.mirror.campaigns[campaign.index].members[$0]?.status },
      isInMappedProgram: parentProgram.map { state.mirror.links[$0.index] != nil } ?? false,
      cause: cause)
    switch change {
    case .add: return add(step, status: status, in: &state)
    case .changeStatus: return changeStatus(step, status: status, in: &state)
    case .remove: return remove(step, in: &state)
    }
  }

  /// What a step found.
  private struct Step {
    let campaign: SFDCCampaignID
    let person: PersonID
    let record: RecordID?
    let held: StatusIndex?
    let isInMappedProgram: Bool
    let cause: Cause
  }

  func recordProblem(_ record: RecordID?, in state: RunState) -> StepOutcome? {
    guard let record else { return nil }
    let row = state.mirror.records[record]
    if row.isDeleted { return .recordDeleted }
    if row.convertedContact != nil { return .recordConverted }
    return row.isVisible ? nil : .recordHidden
  }

  /// Returns the member status that a text names, or the default status when there is no text.
  private func memberStatus(
    _ text: String?, of campaign: SFDCCampaignID, in state: RunState
  ) -> Result<StatusIndex, StepRefusal> {
    let record = state.mirror.campaigns[campaign.index]
    guard let text else {
      guard let status = record.defaultStatus else { return .failure(.init(.noDefaultStatus)) }
      return .success(status)
    }
    guard let status = record.status(labelled: text) else {
      return .failure(.init(.statusUnknown))
    }
    guard text.unicodeScalars.count <= MemberStatus.labelCharactersMax else {
      return .failure(.init(.labelTooLong))
    }
    return .success(status)
  }

  private struct StepRefusal: Error {
    let outcome: StepOutcome

    init(_ outcome: StepOutcome) { self.outcome = outcome }
  }

  /// Returns what CS-F4 and CS-F11 say about a step that implies something or not.
  private func disabled(_ step: Step, implies: Bool) -> StepOutcome? {
    guard step.isInMappedProgram else { return nil }
    switch settings.mappedProgramSteps {
    case .stepsDisabled: return .stepsDisabled
    case .impliedActionsDisabled: return implies ? .impliedDisabled : nil
    }
  }

  private mutating func add(
    _ step: Step, status text: String?, in state: inout RunState
  ) -> StepOutcome {
    guard step.held == nil else { return .alreadyMember }
    switch memberStatus(text, of: step.campaign, in: state) {
    case .failure(let refusal): return refusal.outcome
    case .success(let status):
      if let outcome = disabled(step, implies: step.record == nil) { return outcome }
      return join(
        step, status,
        outcome: step.isInMappedProgram ? .memberAddedInMappedProgram : .memberAdded, in: &state)
    }
  }

  private mutating func changeStatus(
    _ step: Step, status text: String?, in state: inout RunState
  ) -> StepOutcome {
    switch memberStatus(text, of: step.campaign, in: state) {
    case .failure(let refusal): return refusal.outcome
    case .success(let status):
      guard step.held != status else { return .sameMemberStatus }
      if let outcome = disabled(step, implies: step.held == nil) { return outcome }
      if goesBack(step, to: status, in: state) { return .memberStatusLower }
      guard let record = step.record, step.held != nil else {
        return join(step, status, outcome: .memberAddedByChange, in: &state)
      }
      let refusal = writeMember(
        status, of: record, before: step.held, person: step.person, in: step.campaign,
        cause: step.cause, state: &state)
      if let refusal { return refusal.outcome }
      markMember(record, of: step.campaign, in: state)
      return step.isInMappedProgram ? .memberChangedInMappedProgram : .memberChanged
    }
  }

  /// Whether a step would set a lower step than the present one, where the setting forbids it (CS-F8).
  private func goesBack(_ step: Step, to status: StatusIndex, in state: RunState) -> Bool {
    guard settings.statusOrder == .forwardOnly, let held = step.held,
      let program = programsByCampaign[step.campaign.index],
      let from = programStatus(for: held, of: step.campaign, in: program, state: state),
      let to = programStatus(for: status, of: step.campaign, in: program, state: state)
    else { return false }
    let statuses = state.graph.assets.statuses(of: program)
    return statuses[to.index].step < statuses[from.index].step
  }

  private mutating func remove(_ step: Step, in state: inout RunState) -> StepOutcome {
    guard let record = step.record, step.held != nil else { return .notCampaignMember }
    if let outcome = disabled(step, implies: false) { return outcome }
    let refusal = removeMember(
      record, person: step.person, from: step.campaign, cause: step.cause, state: &state)
    if let refusal { return refusal.outcome }
    markMember(record, of: step.campaign, in: state)
    return step.isInMappedProgram ? .memberRemovedInMappedProgram : .memberRemoved
  }

  private mutating func join(
    _ step: Step, _ status: StatusIndex, outcome: StepOutcome, in state: inout RunState
  ) -> StepOutcome {
    var record = step.record
    if record == nil {
      switch createLead(for: step.person, cause: step.cause, in: &state) {
      case .failure(let refusal): return refusal.outcome
      case .success(let lead): record = lead
      }
    }
    guard let record else { return outcome }
    let refusal = writeMember(
      status, of: record, before: step.held, person: step.person, in: step.campaign,
      cause: step.cause, state: &state)
    if let refusal { return refusal.outcome }
    markMember(record, of: step.campaign, in: state)
    return step.record == nil ? .leadAndMemberAdded : outcome
  }

  /// Remembers that the cycle has to carry a step's change to the program (CS-G8, CS-G9).
  private mutating func markMember(
    _ record: RecordID, of campaign: SFDCCampaignID, in state: RunState
  ) {
    guard programsByCampaign[campaign.index] != nil else { return }
    memberChanges[campaign].mark(record, at: state.now)
  }
}

extension SyncEngine {
  /// Writes a campaign member into Salesforce, with entry 42 or 44 (CS-G12, R-41); what Marketo
  /// observed is set at once, so that the next pull makes no second entry.
  ///
  /// `old` is the status that the record holds before, nil when it is no member. Returns why it was
  /// not written, or why Marketo does not know that it was; nil when all is well.
  mutating func writeMember(
    _ status: StatusIndex, of record: RecordID, before old: StatusIndex?, person: PersonID,
    in campaign: SFDCCampaignID, cause: Cause? = nil, isLogged: Bool = true,
    rules: @autoclosure () -> [Rule] = [], state: inout RunState
  ) -> SalesforceRefusal? {
    let reply = ask(
      SalesforceRequest(
        old == nil ? .create : .update, memberOf: campaign, record, status: status), in: &state)
    if case .refused(let refusal) = reply { return refusal }
    let today = state.today
    state.mirror.campaigns[campaign.index].setStatus(status, of: record, on: today)
    if case .lost = reply { return loseReply(about: record, of: campaign, in: state) }
    state.mirror.observed[campaign.index][person] = status
    logMember(
      campaign, person, old: old, new: status, cause: cause, isLogged: isLogged, rules: rules(),
      in: &state)
    return nil
  }

  /// Lets the next pull find what Marketo wrote without learning of it.
  private mutating func loseReply(
    about record: RecordID, of campaign: SFDCCampaignID, in state: RunState
  ) -> SalesforceRefusal {
    memberChanges[campaign].mark(record, at: state.now)
    return SalesforceRefusal(.replyLost)
  }

  /// Deletes a campaign member in Salesforce, with entry 43; returns as the writing of one does.
  mutating func removeMember(
    _ record: RecordID, person: PersonID, from campaign: SFDCCampaignID, cause: Cause? = nil,
    isLogged: Bool = true, rules: @autoclosure () -> [Rule] = [], state: inout RunState
  ) -> SalesforceRefusal? {
    let old = state.mirror.campaigns[campaign.index].members[record]?.status
    let reply = ask(SalesforceRequest(.delete, memberOf: campaign, record), in: &state)
    if case .refused(let refusal) = reply { return refusal }
    state.mirror.campaigns[campaign.index].members[record] = nil
    if case .lost = reply { return loseReply(about: record, of: campaign, in: state) }
    state.mirror.observed[campaign.index][person] = nil
    logMember(
      campaign, person, old: old, new: nil, cause: cause, isLogged: isLogged, rules: rules(),
      in: &state)
    return nil
  }

  /// Writes entry 42, 43 or 44, or only notes the change where the settings want no entry (CS-G12,
  /// CS-G15).
  mutating func logMember(
    _ campaign: SFDCCampaignID, _ person: PersonID, old: StatusIndex?, new: StatusIndex?,
    cause: Cause? = nil, isLogged: Bool = true, rules: @autoclosure () -> [Rule] = [],
    in state: inout RunState
  ) {
    guard isLogged else {
      return note(
        .sync, "the campaign member changed without an entry", person: person,
        details: [.init("sfdcCampaign", .sfdcCampaign(campaign))], rules: rules(), in: &state)
    }
    let type: ActivityType =
      switch (old, new) {
      case (_, nil): .removeFromSFDCCampaign
      case (nil, .some): .addToSFDCCampaign
      case (.some, .some): .changeStatusInSFDCCampaign
      }
    var entry = Activity(type, of: person, .sfdcCampaign(campaign), at: state.now)
    if let new {
      entry.newValue = .text(words.label(of: new, in: campaign, &state))
      if let old { entry.oldValue = .text(words.label(of: old, in: campaign, &state)) }
    }
    entry.cause = cause
    if cause != nil { entry.result = .succeeded }
    state.log(consume entry, rules: rules())
  }
}
