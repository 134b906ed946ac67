import RuleGraph
import SyncState

extension SyncEngine {
  /// Something that a push writes to Salesforce.
  struct Outgoing {
    let work: Work
    /// The number of the cycle in which it was first held back by a limit on calls; of this cycle
    /// when it is new.
    var since: Int

    enum Work {
      /// Fields of a person: some of those that the push has taken up.
      case fields(PersonID, Range<Int>)
      /// Type and cost of a campaign.
      case campaign(ProgramID)
      /// A campaign member.
      case member(MemberWrite)
      /// A custom field of a campaign member.
      case memberField(ProgramID, ChangeList.Entry)
    }

    /// What tells it from others when it is held back.
    enum Key: Hashable {
      case fields(PersonID)
      case campaign(ProgramID)
      case member(ProgramID, PersonID)
      case memberField(ProgramID, UInt64)
    }

    var key: Key {
      switch work {
      case .fields(let person, _): .fields(person)
      case .campaign(let program): .campaign(program)
      case .member(let write): .member(write.program, write.person)
      case .memberField(let program, let entry): .memberField(program, entry.key)
      }
    }
  }

  /// Pushes what changed in Marketo: steps 5 to 7 of a cycle (CS-T6, R-35).
  ///
  /// Field changes of people in Salesforce, type and cost of mapped campaigns, then campaign
  /// members: creations, status changes, removals, each by program, then by Marketo id. What a limit
  /// on calls held back in earlier cycles goes first, in its order.
  public mutating func push(in state: inout RunState) {
    guard !isCycleStopped else { return }
    note(
      .cycle, "push", details: [.init("cycle", .count(totals.cycleCount))], rules: [],
      in: &state)
    // The engine changes while it is sent, but the list does not.
    var outbox: [Outgoing] = []
    swap(&outbox, &self.outbox)
    addFieldChanges(to: &outbox, in: state)
    if campaignsVisible {
      for program in programsToWrite() { outbox.append(outgoing(.campaign(program))) }
      addMemberWrites(to: &outbox, in: &state)
      addMemberFieldChanges(to: &outbox, in: state)
    }
    if !heldBack.isEmpty { bringForward(&outbox) }
    var heldBackCount = 0
    state.makeRoom(forEntries: outbox.count)
    for (index, item) in outbox.enumerated() {
      if index % Self.readAheadCount == 0 {
        let block = outbox[index..<min(index + Self.readAheadCount, outbox.count)]
        sparePlaces.removeAll(keepingCapacity: true)
        for item in block {
          guard case .member(let write) = item.work else { continue }
          sparePlaces.append(MemberPlace(write.program, write.campaign, write.person))
        }
        state.mirror.readAheadInSalesforce(sparePlaces)
      }
      callsAreSpent = false
      send(item, in: &state)
      if callsAreSpent {
        heldBack[item.key] = item.since
        heldBackCount += 1
      }
    }
    outbox.removeAll(keepingCapacity: true)
    swap(&outbox, &self.outbox)
    personChanges.reuse(&pushedFields)
    if campaignsVisible { firstSyncs.removeAll(keepingCapacity: true) }
    guard heldBackCount > 0 else { return }
    note(
      .cycle, "the limit on calls is reached; the rest waits for later cycles",
      details: [.init("waiting", .count(heldBackCount))], rules: SyncProblem.apiLimit.rules,
      in: &state)
  }

  func outgoing(_ work: Outgoing.Work) -> Outgoing {
    Outgoing(work: work, since: totals.cycleCount)
  }

  /// Sorts what was held back to the front, the longest waiting first, and forgets that it was.
  private mutating func bringForward(_ outbox: inout [Outgoing]) {
    for index in outbox.indices {
      if let since = heldBack[outbox[index].key] { outbox[index].since = since }
    }
    heldBack = [:]
    let order = outbox.indices.sorted { (outbox[$0].since, $0) < (outbox[$1].since, $1) }
    outbox = order.map { outbox[$0] }
  }

  private mutating func send(_ item: Outgoing, in state: inout RunState) {
    switch item.work {
    case .fields(let person, let range):
      pushFields(of: person, pushedFields[range], in: &state)
    case .campaign(let program): pushCampaign(of: program, in: &state)
    case .member(let write): send(write, in: &state)
    case .memberField(let program, let entry): pushMemberField(entry, of: program, in: &state)
    }
  }

  // Step 5

  /// Takes out the changed fields of people, by Marketo id.
  private mutating func addFieldChanges(to outbox: inout [Outgoing], in state: RunState) {
    guard !personChanges.isEmpty else { return }
    var changes = personChanges.take()
    if !state.mirror.people.isInMarketoOrder {
      let people = state.mirror.people
      changes.sort { left, right in
        let leftID = people.marketoID(PersonID(left.key.packedRow))
        let rightID = people.marketoID(PersonID(right.key.packedRow))
        return (leftID, left.key) < (rightID, right.key)
      }
    }
    var start = 0
    while start < changes.count {
      let person = PersonID(changes[start].key.packedRow)
      var end = start
      while end < changes.count, changes[end].key.packedRow == person.rawValue { end += 1 }
      outbox.append(outgoing(.fields(person, start..<end)))
      start = end
    }
    pushedFields = changes
  }

  /// Writes what changed about a person in Marketo since the last cycle, at once, for a flow step.
  mutating func pushChanges(
    of person: PersonID, cause: Cause, in state: inout RunState
  ) -> FieldsPush {
    let changes = fields.synced.compactMap { field in
      let key = UInt64(person, field)
      return personChanges.instant(of: key).map { ChangeList.Entry(key: key, at: $0) }
    }
    return pushFields(of: person, changes[...], cause: cause, in: &state)
  }

  /// What became of changed fields.
  enum FieldsPush {
    case written
    case nothingDiffers
    case refused(SalesforceRefusal)
  }

  /// Writes the changed fields of one person to the record, with one entry 28.
  @discardableResult
  private mutating func pushFields(
    of person: PersonID, _ changes: ArraySlice<ChangeList.Entry>, cause: Cause? = nil,
    in state: inout RunState
  ) -> FieldsPush {
    guard let record = state.mirror.linkedRecords[person.index],
      !state.mirror.people.isDeleted(person)
    else { return .nothingDiffers }
    let row = state.mirror.records[record]
    guard !row.isDeleted, row.convertedContact == nil, row.isVisible else {
      // Deletion and conversion are pulled first; a hidden record is tried again (CS-X12).
      for entry in changes { personChanges.mark(entry.key, at: entry.at) }
      if !row.isVisible, !row.isDeleted {
        let problem = SyncProblem.recordNotVisible
        note(.recordError, problem.text, person: person, rules: problem.rules, in: &state)
      }
      return .nothingDiffers
    }
    var values: [TimelineEvent.FieldValue] = []
    swap(&values, &spareValues)
    defer {
      values.removeAll(keepingCapacity: true)
      spareValues = values
    }
    collect(&values, of: person, for: record, changes, in: state)
    let subject = FaultLedger.Subject(person: person, program: nil)
    guard !values.isEmpty else {
      recover(subject, in: &state)
      return .nothingDiffers
    }
    var request = SalesforceRequest(.update, record, row.kind)
    request.values = values
    let reply = ask(request, in: &state)
    if case .refused(let refusal) = reply {
      for entry in changes { personChanges.mark(entry.key, at: entry.at) }
      report(refusal, about: subject, .syncLeadUpdatesToSFDC, cause: cause, in: &state)
      return .refused(refusal)
    }
    for value in values { state.mirror.records[record, value.field] = value.value }
    totals.peopleUpdated += 1
    if case .lost = reply {
      // Nothing differs any more when it is tried again.
      for entry in changes { personChanges.mark(entry.key, at: entry.at) }
      let refusal = SalesforceRefusal(.replyLost)
      report(refusal, about: subject, .syncLeadUpdatesToSFDC, cause: cause, in: &state)
      return .refused(refusal)
    }
    var entry = Activity(.syncLeadUpdatesToSFDC, of: person, .none, at: state.now)
    entry.cause = cause
    if cause != nil { entry.result = .succeeded }
    state.log(consume entry, rules: [.csT4, .r33])
    note(
      .sync, "wrote changed fields", person: person,
      details: values.map { .init("field", .field($0.field)) }, rules: [.csT4], in: &state)
    recover(subject, in: &state)
    return .written
  }

  /// Collects the values of changed fields that a record has to take over.
  private mutating func collect(
    _ values: inout [TimelineEvent.FieldValue], of person: PersonID, for record: RecordID,
    _ changes: ArraySlice<ChangeList.Entry>, in state: RunState
  ) {
    let isContact = state.mirror.records[record].kind == .contact
    for entry in changes {
      let field = entry.key.packedField
      let value = state.mirror.people[person, field]
      guard state.mirror.records[record, field] != value else { continue }
      // The company of a contact is an account, which is never written (CS-D7).
      if isContact, state.graph.assets.fields[field].isCompany { continue }
      // An empty name never overwrites one.
      if field == fields.lastName || field == fields.company, isBlank(value) { continue }
      // Salesforce wins for contacts; the next pull sees its change (CS-K2).
      if isContact, recordChanges.instant(of: UInt64(record, field)) != nil { continue }
      values.append(.init(field, value))
    }
  }
}
