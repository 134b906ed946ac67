import RuleGraph
public import SyncState

extension SyncEngine {
  /// Sets a custom field of a program member in Marketo (CS-C1); writes entry 123 unless nothing
  /// changes.
  ///
  /// Only members have such fields.
  public mutating func setMemberField(
    _ field: FieldID, _ value: Value, in program: ProgramID, of person: PersonID,
    origin: ChangeOrigin, in state: inout RunState
  ) -> StepOutcome {
    guard state.mirror.programs[program.index][person] != nil else { return .noMemberForField }
    guard state.graph.assets.memberFields[field].type.admits(value, state.mirror.text) else {
      return .valueDoesNotFit
    }
    guard writeMemberField(field, value, in: program, of: person, origin: origin, in: &state) else {
      return .sameValue
    }
    if state.mirror.links[program.index] != nil, isMapped(field) {
      programMemberFieldChanges[program].mark(UInt64(person, field), at: state.now)
    }
    return .fieldChanged
  }

  /// Whether a member field has a counterpart in Salesforce that is still what it was (CS-C4).
  func isMapped(_ field: FieldID) -> Bool { mappedMemberFields[field.index] }

  /// Writes a member field and entry 123; returns false when the value is there already.
  private mutating func writeMemberField(
    _ field: FieldID, _ value: Value, in program: ProgramID, of person: PersonID,
    origin: ChangeOrigin, rules: [Rule] = [], in state: inout RunState
  ) -> Bool {
    let old = state.mirror.programs[program.index][person, field]
    guard old != value else { return false }
    state.mirror.programs[program.index][person, field] = value
    var entry = Activity(.changeProgramMemberData, of: person, .program(program), at: state.now)
    entry.oldValue = old
    entry.newValue = value
    let name = state.mirror.text.intern(state.graph.assets.memberFields[field].name)
    entry.texts = [AttributeText(.memberField, name)]
    complete(&entry, origin, in: &state)
    state.log(entry, rules: rules)
    return true
  }
}

// What people do in Salesforce
extension SyncEngine {
  /// Sets a custom field of a campaign member in Salesforce.
  mutating func setMemberField(
    _ value: TimelineEvent.FieldValue, of record: RecordID, in campaign: SFDCCampaignID,
    state: inout RunState
  ) -> StepOutcome {
    let field = state.graph.assets.memberFields[value.field]
    guard field.salesforceName != nil else {
      return .refusedBySalesforce("`\(field.name)` is no field of Salesforce", [])
    }
    guard !state.mirror.campaigns[campaign.index].isDeleted else { return .campaignGone }
    guard state.mirror.campaigns[campaign.index].members[record] != nil else {
      return .refusedBySalesforce("the record is not a member", [])
    }
    guard field.type.admits(value.value, state.mirror.text) else { return .valueDoesNotFit }
    let old = state.mirror.campaigns[campaign.index].members[record, value.field]
    guard old != value.value else { return .sameInSalesforce }
    state.mirror.campaigns[campaign.index].members[record, value.field] = value.value
    memberFieldChanges[campaign].mark(UInt64(record, value.field), at: state.now)
    return .changedInSalesforce
  }

  /// Ends the mapping of a member field, whose counterpart got another name or type (CS-C4).
  mutating func breakMemberField(_ field: FieldID, in state: inout RunState) -> StepOutcome {
    guard isMapped(field) else {
      return .refusedBySalesforce("the field is not mapped", [.csC4])
    }
    mappedMemberFields[field.index] = false
    let name = state.graph.assets.memberFields[field].name
    note(
      .sync, "the field's mapping to Salesforce ended",
      details: [.init("memberField", .string(name))], rules: [.csC4], in: &state)
    return .changedInSalesforce
  }
}

// What a cycle carries over
extension SyncEngine {
  /// A member field that differs because one side changed it since the mapping (CS-C3).
  private struct FieldChange {
    let person: PersonID
    let record: RecordID
    let field: FieldID
  }

  /// Carries changed fields of campaign members over to program members (CS-D5).
  ///
  /// Where both sides changed one, Marketo wins for leads and Salesforce for contacts, as for fields of people.
  mutating func pullMemberFields(in state: inout RunState) {
    guard !state.graph.assets.memberFields.fields.isEmpty else { return }
    for campaign in memberFieldChanges.owners() {
      let program = programsByCampaign[campaign.index]
      for change in takeMemberFields(of: campaign, in: &state) {
        guard let program, isMapped(change.field) else { continue }
        pull(change, program, campaign, in: &state)
      }
    }
  }

  private mutating func pull(
    _ change: FieldChange, _ program: ProgramID, _ campaign: SFDCCampaignID,
    in state: inout RunState
  ) {
    guard state.mirror.programs[program.index][change.person] != nil else {
      // Without a membership in the program yet, the value waits for one.
      memberFieldChanges[campaign].mark(
        UInt64(change.record, change.field), at: state.now)
      return
    }
    var rules: [Rule] = [.csD5, .csC3]
    let key = UInt64(change.person, change.field)
    let value = state.mirror.campaigns[campaign.index].members[change.record, change.field]
    if programMemberFieldChanges[program].instant(of: key) != nil,
      state.mirror.programs[program.index][change.person, change.field] != value
    {
      let isLead = state.mirror.records[change.record].kind == .lead
      rules.append(isLead ? .csK1 : .csK2)
      let name = state.graph.assets.memberFields[change.field].name
      note(
        .sync, "changed on both sides; \(isLead ? "Marketo" : "Salesforce") wins",
        person: change.person, details: [.init("memberField", .string(name))], rules: rules,
        in: &state)
      if isLead { return }
    }
    _ = writeMemberField(
      change.field, value, in: program, of: change.person, origin: .salesforceSync, rules: rules,
      in: &state)
  }

  /// Takes out the changed fields of a campaign's members, by Marketo id and field.
  private mutating func takeMemberFields(
    of campaign: SFDCCampaignID, in state: inout RunState
  ) -> [FieldChange] {
    var changes: [FieldChange] = []
    for entry in memberFieldChanges[campaign].take() {
      let record = RecordID(entry.key.packedRow)
      let row = state.mirror.records[record]
      guard state.mirror.campaigns[campaign.index].members[record] != nil, !row.isDeleted else {
        continue
      }
      guard row.isVisible, let person = row.person else {
        // It is looked at when Marketo sees the record.
        memberFieldChanges[campaign].mark(entry.key, at: entry.at)
        continue
      }
      changes.append(FieldChange(person: person, record: record, field: entry.key.packedField))
    }
    let people = state.mirror.people
    return changes.sorted {
      (people.marketoID($0.person), $0.field) < (people.marketoID($1.person), $1.field)
    }
  }

  /// Takes out the changed fields of the members of mapped programs, by program and Marketo id.
  mutating func addMemberFieldChanges(to outbox: inout [Outgoing], in state: RunState) {
    for program in programMemberFieldChanges.owners()
    where mappedCampaign(of: program, in: state) != nil {
      let people = state.mirror.people
      let changes = programMemberFieldChanges[program].take().sorted { left, right in
        let leftID = people.marketoID(PersonID(left.key.packedRow))
        let rightID = people.marketoID(PersonID(right.key.packedRow))
        return (leftID, left.key) < (rightID, right.key)
      }
      for change in changes { outbox.append(outgoing(.memberField(program, change))) }
    }
  }

  /// Writes a changed field of a program member to the campaign member (CS-D5), after the member
  /// itself; without a campaign member it waits.
  mutating func pushMemberField(
    _ entry: ChangeList.Entry, of program: ProgramID, in state: inout RunState
  ) {
    let (person, field) = (PersonID(entry.key.packedRow), entry.key.packedField)
    guard isMapped(field), state.mirror.programs[program.index][person] != nil,
      !state.mirror.people.isDeleted(person),
      let campaign = state.mirror.links[program.index]?.campaign
    else { return }
    let record = state.mirror.linkedRecords[person.index]
    let row = record.map { state.mirror.records[$0] }
    guard let record, let row, row.isVisible, !row.isDeleted, row.convertedContact == nil,
      state.mirror.campaigns[campaign.index].members[record] != nil,
      write(field, of: person, record, program, campaign, in: &state)
    else {
      programMemberFieldChanges[program].mark(entry.key, at: entry.at)
      return
    }
  }

  /// Writes a field of a campaign member; false when it has to be tried again.
  private mutating func write(
    _ field: FieldID, of person: PersonID, _ record: RecordID, _ program: ProgramID,
    _ campaign: SFDCCampaignID, in state: inout RunState
  ) -> Bool {
    let value = state.mirror.programs[program.index][person, field]
    let subject = FaultLedger.Subject(person: person, program: program, field: field)
    guard state.mirror.campaigns[campaign.index].members[record, field] != value else {
      recover(subject, in: &state)
      return true
    }
    // Salesforce wins for contacts; the next pull sees its change (CS-K2).
    let isContact = state.mirror.records[record].kind == .contact
    let key = UInt64(record, field)
    if isContact, memberFieldChanges[campaign].instant(of: key) != nil { return true }
    let held = state.mirror.campaigns[campaign.index].members[record]?.status
    let reply = ask(
      SalesforceRequest(.update, memberOf: campaign, record, status: held), in: &state)
    if case .refused(let refusal) = reply {
      report(refusal, about: subject, .changeStatusInSFDCCampaign, in: &state)
      return false
    }
    state.mirror.campaigns[campaign.index].members[record, field] = value
    let name = state.graph.assets.memberFields[field].name
    note(
      .sync, "wrote a changed field of a campaign member", person: person,
      details: [.init("program", .program(program)), .init("memberField", .string(name))],
      rules: [.csD5, .csC3], in: &state)
    guard case .lost = reply else {
      recover(subject, in: &state)
      return true
    }
    report(.init(.replyLost), about: subject, .changeStatusInSFDCCampaign, in: &state)
    return false
  }
}

extension StepOutcome {
  fileprivate static let noMemberForField = StepOutcome(
    .skipped, "not a member", rules: [.cat64, .csC1])
}
