public import RuleGraph
import SyncState

extension Simulation {
  /// Adds an event from outside; returns false when its instant is over.
  ///
  /// Events of one instant are taken by Marketo id, not in the order in which they were added
  /// . `tokens` are the `my.` tokens that an API request overrides (SC-X5).
  @discardableResult
  public mutating func add(_ event: TimelineEvent, tokens: [MyToken] = []) -> Bool {
    guard event.at >= state.now else { return false }
    queue.events.add([event], marketoIDs: marketoIDs(ofEmailsIn: [event]), tokens: tokens)
    return true
  }

  /// Adds events from outside, cheaply when they come in the order of time; returns how many were
  /// left out because their instant is over.
  public mutating func add(_ events: [TimelineEvent]) -> Int {
    let now = state.now
    let future = events.allSatisfy { $0.at >= now } ? events : events.filter { $0.at >= now }
    queue.events.add(future, marketoIDs: marketoIDs(ofEmailsIn: future))
    return events.count - future.count
  }

  /// Returns the Marketo ids by which events sort that name a person by email address, by position;
  /// events on people who do not exist yet come last.
  private mutating func marketoIDs(ofEmailsIn events: [TimelineEvent]) -> [Int: Int64] {
    var ids: [Int: Int64] = [:]
    for position in events.indices {
      guard case .email? = events[position].person, let key = events[position].person else {
        continue
      }
      let person = people.person(key, in: state.mirror)
      ids[position] = person.map { state.mirror.people.marketoID($0) } ?? .max
    }
    return ids
  }

  /// Carries out the event with a number in the schedule.
  mutating func perform(event number: Int) {
    let event = queue.events[number]
    callTokens = queue.events.tokens(of: number)
    let place = state.trace.keepPlace()
    let outcome = outcome(of: event)
    counts.events += 1
    if outcome.result != .succeeded {
      counts.rejectedEvents.count(outcome.note, outcome.rules)
    }
    recordEvent(event, outcome, at: place)
    collect()
    callTokens = []
  }

  private mutating func outcome(of event: TimelineEvent) -> StepOutcome {
    switch event.action {
    case .setActive(let campaign, let active): return setActive(campaign, active)
    case .abort(let campaign): return abort(campaign)
    case .run(let campaign): return runNow(campaign)
    case .campaignSync(let isOn):
      engine.setCampaignSync(isOn, in: &state)
      return .done
    case .webhookAnswer(let name, let response, let values, let fails):
      webhookAnswers[name] = WebhookAnswer(response: response, values: values, fails: fails)
      return .done
    case .createPerson(let values, let program, let status):
      return createPerson(values, program, status, event)
    case .createLead(let values):
      return engine.applySalesforce(.createRecord(.lead, addressed(values, event)), in: &state)
    case .breakMemberField(let field):
      return engine.applySalesforce(.breakMemberField(field), in: &state)
    case .deleteSFDCCampaign(let campaign):
      return engine.applySalesforce(.deleteCampaign(campaign), in: &state)
    case .connection(let change): return changeConnection(change, event)
    case .programStatus, .nurture, .place, .setField, .setMemberField, .changeScore,
      .listMembership,
      .request, .logActivity, .sfdcMember, .deleteRecord, .mergePeople, .convertLead:
      if event.actor == .salesforce { return salesforceOutcome(of: event) }
      return personOutcome(of: event)
    }
  }

  /// Changes what can fail between the two systems; a lock concerns the person's record.
  private mutating func changeConnection(
    _ change: ConnectionChange, _ event: TimelineEvent
  ) -> StepOutcome {
    guard let key = event.person else { return engine.change(change, in: &state) }
    guard let record = people.record(key, in: state.mirror) else { return .noSuchRecord }
    return engine.change(change, record: record, in: &state)
  }

  private mutating func person(_ key: TimelineEvent.PersonKey) -> PersonID? {
    // Nearly all events name the id; they need not be handed over with the whole state.
    guard case .marketoID(let id) = key else { return people.person(key, in: state.mirror) }
    return PersonFinder.person(id, in: state.mirror.people)
  }

  /// Carries out what happens to a person in Marketo.
  private mutating func personOutcome(of event: TimelineEvent) -> StepOutcome {
    guard let key = event.person, let person = person(key) else { return .noSuchPerson }
    switch event.action {
    case .programStatus(let program, let status):
      return engine.setProgramStatus(program, status, of: person, origin: event.origin, in: &state)
    case .place(let field, let place):
      return engine.move(person, to: place, of: field, origin: event.origin, in: &state)
    case .nurture(let program, let change):
      return engine.changeNurture(
        change, in: program, of: person, origin: event.origin, state: &state)
    case .setField(let change):
      return engine.setField(
        change.field, change.value, of: person, origin: event.origin, in: &state)
    case .setMemberField(let program, let change):
      return engine.setMemberField(
        change.field, change.value, in: program, of: person, origin: event.origin, in: &state)
    case .changeScore(let field, let change):
      return changeScore(field, change, of: person, event)
    case .listMembership(let list, let isMember):
      return setList(list, isMember: isMember, of: person, cause: nil)
    case .request(let campaign, let source):
      return request(campaign, of: person, source: source, cause: nil)
    case .logActivity(let type, let asset, let texts):
      var activity = Activity(type, of: person, .named(asset), at: state.now)
      activity.take(texts)
      mail.count(activity)
      state.log(activity)
      return .done
    case .mergePeople(let losers):
      return merge(losers, into: person, event)
    case .sfdcMember, .deleteRecord, .convertLead:
      return .onlyInSalesforce
    case .createPerson, .createLead, .setActive, .abort, .run, .campaignSync, .webhookAnswer,
      .breakMemberField, .deleteSFDCCampaign, .connection:
      preconditionFailure("the event is not about an existing person")
    }
  }

  /// Carries out what a user does in Salesforce; Marketo sees it with the next pull (CS-T7).
  private mutating func salesforceOutcome(of event: TimelineEvent) -> StepOutcome {
    guard let key = event.person, let record = people.record(key, in: state.mirror) else {
      return .noSuchRecord
    }
    switch event.action {
    case .setField(let change):
      return engine.applySalesforce(.setField(record, change), in: &state)
    case .sfdcMember(let change, let campaign, let status):
      let label = status.map { state.mirror.text[$0] }
      return engine.applySalesforce(.member(change, campaign, record, status: label), in: &state)
    case .setMemberField(let program, let change):
      guard let campaign = state.mirror.links[program.index]?.campaign else {
        return .programNotMapped
      }
      return engine.applySalesforce(.setMemberField(campaign, record, change), in: &state)
    case .deleteRecord:
      return engine.applySalesforce(.deleteRecord(record), in: &state)
    case .mergePeople(let losers):
      var records: [RecordID] = []
      for loser in losers {
        guard let record = people.record(loser, in: state.mirror) else { return .noSuchRecord }
        records.append(record)
      }
      return engine.applySalesforce(.mergeRecords(records, into: record), in: &state)
    case .convertLead(let contactID):
      return engine.applySalesforce(.convertLead(record, contactID: contactID), in: &state)
    case .programStatus, .nurture, .place, .changeScore, .listMembership, .request, .logActivity:
      return .notInSalesforce
    case .createPerson, .createLead, .setActive, .abort, .run, .campaignSync, .webhookAnswer,
      .breakMemberField, .deleteSFDCCampaign, .connection:
      preconditionFailure("the event is not about an existing record")
    }
  }

  /// Creates a person with the id or the email address that the event names; a program without a
  /// status gives its first one (SC-M2, SC-M10).
  private mutating func createPerson(
    _ values: [TimelineEvent.FieldValue], _ program: ProgramID?, _ status: StatusIndex?,
    _ event: TimelineEvent
  ) -> StepOutcome {
    let values = addressed(values, event)
    var marketoID: Int64?
    if case .marketoID(let id)? = event.person { marketoID = id }
    if let key = event.person, people.person(key, in: state.mirror) != nil {
      return .personExists
    }
    let first = program.flatMap { state.graph.assets.channel(of: $0).firstStatus }
    let person = engine.createPerson(
      values, marketoID: marketoID, program: program,
      status: status ?? first, origin: event.origin, in: &state)
    return person == nil ? .noPersonID : .done
  }

  /// Returns the values of a new person or lead with the email address that the event names.
  private mutating func addressed(
    _ values: [TimelineEvent.FieldValue], _ event: TimelineEvent
  ) -> [TimelineEvent.FieldValue] {
    guard case .email(let address)? = event.person,
      let field = state.graph.assets.fields.find("Email Address")
    else { return values }
    return [.init(field, .text(state.mirror.text.intern(address)))] + values
  }

  private mutating func changeScore(
    _ field: FieldID, _ change: ScoreChange, of person: PersonID, _ event: TimelineEvent
  ) -> StepOutcome {
    switch change {
    case .add(let number):
      return changeScore(field, .add(Int64(number)), of: person, origin: event.origin)
    case .set(let number):
      return changeScore(field, .set(Int64(number)), of: person, origin: event.origin)
    case .template:
      return .noTokens
    }
  }

  /// Activates a trigger campaign, from this instant on (SC-S7, SC-S8), or deactivates it, which
  /// stops new entries only (SC-S9).
  private mutating func setActive(_ campaign: CampaignID, _ active: Bool) -> StepOutcome {
    let node = campaigns[campaign.index].node
    guard node.kind == .trigger, !active || !node.flow.isEmpty else {
      return .cannotBeActivated
    }
    guard !active || invalidatedBy[campaign.index] == nil else { return .invalidCampaign }
    guard isActive[campaign.index] != active else {
      return active ? .alreadyActive : .notActive
    }
    isActive[campaign.index] = active
    if active {
      activeSince[campaign.index] = state.now
      campaignCounts[campaign].stop = nil
    }
    return active ? .activated : .deactivated
  }

  /// Drops everybody who is inside; the campaign stays as active as it was, and starts that are
  /// queued still run (SC-S12, R-13).
  private mutating func abort(_ campaign: CampaignID) -> StepOutcome {
    for person in waiting.abort(campaign) {
      leave(person, campaign, "the campaign was aborted", [.scS12, .r13])
    }
    return .aborted
  }

  private mutating func runNow(_ campaign: CampaignID) -> StepOutcome {
    guard campaigns[campaign.index].node.kind == .batch else {
      return .notBatch
    }
    caused.append(batchEntry(campaign, at: state.now, isRecurring: false))
    return .runsNow
  }

  /// Records an event before what it led to, although its outcome is known only afterwards.
  private mutating func recordEvent(
    _ event: TimelineEvent, _ outcome: StepOutcome, at place: Int
  ) {
    guard state.trace.isOn else { return }
    let person = event.person.flatMap { people.person($0, in: state.mirror) }
    let note = outcome.note.isEmpty ? event.action.text : "\(event.action.text): \(outcome.note)"
    state.trace.fill(
      place,
      TraceRecord(
        .event, at: state.now, person: person, result: outcome.result, note: note,
        rules: outcome.rules)
    ) { details in
      details.append(.init("actor", .string(event.actor.rawValue)))
      switch event.person {
      case .email(let address)?: details.append(.init("email", .string(address)))
      case .marketoID(let id)?: details.append(.init("marketoId", .string(String(id))))
      case nil: break
      }
      event.action.addDetails(to: &details)
    }
  }
}

extension TimelineEvent {
  /// Who makes the change, in the words of the log.
  var origin: ChangeOrigin {
    switch actor {
    case .marketo: .marketoUser(name: "Marketo User")
    case .api: .api(source: "Web service API")
    case .salesforce: .salesforceSync
    }
  }
}

extension TimelineEvent.Action {
  /// Whether it concerns a person, one that exists or one that it makes.
  var isAboutPerson: Bool {
    switch self {
    case .setActive, .abort, .run, .campaignSync, .webhookAnswer, .breakMemberField,
      .deleteSFDCCampaign, .connection:
      false
    case .programStatus, .nurture, .place, .setField, .setMemberField, .changeScore,
      .listMembership,
      .request,
      .createPerson, .logActivity, .sfdcMember, .createLead, .deleteRecord, .mergePeople,
      .convertLead:
      true
    }
  }
}
