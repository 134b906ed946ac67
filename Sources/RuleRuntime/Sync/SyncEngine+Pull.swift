import RuleGraph
import SyncState

extension SyncEngine {
  /// Pulls what changed in Salesforce: steps 1 to 4 of a cycle (CS-T6, R-35).
  ///
  /// Deletions first, then conversions, then updates: statuses, leads and contacts, members. The
  /// program side of mapped programs follows here. Schema changes (step 1) do not occur in a run.
  public mutating func pull(in state: inout RunState) {
    guard beginCycle(in: &state) else { return }
    note(
      .cycle, "pull", details: [.init("cycle", .count(totals.cycleCount))], rules: [],
      in: &state)
    if campaignsVisible {
      let waiting = waitingMappings.sorted()
      waitingMappings = []
      for program in waiting { openMapping(of: program, in: &state) }
      pullDeletedCampaigns(in: &state)
      pullMembers(.removed, in: &state)
    }
    pullDeletedRecords(in: &state)
    pullConversions(in: &state)
    if pullMerges(in: &state), campaignsVisible { pullMembers(.removed, in: &state) }
    if campaignsVisible { pullRenamedStatuses(in: &state) }
    pullNewRecords(in: &state)
    pullFields(in: &state)
    if campaignsVisible {
      pullMembers(.present, in: &state)
      pullMemberFields(in: &state)
      finishFirstSyncs(in: &state)
    }
  }

  private mutating func pullDeletedCampaigns(in state: inout RunState) {
    for entry in goneCampaigns.take() {
      let campaign = SFDCCampaignID(UInt32(entry.key))
      note(
        .sync, "the campaign was deleted in Salesforce",
        details: [.init("sfdcCampaign", .sfdcCampaign(campaign))], rules: [.csR3, .r44],
        in: &state)
      if let program = programsByCampaign[campaign.index] {
        if settings.deletedCampaign == .membersLeave { removeMembers(of: program, in: &state) }
        dropLink(of: program, in: &state)
      }
      memberChanges[campaign] = ChangeList()
      memberFieldChanges[campaign] = ChangeList()
      state.mirror.observed[campaign.index] = ObservedMembers()
      state.deletedCampaigns.append(campaign)
    }
  }

  /// Returns the campaigns whose deletion Marketo has seen.
  mutating func knownDeletedCampaigns(in state: RunState) -> [SFDCCampaignID] {
    let unseen = goneCampaigns.sorted().map { SFDCCampaignID(UInt32($0.key)) }
    return state.mirror.campaigns.indices.map { SFDCCampaignID($0) }.filter { campaign in
      state.mirror.campaigns[campaign.index].isDeleted && !unseen.contains(campaign)
    }
  }

  /// Ends the memberships of those who were members of a campaign that is gone (CS-R3).
  private mutating func removeMembers(of program: ProgramID, in state: inout RunState) {
    let members = state.mirror.programs[program.index].rows.map(\.person).filter {
      state.mirror.links[program.index]?[$0]?.campaign != nil
    }
    for person in members.sorted(by: {
      state.mirror.people.marketoID($0) < state.mirror.people.marketoID($1)
    }) {
      follow(nil, person, program, rules: [.csR3], in: &state)
    }
  }

  private mutating func pullDeletedRecords(in state: inout RunState) {
    for person in people(of: goneRecords.take(), in: state) {
      pullDeletion(of: person, in: &state)
    }
  }

  /// Lets a person lose a record that was deleted in Salesforce (CS-X1, R-43), with entry 29.
  mutating func pullDeletion(of person: PersonID, in state: inout RunState) {
    if let record = state.mirror.linkedRecords[person.index] { formerPeople[record] = person }
    state.mirror.unlink(person)
    let entry = Activity(.deleteLeadFromSFDC, of: person, .none, at: state.now)
    state.log(entry, rules: [.csX1, .r33])
    writeSystemFields(of: person, rules: [.csX1, .r43], in: &state)
    if let field = fields.isDeleted {
      _ = writeField(
        field, .boolean(true), of: person, origin: .salesforceSync, rules: [.csX1], in: &state)
    }
  }

  private mutating func pullConversions(in state: inout RunState) {
    for person in people(of: convertedRecords.take(), in: state) {
      guard let lead = state.mirror.linkedRecords[person.index],
        let contact = state.mirror.records[lead].convertedContact
      else { continue }
      state.mirror.link(person, contact)
      let entry = Activity(.convertLead, of: person, .none, at: state.now)
      state.log(entry, rules: [.csX9, .csX10])
      writeSystemFields(of: person, rules: [.csX9], in: &state)
      let row = state.mirror.records[contact]
      if row.isDeleted, row.mergedInto == nil { pullDeletion(of: person, in: &state) }
    }
  }

  /// Looks again at every member who holds a status with a new label (CS-R7).
  private mutating func pullRenamedStatuses(in state: inout RunState) {
    for (campaign, status, at) in renamedStatuses {
      guard let program = programsByCampaign[campaign.index] else { continue }
      for member in state.mirror.campaigns[campaign.index].members.rows
      where member.status == status {
        guard let person = state.mirror.records[member.record].person else { continue }
        let shadow = state.mirror.links[program.index]?[person]
        state.mirror.links[program.index]?[person] = Shadow(
          program: shadow?.program, campaign: nil)
        memberChanges[campaign].mark(member.record, at: at)
      }
    }
    renamedStatuses = []
  }

  /// Makes people of leads and contacts that Marketo does not know (CS-I3), with entries 12.
  private mutating func pullNewRecords(in state: inout RunState) {
    for entry in newRecords.take() {
      let record = RecordID(UInt32(entry.key))
      let row = state.mirror.records[record]
      guard row.person == nil, !row.isDeleted, row.isVisible, row.convertedContact == nil,
        formerPeople[record] == nil
      else { continue }
      if let person = connection.owner(of: record) {
        confirmLead(of: person, in: &state)
        continue
      }
      pullPerson(of: record, rules: [.csI3, .r47], in: &state)
    }
  }

  private mutating func pullPerson(
    of record: RecordID, rules: @autoclosure () -> [Rule], in state: inout RunState
  ) {
    guard let person = insertPerson(in: &state) else { return }
    for field in fields.synced {
      state.mirror.people[person, field] = state.mirror.records[record, field]
    }
    state.mirror.link(person, record)
    setSystemFields(of: person, in: &state)
    totals.peoplePulled += 1
    logNewPerson(person, origin: .salesforceSync, rules: rules(), in: &state)
    markMemberships(of: record, in: state)
  }

  /// Carries field changes over to Marketo; where both sides changed a field, Marketo wins for
  /// leads and Salesforce for contacts (CS-K1, CS-K2).
  private mutating func pullFields(in state: inout RunState) {
    for (person, record, field) in changedFields(in: &state) {
      let value = state.mirror.records[record, field]
      guard state.mirror.people[person, field] != value else { continue }
      var rules: [Rule] = []
      if personChanges.instant(of: UInt64(person, field)) != nil {
        let isLead = state.mirror.records[record].kind == .lead
        rules = [isLead ? .csK1 : .csK2]
        note(
          .sync, "changed on both sides; \(isLead ? "Marketo" : "Salesforce") wins",
          person: person, details: [.init("field", .field(field))], rules: rules, in: &state)
        if isLead { continue }
      }
      _ = writeField(
        field, value, of: person, origin: .salesforceSync, rules: rules, in: &state)
    }
  }

  /// Returns the changed fields that Marketo can see, by Marketo id and field.
  private mutating func changedFields(
    in state: inout RunState
  ) -> [(person: PersonID, record: RecordID, field: FieldID)] {
    var changes: [(person: PersonID, record: RecordID, field: FieldID)] = []
    for entry in recordChanges.take() {
      let record = RecordID(entry.key.packedRow)
      let row = state.mirror.records[record]
      guard !row.isDeleted, row.isVisible, row.convertedContact == nil else { continue }
      if let person = row.person, state.mirror.people.isDeleted(person) {
        // A person who was deleted in Marketo only comes back with a new id (CS-X4, R-48).
        state.mirror.unlink(person)
        pullPerson(of: record, rules: [.csX4, .r48], in: &state)
      }
      guard let person = state.mirror.records[record].person else { continue }
      changes.append((person, record, entry.key.packedField))
    }
    let people = state.mirror.people
    return changes.sorted {
      (people.marketoID($0.person), $0.field) < (people.marketoID($1.person), $1.field)
    }
  }

  /// Returns the people who are linked to records, in ascending order of Marketo ids.
  private func people(of entries: [ChangeList.Entry], in state: RunState) -> [PersonID] {
    guard !entries.isEmpty else { return [] }
    let people = entries.compactMap { state.mirror.records[RecordID(UInt32($0.key))].person }
    return people.sorted {
      state.mirror.people.marketoID($0) < state.mirror.people.marketoID($1)
    }
  }

  private mutating func finishFirstSyncs(in state: inout RunState) {
    for program in openedMappings { state.mirror.links[program.index]?.isInitialised = true }
    openedMappings.removeAll(keepingCapacity: true)
  }
}
