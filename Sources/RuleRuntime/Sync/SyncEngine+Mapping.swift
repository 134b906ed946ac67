import RuleGraph
public import SyncState

extension SyncEngine {
  /// Maps a program to a campaign, as a first sync in the next cycle (CS-M1, CS-R2).
  ///
  /// Returns why the mapping was refused, nil when it was made.
  public mutating func map(
    _ program: ProgramID, to campaign: SFDCCampaignID, in state: inout RunState
  ) -> SyncReport.RefusedMapping? {
    unmap(program, in: &state)
    state.mirror.links[program.index] = ProgramLink(campaign: campaign)
    let refusedBefore = totals.refusedMappings.count
    openMapping(of: program, in: &state)
    return totals.refusedMappings.count > refusedBefore ? totals.refusedMappings.last : nil
  }

  /// Ends a mapping: everything on both sides stays as it is, without entries (CS-R1).
  public mutating func unmap(_ program: ProgramID, in state: inout RunState) {
    guard state.mirror.links[program.index] != nil else { return }
    note(
      .sync, "mapping ended", details: [.init("program", .program(program))], rules: [.csR1],
      in: &state)
    dropLink(of: program, in: &state)
  }

  /// Forgets a link and its bookkeeping.
  mutating func dropLink(of program: ProgramID, in state: inout RunState) {
    guard let link = state.mirror.links[program.index] else { return }
    state.mirror.links[program.index] = nil
    if programsByCampaign[link.campaign.index] == program {
      programsByCampaign[link.campaign.index] = nil
    }
    waitingMappings.removeAll { $0 == program }
    programMemberChanges[program] = ChangeList()
    programMemberFieldChanges[program] = ChangeList()
    unknownStatuses[program] = ChangeList()
    firstSyncs.remove(program)
    unwrittenCampaigns.remove(program)
    books[program.index].open = [:]
    books[program.index].unconfirmed = [:]
  }

  /// Compares the statuses of both sides (CS-S1 … S7) and notes what differs; a mapping that does
  /// not hold is dropped and reported, and neither side syncs (CS-E4).
  mutating func openMapping(of program: ProgramID, in state: inout RunState) {
    if holds(program, in: &state) { compareMembers(of: [program], in: &state, nil) }
  }

  /// Opens the mappings of a loaded state, program by program.
  mutating func openMappings(in state: inout RunState, _ workers: Workers?) {
    var opened: [ProgramID] = []
    for index in state.mirror.links.indices where state.mirror.links[index] != nil {
      if holds(ProgramID(index), in: &state) { opened.append(ProgramID(index)) }
    }
    compareMembers(of: opened, in: &state, workers)
  }

  /// Whether a mapping holds by its statuses, so that members can be compared.
  private mutating func holds(_ program: ProgramID, in state: inout RunState) -> Bool {
    guard let link = state.mirror.links[program.index] else { return false }
    guard campaignsVisible else {
      waitingMappings.append(program)
      return false
    }
    let campaign = link.campaign
    if let refusal = refusal(of: program, campaign, in: &state) {
      totals.refusedMappings.append(refusal)
      note(
        .sync, "mapping refused: \(refusal.reason)",
        details: [
          .init("program", .program(program)), .init("sfdcCampaign", .sfdcCampaign(campaign)),
        ], rules: refusal.rules, in: &state)
      dropLink(of: program, in: &state)
      return false
    }
    programsByCampaign[campaign.index] = program
    var report = SyncReport.ProgramReport(program: program, campaign: campaign)
    report.programMembersBefore = state.mirror.programs[program.index].count
    report.campaignMembersBefore = state.mirror.campaigns[campaign.index].members.count
    books[program.index].report = report
    // Salesforce's type and cost stand until Marketo's change, which a saved mapping cannot tell.
    if !link.isInitialised {
      openedMappings.append(program)
      firstSyncs.insert(program)
      unwrittenCampaigns.insert(program)
    }
    books[program.index].costWrittenAt = link.isInitialised ? state.now : nil
    return true
  }

  private mutating func refusal(
    of program: ProgramID, _ campaign: SFDCCampaignID, in state: inout RunState
  ) -> SyncReport.RefusedMapping? {
    if let other = programsByCampaign[campaign.index], other != program {
      let name = state.graph.assets.programs[other.index].name
      return .init(
        program: program, campaign: campaign,
        reason: "the campaign is already mapped to program `\(name)`", rules: [.csM1, .csM7])
    }
    guard isUsable(campaign, in: state) else {
      return .init(
        program: program, campaign: campaign, reason: "the campaign does not exist for Marketo",
        rules: [.csP5])
    }
    // The statuses are compared when the mapping is made, not again (CS-E4).
    guard state.mirror.links[program.index]?.isInitialised != true else { return nil }
    return matchStatuses(of: program, campaign, in: &state)
  }

  /// Notes every member whose sides differ, so that the first cycle deals with them.
  private mutating func compareMembers(
    of programs: [ProgramID], in state: inout RunState, _ workers: Workers?
  ) {
    var unsynced: [(ProgramID, ProgramLink)] = []
    for program in programs {
      guard let link = state.mirror.links[program.index] else { continue }
      if link.isInitialised {
        compareWithShadows(of: program, link, in: &state)
      } else {
        unsynced.append((program, link))
      }
    }
    let comparisons = comparisons(of: unsynced, in: state, workers)
    for ((program, link), comparison) in zip(unsynced, comparisons) {
      state.mirror.links[program.index] = comparison.link
      programMemberChanges[program].add(comparison.programChanges)
      memberChanges[link.campaign].add(comparison.campaignChanges)
    }
  }

  private func comparisons(
    of mappings: [(ProgramID, ProgramLink)], in state: RunState, _ workers: Workers?
  ) -> [SideComparison] {
    guard let workers else { return mappings.map { compareSides(of: $0.0, $0.1, in: state) } }
    return workers.map(mappings.count) {
      compareSides(of: mappings[$0].0, mappings[$0].1, in: state)
    }
  }

  /// What is found about a mapping that has not synced: members on one side only, or with different
  /// statuses, are for the first sync (CS-I2 … I5); those who agree count as synced.
  private struct SideComparison {
    /// The mapping, with the shadows of those who are members on both sides.
    var link: ProgramLink
    /// The people whom the push has to look at.
    var programChanges = ChangeList()
    /// The records that the pull has to look at.
    var campaignChanges = ChangeList()
  }

  private func compareSides(
    of program: ProgramID, _ link: ProgramLink, in state: RunState
  ) -> SideComparison {
    let campaign = link.campaign
    var found = SideComparison(link: link)
    let members = state.mirror.programs[program.index].rows
    if members.isEmpty, state.mirror.campaigns[campaign.index].members.count == 0 { return found }
    let matches = state.mirror.campaigns[campaign.index].statuses.indices.map {
      programStatus(for: StatusIndex($0), of: campaign, in: program, state: state)
    }
    found.link.reserveCapacity(members.count)
    for member in members {
      let person = member.person
      guard let held = state.mirror.observed[campaign.index][person] else {
        found.programChanges.mark(person, at: .beginning)
        continue
      }
      found.link[person] = Shadow(program: member.status, campaign: held)
      if matches[held.index] != member.status,
        let record = state.mirror.linkedRecords[person.index]
      {
        found.campaignChanges.mark(record, at: .beginning)
      }
    }
    for member in state.mirror.campaigns[campaign.index].members.rows {
      // Whoever has a shadow now is a member on both sides.
      guard let person = self.person(of: member.record, in: state), found.link[person] == nil,
        state.mirror.programs[program.index].status(of: person) == nil
      else { continue }
      found.campaignChanges.mark(member.record, at: .beginning)
    }
    return found
  }

  /// A mapping that synced before the state was saved: what differs from the shadows is news.
  private mutating func compareWithShadows(
    of program: ProgramID, _ link: ProgramLink, in state: inout RunState
  ) {
    let campaign = link.campaign
    for member in state.mirror.programs[program.index].rows {
      let person = member.person
      let shadow = link[person]
      let held = state.mirror.observed[campaign.index][person]
      if shadow?.program != member.status {
        programMemberChanges[program].mark(person, at: .beginning)
      }
      if shadow?.campaign != held {
        markCampaignSide(of: person, campaign, in: state)
      } else if let held {
        reopen(person, program, shadow?.program, held, campaign, in: state)
      }
    }
    for member in state.mirror.campaigns[campaign.index].members.rows {
      guard let person = person(of: member.record, in: state),
        state.mirror.programs[program.index][person] == nil
      else { continue }
      if link[person]?.program != nil {
        programMemberChanges[program].mark(person, at: .beginning)
      }
      if link[person]?.campaign != member.status {
        memberChanges[campaign].mark(member.record, at: .beginning)
      } else {
        reopen(person, program, link[person]?.program, member.status, campaign, in: state)
      }
    }
    forgetLeavers(of: program, link, in: &state)
  }

  /// Looks at those who were members when the two sides last agreed, and are on neither side now.
  private mutating func forgetLeavers(
    of program: ProgramID, _ link: ProgramLink, in state: inout RunState
  ) {
    let campaign = link.campaign
    for index in 0..<state.mirror.people.count {
      let person = PersonID(index)
      guard let shadow = link[person], state.mirror.programs[program.index][person] == nil,
        state.mirror.observed[campaign.index][person] == nil
      else { continue }
      if shadow.campaign != nil, state.mirror.linkedRecords[index] != nil {
        // Both sides are news: one of them may bring the person back before the next pull.
        markCampaignSide(of: person, campaign, in: state)
        if shadow.program != nil { programMemberChanges[program].mark(person, at: .beginning) }
      } else {
        state.mirror.links[program.index]?[person] = nil
      }
    }
  }

  private mutating func markCampaignSide(
    of person: PersonID, _ campaign: SFDCCampaignID, in state: RunState
  ) {
    guard let record = state.mirror.linkedRecords[person.index] else { return }
    memberChanges[campaign].mark(record, at: .beginning)
  }

  /// Takes up a difference that an earlier run left (CS-G5, CS-S8).
  mutating func reopen(
    _ person: PersonID, _ program: ProgramID, _ status: StatusIndex?, _ held: StatusIndex,
    _ campaign: SFDCCampaignID, in state: RunState
  ) {
    let match = programStatus(for: held, of: campaign, in: program, state: state)
    guard match == nil || match != status else { return }
    let problem: SyncProblem = match == nil ? .unknownStatus : .regressionRefused
    books[program.index].open[person] = OpenProblem(problem: problem, attempts: 0)
    if match == nil { unknownStatuses[program].mark(person, at: .beginning) }
  }

  /// Fills what Marketo knows of the campaigns from what Salesforce holds: the exports are taken
  /// as pulled.
  func observeCampaigns(in state: inout RunState, _ workers: Workers?) {
    state.mirror.observed = observations(in: state, workers)
  }

  private func observations(in state: RunState, _ workers: Workers?) -> [ObservedMembers] {
    let count = state.mirror.campaigns.count
    guard let workers else {
      return (0..<count).map { membersAsLoaded(of: SFDCCampaignID($0), in: state) }
    }
    return workers.map(count) { membersAsLoaded(of: SFDCCampaignID($0), in: state) }
  }

  /// What Marketo would know of a campaign if what Salesforce holds were pulled.
  func membersAsLoaded(of campaign: SFDCCampaignID, in state: RunState) -> ObservedMembers {
    var members = ObservedMembers()
    if state.mirror.campaigns[campaign.index].members.count == 0 { return members }
    members.reserveCapacity(state.mirror.campaigns[campaign.index].members.count)
    for member in state.mirror.campaigns[campaign.index].members.rows {
      guard let person = person(of: member.record, in: state),
        countsAsMember(member.record, state)
      else { continue }
      members[person] = member.status
    }
    return members
  }

  /// The person of a record; of one that a lead was converted into before Marketo pulled it, the
  /// lead's person, whose membership has not changed (CS-X10).
  @inline(__always) func person(of record: RecordID, in state: RunState) -> PersonID? {
    state.mirror.records[record].person ?? formerPeople[record]
  }

  /// Brings people and records of a loaded state in step.
  ///
  /// A person with an *SFDC Type* is in Salesforce even when the record was not among the files
  /// (CS-L3); a record that no person is linked to is pulled by the first cycle.
  mutating func adoptRecords(in state: inout RunState) {
    for index in 0..<state.mirror.people.count {
      let person = PersonID(index)
      if state.mirror.linkedRecords[index] == nil { adoptRecord(of: person, in: &state) }
      if state.mirror.linkedRecords[index] != nil { setSystemFields(of: person, in: &state) }
    }
    for (index, row) in state.mirror.records.rows.enumerated() {
      let record = RecordID(index)
      if let winner = mergeWinner(of: row, in: state) {
        recordMerges.append(RecordMerge(loser: record, winner: winner))
        continue
      }
      switch (row.person, row.isDeleted, row.convertedContact) {
      case (.some, true, _): goneRecords.mark(record, at: .beginning)
      case (.some(let person), false, .some(let contact)):
        formerPeople[record] = person
        formerPeople[contact] = person
        convertedRecords.mark(record, at: .beginning)
      case (nil, false, nil): newRecords.mark(record, at: .beginning)
      case (.some, false, nil), (nil, _, _): break
      }
    }
  }

  /// The record in which one went up whose person Marketo still has; nil for all others.
  private func mergeWinner(of row: SalesforceRecord, in state: RunState) -> RecordID? {
    guard let person = row.person else { return nil }
    if let winner = row.mergedInto { return winner }
    guard let contact = row.convertedContact, let other = state.mirror.records[contact].person,
      other != person
    else { return nil }
    return contact
  }

  private mutating func adoptRecord(of person: PersonID, in state: inout RunState) {
    guard let field = fields.type, !state.mirror.people.isDeleted(person),
      case .text(let type) = state.mirror.people[person, field],
      let kind = RecordKind(rawValue: state.mirror.text[type])
    else { return }
    let idField = fields.id ?? (kind == .lead ? fields.leadID : fields.contactID)
    let record: RecordID
    if let idField, case .text(let id) = state.mirror.people[person, idField], id != .empty {
      if let known = state.mirror.records.find(salesforceID: id) {
        guard state.mirror.records[known].person == nil else { return }
        record = known
      } else if let new = state.mirror.records.insert(.init(kind: kind, salesforceID: id)) {
        copyFields(of: person, to: new, in: &state)
        record = new
      } else {
        return
      }
    } else {
      let prefix = kind == .lead ? SalesforceID.leadPrefix : SalesforceID.contactPrefix
      record = insertRecord(kind, prefix: prefix, in: &state)
      copyFields(of: person, to: record, in: &state)
    }
    state.mirror.link(person, record)
  }

  private func copyFields(of person: PersonID, to record: RecordID, in state: inout RunState) {
    for field in fields.synced {
      state.mirror.records[record, field] = state.mirror.people[person, field]
    }
  }
}
