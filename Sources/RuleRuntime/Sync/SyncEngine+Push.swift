import RuleGraph
import SyncState

extension SyncEngine {
  /// Pushes what changed in Marketo: steps 5 to 7 of a cycle (CS-T6, R-35).
  ///
  /// Field changes of people in Salesforce, type and cost of mapped campaigns, then campaign
  /// members: creations, status changes, removals, each by program, then by Marketo id.
  public mutating func push(in state: inout RunState) {
    note(
      .cycle, "push", details: [.init("cycle", .count(totals.cycleCount))], rules: [],
      in: &state)
    pushFields(in: &state)
    guard campaignsVisible else { return }
    let programs = programsByCampaign.compactMap(\.self).sorted()
    for program in programs { pushCampaign(of: program, in: &state) }
    let writes = memberWrites(of: programs, in: &state)
    for write in writes where write.kind == .creation { create(write, in: &state) }
    for write in writes where write.kind == .change { changeMember(write, in: &state) }
    for write in writes where write.kind == .removal { removeMember(write, in: &state) }
    for program in programs { pushMemberFields(of: program, in: &state) }
    for program in programs { books[program.index].isInFirstSync = false }
  }

  // Step 5

  private mutating func pushFields(in state: inout RunState) {
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
      pushFields(of: person, changes[start..<end], in: &state)
      start = end
    }
    personChanges.reuse(consume changes)
  }

  /// Writes what changed about a person in Marketo since the last cycle, at once, for a flow step;
  /// returns whether anything differed.
  mutating func pushChanges(
    of person: PersonID, cause: Cause, in state: inout RunState
  ) -> Bool {
    let changes = fields.synced.compactMap { field in
      let key = UInt64(person, field)
      return personChanges.instant(of: key).map { ChangeList.Entry(key: key, at: $0) }
    }
    let count = totals.peopleUpdated
    pushFields(of: person, changes[...], cause: cause, in: &state)
    return totals.peopleUpdated > count
  }

  /// Writes the changed fields of one person to the record, with one entry 28.
  private mutating func pushFields(
    of person: PersonID, _ changes: ArraySlice<ChangeList.Entry>, cause: Cause? = nil,
    in state: inout RunState
  ) {
    guard let record = state.mirror.linkedRecords[person.index],
      !state.mirror.people.isDeleted(person)
    else { return }
    let row = state.mirror.records[record]
    guard !row.isDeleted, row.convertedContact == nil, row.isVisible else {
      // Deletion and conversion are pulled first; a hidden record is tried again (CS-X12).
      for entry in changes { personChanges.mark(entry.key, at: entry.at) }
      if !row.isVisible, !row.isDeleted {
        let problem = SyncProblem.recordNotVisible
        note(.recordError, problem.text, person: person, rules: problem.rules, in: &state)
      }
      return
    }
    var isWritten = false
    var written: [TraceRecord.Detail] = []
    for entry in changes {
      let field = entry.key.packedField
      let value = state.mirror.people[person, field]
      guard state.mirror.records[record, field] != value else { continue }
      let isContact = row.kind == .contact
      // The company of a contact is an account, which is never written (CS-D7).
      if isContact, state.graph.assets.fields[field].isCompany { continue }
      // An empty name never overwrites one.
      if field == fields.lastName || field == fields.company, isBlank(value) { continue }
      // Salesforce wins for contacts; the next pull sees its change (CS-K2).
      if isContact, recordChanges.instant(of: UInt64(record, field)) != nil { continue }
      state.mirror.records[record, field] = value
      isWritten = true
      if state.trace.isOn { written.append(.init("field", .field(field))) }
    }
    guard isWritten else { return }
    totals.peopleUpdated += 1
    var entry = Activity(.syncLeadUpdatesToSFDC, of: person, .none, at: state.now)
    entry.cause = cause
    if cause != nil { entry.result = .succeeded }
    state.log(entry, rules: [.csT4, .r33])
    note(
      .sync, "wrote changed fields", person: person, details: written, rules: [.csT4], in: &state)
  }

  // Step 7

  /// A campaign member that Marketo has to write.
  private struct MemberWrite {
    enum Kind {
      case creation
      case change
      case removal
    }

    let kind: Kind
    let program: ProgramID
    let campaign: SFDCCampaignID
    let person: PersonID
    let status: StatusIndex?
    let changedAt: Instant
  }

  /// Returns what step 7 has to write, by program, then by Marketo id.
  private mutating func memberWrites(
    of programs: [ProgramID], in state: inout RunState
  ) -> [MemberWrite] {
    var writes: [MemberWrite] = []
    for program in programs {
      guard !books[program.index].changes.isEmpty,
        let campaign = state.mirror.links[program.index]?.campaign
      else { continue }
      let changes = books[program.index].changes.takePeople(of: state.mirror.people)
      for entry in changes {
        let person = PersonID(UInt32(entry.key))
        let status = state.mirror.programs[program.index][person]?.status
        let shadow = state.mirror.links[program.index]?[person]
        let held = shadow?.campaign
        guard status != shadow?.program, !state.mirror.people.isDeleted(person)
        else { continue }
        let kind: MemberWrite.Kind
        switch (status, held) {
        case (nil, nil):
          state.mirror.links[program.index]?[person] = nil
          settle(person, in: program)
          continue
        case (nil, .some): kind = .removal
        case (.some, nil): kind = .creation
        case (.some(let status), .some(let held)):
          let match = programStatus(
            for: held, of: campaign, in: program, state: state)
          guard match != status else {
            agree(person, program, status, held, in: &state)
            continue
          }
          kind = .change
        }
        writes.append(
          MemberWrite(
            kind: kind, program: program, campaign: campaign, person: person,
            status: status, changedAt: entry.at))
      }
      books[program.index].changes.reuse(consume changes)
    }
    return writes
  }

  private mutating func agree(
    _ person: PersonID, _ program: ProgramID, _ status: StatusIndex?, _ held: StatusIndex?,
    in state: inout RunState
  ) {
    state.mirror.links[program.index]?[person] = Shadow(program: status, campaign: held)
    settle(person, in: program)
  }

  /// Whether a write cannot be made: the record is out of sight (CS-X12), or the member changed in
  /// Salesforce after the pull, by a person or a flow step, so that the next cycle has to decide.
  private mutating func isStopped(_ write: MemberWrite, in state: inout RunState) -> Bool {
    let person = write.person
    let record = state.mirror.linkedRecords[person.index]
    let row = record.map { state.mirror.records[$0] }
    if row?.isVisible == false {
      fail(.recordNotVisible, write, in: &state)
      return true
    }
    let held = memberStatus(of: person, in: write.campaign, state: state)
    let agreed = state.mirror.links[write.program.index]?[person]?.campaign
    let isPossible =
      held == agreed && held == state.mirror.observed[write.campaign.index][person]
      && row?.isDeleted != true && row?.convertedContact == nil
      && !state.mirror.campaigns[write.campaign.index].isDeleted
    guard !isPossible else { return false }
    retry(write)
    note(
      .sync, SyncProblem.changedSincePull.text, person: person,
      details: [.init("program", .program(write.program))],
      rules: SyncProblem.changedSincePull.rules, in: &state)
    return true
  }

  private mutating func retry(_ write: MemberWrite) {
    books[write.program.index].changes.mark(write.person, at: write.changedAt)
  }

  private mutating func fail(
    _ problem: SyncProblem, _ write: MemberWrite, in state: inout RunState
  ) {
    retry(write)
    fail(problem, write.person, in: write.program, state: &state)
  }

  /// Adds a member to the campaign, with a lead first when needed (CS-G1, CS-I2, CS-L1).
  private mutating func create(_ write: MemberWrite, in state: inout RunState) {
    guard let status = write.status, !isStopped(write, in: &state) else { return }
    let person = write.person
    let target: StatusIndex
    switch campaignStatus(for: status, of: write.program, in: write.campaign, state: &state) {
    case .failure(let problem): return fail(problem, write, in: &state)
    case .success(let found): target = found
    }
    var record = state.mirror.linkedRecords[person.index]
    if record == nil {
      guard !isDeletedInSalesforce(person, in: state) else {
        return fail(.deletedInSalesforce, write, in: &state)
      }
      switch createLead(for: person, in: &state) {
      case .failure(let problem): return fail(problem, write, in: &state)
      case .success(let lead): record = lead
      }
      books[write.program.index].report?.leadsCreated += 1
    }
    guard let record else { return }
    let isOld = books[write.program.index].isInFirstSync && write.changedAt == .beginning
    let rule = isOld ? firstSyncRule(of: write.program) : .csG1
    writeMember(
      target, of: record, person: person, in: write.campaign,
      rules: isOld ? [rule, .csG15, .csG12] : [rule, .csG12], state: &state)
    books[write.program.index].report?.pushed.added += 1
    agree(person, write.program, status, target, in: &state)
  }

  /// Sets the status of a campaign member (CS-G3).
  private mutating func changeMember(_ write: MemberWrite, in state: inout RunState) {
    guard let status = write.status, !isStopped(write, in: &state),
      let record = state.mirror.linkedRecords[write.person.index]
    else { return }
    switch campaignStatus(for: status, of: write.program, in: write.campaign, state: &state) {
    case .failure(let problem): fail(problem, write, in: &state)
    case .success(let target):
      writeMember(
        target, of: record, person: write.person, in: write.campaign,
        rules: [.csG3, .csG12], state: &state)
      books[write.program.index].report?.pushed.changed += 1
      agree(write.person, write.program, status, target, in: &state)
    }
  }

  /// Deletes a campaign member whose program membership ended (CS-G6).
  private mutating func removeMember(_ write: MemberWrite, in state: inout RunState) {
    guard !isStopped(write, in: &state),
      let record = state.mirror.linkedRecords[write.person.index]
    else { return }
    removeMember(
      record, person: write.person, from: write.campaign, rules: [.csG6, .csG12],
      state: &state)
    books[write.program.index].report?.pushed.removed += 1
    state.mirror.links[write.program.index]?[write.person] = nil
    settle(write.person, in: write.program)
  }
}
