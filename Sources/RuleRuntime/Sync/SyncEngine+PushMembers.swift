import RuleGraph
import SyncState

extension SyncEngine {
  /// A campaign member that Marketo has to write (step 7 of a cycle).
  struct MemberWrite {
    /// What is to be done, in the order in which it is.
    enum Kind: CaseIterable {
      case creation
      case change
      case removal
    }

    let kind: Kind
    let program: ProgramID
    let campaign: SFDCCampaignID
    let person: PersonID
    let status: StatusIndex?
    /// The campaign status that was agreed on, which no other write changes.
    let agreed: StatusIndex?
    let changedAt: Instant
  }

  /// Adds what step 7 has to write: creations, changes, removals, each by program, then by
  /// Marketo id.
  mutating func addMemberWrites(to outbox: inout [Outgoing], in state: inout RunState) {
    spareWrites.removeAll(keepingCapacity: true)
    for program in programMemberChanges.owners() {
      guard let campaign = mappedCampaign(of: program, in: state) else { continue }
      matches.compare(program, campaign, in: &state)
      var changes = programMemberChanges[program].takePeople(of: state.mirror.people)
      for (index, entry) in changes.enumerated() {
        if index % Self.readAheadCount == 0 {
          let block = changes[index..<min(index + Self.readAheadCount, changes.count)]
          sparePlaces.removeAll(keepingCapacity: true)
          for entry in block {
            sparePlaces.append(MemberPlace(program, campaign, PersonID(UInt32(entry.key))))
          }
          state.mirror.readAheadInMarketo(sparePlaces)
        }
        let write = memberWrite(of: entry, program, campaign, in: &state)
        if let write { spareWrites.append(write) }
      }
      programMemberChanges[program].reuse(&changes)
    }
    for kind in MemberWrite.Kind.allCases {
      for write in spareWrites where write.kind == kind { outbox.append(outgoing(.member(write))) }
    }
  }

  /// For how many members the state is read ahead at once.
  static let readAheadCount = 32

  /// Returns the write that a changed membership needs; nil when both sides agree.
  private mutating func memberWrite(
    of entry: ChangeList.Entry, _ program: ProgramID, _ campaign: SFDCCampaignID,
    in state: inout RunState
  ) -> MemberWrite? {
    let person = PersonID(UInt32(entry.key))
    let status = state.mirror.programs[program.index].status(of: person)
    let shadow = state.mirror.links[program.index]?[person]
    let held = shadow?.campaign
    guard !state.mirror.people.isDeleted(person) else { return nil }
    guard status != shadow?.program else {
      reconsider(person, program, status, held, campaign, in: &state)
      return nil
    }
    let kind: MemberWrite.Kind
    switch (status, held) {
    case (nil, nil):
      state.mirror.links[program.index]?[person] = nil
      settle(person, in: program, state: &state)
      return nil
    case (nil, .some): kind = .removal
    case (.some, nil): kind = .creation
    case (.some(let status), .some(let held)):
      guard programStatus(for: held, of: campaign, in: program, state: state) != status else {
        if memberStatus(of: person, in: campaign, state: state) == held {
          agree(person, program, status, held, in: &state)
        } else {
          // Salesforce has changed since the pull: both sides have, and the next cycle decides.
          programMemberChanges[program].mark(person, at: entry.at)
        }
        return nil
      }
      kind = .change
    }
    return MemberWrite(
      kind: kind, program: program, campaign: campaign, person: person, status: status,
      agreed: held, changedAt: entry.at)
  }

  /// Marketo is back where both sides agreed: what was refused is not wanted any more, and a difference
  /// that stood before is open again.
  @inline(__always) private mutating func reconsider(
    _ person: PersonID, _ program: ProgramID, _ status: StatusIndex?, _ held: StatusIndex?,
    _ campaign: SFDCCampaignID, in state: inout RunState
  ) {
    guard books[program.index].open[person]?.problem.isFault ?? true else { return }
    settle(person, in: program, state: &state)
    if let held { reopen(person, program, status, held, campaign, in: state) }
  }

  /// Writes a campaign member, or notes why not.
  mutating func send(_ write: MemberWrite, in state: inout RunState) {
    switch write.kind {
    case .creation: create(write, in: &state)
    case .change: changeMember(write, in: &state)
    case .removal: removeMember(write, in: &state)
    }
  }

  private mutating func agree(
    _ person: PersonID, _ program: ProgramID, _ status: StatusIndex?, _ held: StatusIndex?,
    in state: inout RunState
  ) {
    state.mirror.links[program.index]?[person] = Shadow(program: status, campaign: held)
    settle(person, in: program, state: &state)
  }

  /// Whether a write cannot be made: the record is out of sight (CS-X12), or the member changed in
  /// Salesforce after the pull, by a person or a flow step, so that the next cycle has to decide.
  private mutating func isStopped(_ write: MemberWrite, in state: inout RunState) -> Bool {
    let person = write.person
    var held: StatusIndex?
    var isThere = !state.mirror.campaigns[write.campaign.index].isDeleted
    if let record = state.mirror.linkedRecords[person.index] {
      let row = state.mirror.records[record]
      guard row.isVisible else {
        fail(.init(.recordNotVisible), write, in: &state)
        return true
      }
      isThere = isThere && !row.isDeleted && row.convertedContact == nil
      if isThere { held = state.mirror.campaigns[write.campaign.index].members.status(of: record) }
    }
    let isPossible =
      isThere && held == write.agreed
      && held == state.mirror.observed[write.campaign.index][person]
    guard !isPossible else { return false }
    retry(write)
    note(
      .sync, SyncProblem.changedSincePull.text, person: person,
      details: [.init("program", .program(write.program))],
      rules: SyncProblem.changedSincePull.rules, in: &state)
    return true
  }

  private mutating func retry(_ write: MemberWrite) {
    programMemberChanges[write.program].mark(write.person, at: write.changedAt)
  }

  private mutating func fail(
    _ refusal: SalesforceRefusal, _ write: MemberWrite, writing target: StatusIndex? = nil,
    in state: inout RunState
  ) {
    retry(write)
    if refusal.problem == .replyLost {
      books[write.program.index].unconfirmed[write.person] = Shadow(
        program: write.status, campaign: target)
    }
    let type: ActivityType =
      switch write.kind {
      case .creation: .addToSFDCCampaign
      case .change: .changeStatusInSFDCCampaign
      case .removal: .removeFromSFDCCampaign
      }
    fail(refusal, write.person, in: write.program, type, state: &state)
  }

  /// Notes that a lead was refused; the setting says whether the next cycle tries again (CS-L7).
  private mutating func failLead(
    _ refusal: SalesforceRefusal, _ write: MemberWrite, in state: inout RunState
  ) {
    let waits = settings.failedLeads == .onChange && refusal.problem.isRefusalOfLead
    if !waits { retry(write) }
    fail(refusal, write.person, in: write.program, .syncLeadToSFDC, state: &state)
    if waits { books[write.program.index].open[write.person]?.waitingSince = write.changedAt }
  }

  /// Lets the next push try again what waits for a change of a person (CS-L7).
  mutating func wake(_ person: PersonID) {
    guard settings.failedLeads == .onChange else { return }
    for index in books.indices {
      guard let since = books[index].open[person]?.waitingSince else { continue }
      books[index].open[person]?.waitingSince = nil
      programMemberChanges[ProgramID(index)].mark(person, at: since)
    }
  }

  /// Whether a write is what the first sync of a mapping found, and no later change.
  private func isOld(_ write: MemberWrite) -> Bool {
    write.changedAt == .beginning && firstSyncs.contains(write.program)
  }

  /// Whether a write leaves an entry (CS-G12, CS-G15).
  private func isLogged(_ write: MemberWrite) -> Bool {
    settings.campaignEntries == .everyChange
      && (settings.firstSyncEntries == .written || !isOld(write))
  }

  /// Adds a member to the campaign, with a lead first when needed (CS-G1, CS-I2, CS-L1).
  private mutating func create(_ write: MemberWrite, in state: inout RunState) {
    guard let status = write.status, !isStopped(write, in: &state) else { return }
    let person = write.person
    let target: StatusIndex
    switch campaignStatus(for: status, of: write.program, in: write.campaign, state: &state) {
    case .failure(let refusal): return fail(refusal, write, in: &state)
    case .success(let found): target = found
    }
    var record = state.mirror.linkedRecords[person.index]
    if record == nil {
      if isDeletedInSalesforce(person, in: state) {
        guard settings.deletedLeads == .comeBack else {
          return fail(.init(.deletedInSalesforce), write, in: &state)
        }
        note(
          .sync, "somebody who was deleted in Salesforce becomes a lead again", person: person,
          details: [.init("program", .program(write.program))], rules: [.csX2, .csL1], in: &state)
      }
      let created = totals.leadsCreated
      let lead = createLead(for: person, in: &state)
      books[write.program.index].report?.leadsCreated += totals.leadsCreated - created
      switch lead {
      case .failure(let refusal):
        return failLead(refusal, write, in: &state)
      case .success(let lead): record = lead
      }
    }
    guard let record else { return }
    let isOld = isOld(write)
    let rule = isOld ? firstSyncRule(of: write.program) : .csG1
    let names = nameRules(target, of: write.campaign, status, of: write.program, in: state)
    let isLogged = isLogged(write)
    let refusal = writeMember(
      target, of: record, before: write.agreed, person: person, in: write.campaign,
      isLogged: isLogged,
      rules: (isOld ? [rule, .csG15, .csG12] : [rule, .csG12]) + names, state: &state)
    if let refusal { return fail(refusal, write, writing: target, in: &state) }
    books[write.program.index].report?.pushed.added += 1
    agree(person, write.program, status, target, in: &state)
  }

  /// Sets the status of a campaign member (CS-G3).
  private mutating func changeMember(_ write: MemberWrite, in state: inout RunState) {
    guard let status = write.status, !isStopped(write, in: &state),
      let record = state.mirror.linkedRecords[write.person.index]
    else { return }
    switch campaignStatus(for: status, of: write.program, in: write.campaign, state: &state) {
    case .failure(let refusal): fail(refusal, write, in: &state)
    case .success(let target):
      let isOld = isOld(write)
      let names = nameRules(target, of: write.campaign, status, of: write.program, in: state)
      let isLogged = isLogged(write)
      let refusal = writeMember(
        target, of: record, before: write.agreed, person: write.person, in: write.campaign,
        isLogged: isLogged,
        rules: (isOld ? [.csG3, .csG15, .csG12] : [.csG3, .csG12]) + names, state: &state)
      if let refusal { return fail(refusal, write, writing: target, in: &state) }
      books[write.program.index].report?.pushed.changed += 1
      agree(write.person, write.program, status, target, in: &state)
    }
  }

  /// Deletes a campaign member whose program membership ended (CS-G6).
  private mutating func removeMember(_ write: MemberWrite, in state: inout RunState) {
    guard !isStopped(write, in: &state),
      let record = state.mirror.linkedRecords[write.person.index]
    else { return }
    let isLogged = isLogged(write)
    let refusal = removeMember(
      record, person: write.person, from: write.campaign, isLogged: isLogged,
      rules: [.csG6, .csG12], state: &state)
    if let refusal { return fail(refusal, write, in: &state) }
    books[write.program.index].report?.pushed.removed += 1
    state.mirror.links[write.program.index]?[write.person] = nil
    settle(write.person, in: write.program, state: &state)
  }
}
