import RuleGraph
import SyncState

extension SyncEngine {
  /// Makes a change in Salesforce, as a person there would; Marketo sees it at the next pull.
  ///
  /// What Salesforce itself refuses fails: unknown statuses (SF-M7), a second membership (SF-M1),
  /// a lead without last name or company (SF-L1), deleting a status in use (SF-S4).
  public mutating func applySalesforce(
    _ change: SalesforceChange, in state: inout RunState
  ) -> StepOutcome {
    if let refusal = objection(to: change, in: state) { return refusal }
    return carryOut(change, in: &state)
  }

  /// What a change asks of Salesforce, as far as anything can be said against it.
  func request(for change: SalesforceChange, in state: RunState) -> SalesforceRequest {
    switch change {
    case .member(let change, let campaign, let record, let label):
      let statuses = state.mirror.campaigns[campaign.index]
      let operation: SalesforceRequest.Operation =
        switch change {
        case .add: .create
        case .changeStatus: .update
        case .remove: .delete
        }
      let status = label.map { statuses.status(labelled: $0) } ?? statuses.defaultStatus
      return SalesforceRequest(operation, memberOf: campaign, record, status: status)
    case .setMemberField(let campaign, let record, _):
      let status = state.mirror.campaigns[campaign.index].members[record]?.status
      return SalesforceRequest(.update, memberOf: campaign, record, status: status)
    case .createRecord(let kind, let values):
      var request = SalesforceRequest(.create, kind == .lead ? .lead : .contact)
      request.values = values
      return request
    case .setField(let record, let value):
      var request = SalesforceRequest(.update, record, state.mirror.records[record].kind)
      request.values = [value]
      return request
    case .mergeRecords(_, let winner):
      return SalesforceRequest(.update, winner, state.mirror.records[winner].kind)
    case .deleteRecord(let record), .convertLead(let record, _), .setVisible(let record, _):
      return SalesforceRequest(.delete, record, state.mirror.records[record].kind)
    case .breakMemberField, .deleteCampaign, .setActive, .setType, .setActualCost, .addStatus,
      .renameStatus, .deleteStatus, .setDefaultStatus, .setResponded:
      return SalesforceRequest(.update, .campaign)
    }
  }

  private mutating func carryOut(
    _ change: SalesforceChange, in state: inout RunState
  ) -> StepOutcome {
    switch change {
    case .member(.add, let campaign, let record, let status):
      addMember(record, to: campaign, status: status, in: &state)
    case .member(.changeStatus, let campaign, let record, let status):
      setMemberStatus(record, in: campaign, status: status, state: &state)
    case .member(.remove, let campaign, let record, _):
      deleteMember(record, from: campaign, in: &state)
    case .setMemberField(let campaign, let record, let value):
      setMemberField(value, of: record, in: campaign, state: &state)
    case .breakMemberField(let field): breakMemberField(field, in: &state)
    case .createRecord(let kind, let values): createRecord(kind, values, in: &state)
    case .setField(let record, let value): setRecordField(record, value, in: &state)
    case .deleteRecord(let record): deleteRecord(record, in: &state)
    case .mergeRecords(let losers, let winner): mergeRecords(losers, into: winner, in: &state)
    case .convertLead(let record, let contact): convert(record, to: contact, in: &state)
    case .setVisible(let record, let isVisible): setVisible(record, isVisible, in: &state)
    case .deleteCampaign(let campaign): deleteCampaign(campaign, in: &state)
    case .setActive(let campaign, let isActive):
      edit(campaign, in: &state) { $0.isActive = isActive }
    case .setType(let campaign, let type): setType(campaign, type, in: &state)
    case .setActualCost(let campaign, let cost): edit(campaign, in: &state) { $0.actualCost = cost }
    case .addStatus, .renameStatus, .deleteStatus, .setDefaultStatus, .setResponded:
      editStatuses(change, in: &state)
    }
  }

  /// Returns why nothing can be done with a record, nil when it can be edited.
  func uneditable(_ record: RecordID, in state: RunState) -> StepOutcome? {
    let row = state.mirror.records[record]
    if row.isDeleted { return .refusedBySalesforce("the record is deleted", [.csX1]) }
    if row.convertedContact != nil {
      return .refusedBySalesforce("a converted lead cannot be edited", [.sfL3])
    }
    return nil
  }

  private func edit(
    _ campaign: SFDCCampaignID, in state: inout RunState, _ body: (inout CampaignRecord) -> Void
  ) -> StepOutcome {
    guard !state.mirror.campaigns[campaign.index].isDeleted else { return .campaignGone }
    body(&state.mirror.campaigns[campaign.index])
    return .changedInSalesforce
  }

  private func setType(
    _ campaign: SFDCCampaignID, _ type: String, in state: inout RunState
  ) -> StepOutcome {
    let text = state.mirror.text.intern(type)
    return edit(campaign, in: &state) { $0.type = text }
  }
}

// Campaign members
extension SyncEngine {
  private mutating func addMember(
    _ record: RecordID, to campaign: SFDCCampaignID, status: String?, in state: inout RunState
  ) -> StepOutcome {
    guard !state.mirror.campaigns[campaign.index].isDeleted else { return .campaignGone }
    if let problem = uneditable(record, in: state) { return problem }
    guard state.mirror.campaigns[campaign.index].members[record] == nil else {
      return .refusedBySalesforce("the record is already a member", [.sfM1])
    }
    return put(record, in: campaign, status: status, state: &state)
  }

  private mutating func setMemberStatus(
    _ record: RecordID, in campaign: SFDCCampaignID, status: String?, state: inout RunState
  ) -> StepOutcome {
    guard !state.mirror.campaigns[campaign.index].isDeleted else { return .campaignGone }
    guard state.mirror.campaigns[campaign.index].members[record] != nil else {
      return .refusedBySalesforce("the record is not a member", [])
    }
    return put(record, in: campaign, status: status, state: &state)
  }

  private mutating func put(
    _ record: RecordID, in campaign: SFDCCampaignID, status text: String?,
    state: inout RunState
  ) -> StepOutcome {
    let status: StatusIndex
    if let text {
      guard let found = state.mirror.campaigns[campaign.index].status(labelled: text) else {
        return .refusedBySalesforce("the campaign has no such member status", [.sfM7])
      }
      guard text.unicodeScalars.count <= MemberStatus.labelCharactersMax else {
        return .refusedBySalesforce("the status is longer than a member can hold", [.sfM7])
      }
      status = found
    } else {
      guard let found = state.mirror.campaigns[campaign.index].defaultStatus else {
        return .noDefaultStatus
      }
      status = found
    }
    guard state.mirror.campaigns[campaign.index].members[record]?.status != status else {
      return .sameInSalesforce
    }
    let today = state.today
    state.mirror.campaigns[campaign.index].setStatus(status, of: record, on: today)
    memberChanges[campaign].mark(record, at: state.now)
    return .changedInSalesforce
  }

  private mutating func deleteMember(
    _ record: RecordID, from campaign: SFDCCampaignID, in state: inout RunState
  ) -> StepOutcome {
    guard state.mirror.campaigns[campaign.index].members[record] != nil else {
      return .refusedBySalesforce("the record is not a member", [])
    }
    state.mirror.campaigns[campaign.index].members[record] = nil
    memberChanges[campaign].mark(record, at: state.now)
    return .changedInSalesforce
  }

  private mutating func deleteCampaign(
    _ campaign: SFDCCampaignID, in state: inout RunState
  ) -> StepOutcome {
    guard !state.mirror.campaigns[campaign.index].isDeleted else { return .campaignGone }
    state.mirror.campaigns[campaign.index].isDeleted = true
    state.mirror.campaigns[campaign.index].members.removeAll()
    goneCampaigns.mark(campaign, at: state.now)
    return .changedInSalesforce
  }
}

// Leads and contacts
extension SyncEngine {
  private mutating func createRecord(
    _ kind: RecordKind, _ values: [TimelineEvent.FieldValue], in state: inout RunState
  ) -> StepOutcome {
    let needed = kind == .lead ? [fields.lastName, fields.company] : [fields.lastName]
    for case let field? in needed
    where !values.contains(where: { $0.field == field && !isBlank($0.value) }) {
      let name = state.graph.assets.fields[field].salesforceName ?? ""
      return .refusedBySalesforce("`\(name)` is required", [.sfL1])
    }
    let prefix = kind == .lead ? SalesforceID.leadPrefix : SalesforceID.contactPrefix
    let record = insertRecord(kind, prefix: prefix, in: &state)
    for entry in values where fits(entry.value, entry.field, in: state) {
      state.mirror.records[record, entry.field] = entry.value
    }
    newRecords.mark(record, at: state.now)
    return .changedInSalesforce
  }

  private mutating func setRecordField(
    _ record: RecordID, _ value: TimelineEvent.FieldValue, in state: inout RunState
  ) -> StepOutcome {
    if let problem = uneditable(record, in: state) { return problem }
    let field = state.graph.assets.fields[value.field]
    guard field.salesforceName != nil else {
      return .refusedBySalesforce("`\(field.name)` is no field of Salesforce", [])
    }
    guard fits(value.value, value.field, in: state) else { return .valueDoesNotFit }
    let isLead = state.mirror.records[record].kind == .lead
    let isRequired = value.field == fields.lastName || (isLead && value.field == fields.company)
    if isRequired, isBlank(value.value) {
      return .refusedBySalesforce("`\(field.salesforceName ?? field.name)` is required", [.sfL1])
    }
    guard state.mirror.records[record, value.field] != value.value else {
      return .sameInSalesforce
    }
    state.mirror.records[record, value.field] = value.value
    recordChanges.mark(UInt64(record, value.field), at: state.now)
    return .changedInSalesforce
  }

  private mutating func deleteRecord(
    _ record: RecordID, in state: inout RunState
  ) -> StepOutcome {
    if let problem = uneditable(record, in: state) { return problem }
    for index in state.mirror.campaigns.indices
    where state.mirror.campaigns[index].members[record] != nil {
      state.mirror.campaigns[index].members[record] = nil
      memberChanges[SFDCCampaignID(index)].mark(record, at: state.now)
    }
    state.mirror.records[record].isDeleted = true
    goneRecords.mark(record, at: state.now)
    return .changedInSalesforce
  }

  private mutating func setVisible(
    _ record: RecordID, _ isVisible: Bool, in state: inout RunState
  ) -> StepOutcome {
    guard state.mirror.records[record].isVisible != isVisible else { return .sameInSalesforce }
    state.mirror.records[record].isVisible = isVisible
    guard isVisible else {
      if settings.hiddenRecords == .leave { markMemberships(of: record, in: state) }
      return .changedInSalesforce
    }
    newRecords.mark(record, at: state.now)
    for field in fields.synced { recordChanges.mark(UInt64(record, field), at: state.now) }
    markMemberships(of: record, in: state)
    return .changedInSalesforce
  }

  /// Notes that all campaign memberships of a record have to be looked at.
  mutating func markMemberships(of record: RecordID, in state: RunState) {
    for index in state.mirror.campaigns.indices {
      let person = state.mirror.records[record].person
      let isKnown = person.flatMap { state.mirror.observed[index][$0] } != nil
      if isKnown || state.mirror.campaigns[index].members[record] != nil {
        memberChanges[SFDCCampaignID(index)].mark(record, at: state.now)
      }
    }
  }
}

// Conversion
extension SyncEngine {
  private mutating func convert(
    _ lead: RecordID, to contactID: TextID?, in state: inout RunState
  ) -> StepOutcome {
    if let problem = uneditable(lead, in: state) { return problem }
    guard state.mirror.records[lead].kind == .lead else {
      return .refusedBySalesforce("only a lead can be converted", [.csX9])
    }
    let person = state.mirror.records[lead].person
    let contact: RecordID
    if let known = contactID.flatMap({ state.mirror.records.find(salesforceID: $0) }) {
      if let problem = uneditable(known, in: state) { return problem }
      guard state.mirror.records[known].kind == .contact else {
        return .refusedBySalesforce("a lead can be converted into a contact only", [.csX9])
      }
      let other = self.person(of: known, in: state)
      guard other == nil || other == person else {
        return convert(lead, intoContactOfAnother: known, in: &state)
      }
      contact = known
    } else if let contactID,
      let new = state.mirror.records.insert(.init(kind: .contact, salesforceID: contactID))
    {
      contact = new
    } else {
      contact = insertRecord(.contact, prefix: SalesforceID.contactPrefix, in: &state)
    }
    // Into an existing contact only empty fields are filled (SF-L4).
    for field in fields.synced where isBlank(state.mirror.records[contact, field]) {
      state.mirror.records[contact, field] = state.mirror.records[lead, field]
    }
    state.mirror.records[lead].convertedContact = contact
    let keepsLead = settings.convertedMember == .lead
    moveMemberships(
      from: lead, to: contact, in: &state, keepsMoved: { _, _ in keepsLead },
      rules: [.csI6, .sfL5])
    if let person {
      formerPeople[lead] = person
      formerPeople[contact] = person
      convertedRecords.mark(lead, at: state.now)
    } else {
      newRecords.mark(contact, at: state.now)
    }
    return .changedInSalesforce
  }

  /// Converts a lead into the contact of another person, which is handled like a merge (CS-X9).
  private mutating func convert(
    _ lead: RecordID, intoContactOfAnother contact: RecordID, in state: inout RunState
  ) -> StepOutcome {
    combine(lead, into: contact, in: &state)
    recordMerges.append(RecordMerge(loser: lead, winner: contact))
    return .changedInSalesforce
  }

  /// Moves campaign memberships with their status (SF-L5, CS-X10); where both records are members,
  /// `keepsMoved` says whether the status of the first goes over to the second (CS-I6, CS-X8).
  mutating func moveMemberships(
    from lead: RecordID, to contact: RecordID, in state: inout RunState,
    keepsMoved: (_ moved: MemberStatus, _ own: MemberStatus) -> Bool, rules: [Rule]
  ) {
    let today = state.graph.zone.local(state.now).date
    for index in state.mirror.campaigns.indices {
      let member = state.mirror.campaigns[index].members[lead]
      let values = state.graph.assets.memberFields.fields.indices.map {
        state.mirror.campaigns[index].members[lead, FieldID($0)]
      }
      state.mirror.campaigns[index].members[lead] = nil
      if let own = state.mirror.campaigns[index].members[contact] {
        memberChanges[SFDCCampaignID(index)].mark(contact, at: state.now)
        guard let member else { continue }
        let statuses = state.mirror.campaigns[index].statuses
        let isMoved = keepsMoved(statuses[member.status.index], statuses[own.status.index])
        if isMoved {
          state.mirror.campaigns[index].setStatus(member.status, of: contact, on: today)
        }
        note(
          .sync,
          "both records were members; the \(isMoved ? "first" : "second") one's status stays",
          details: [
            .init("sfdcCampaign", .sfdcCampaign(SFDCCampaignID(index))),
            .init("record", .record(lead)),
            .init("into", .record(contact)),
          ], rules: rules, in: &state)
      } else if let member {
        state.mirror.campaigns[index].members[contact] = CampaignMember(
          record: contact, status: member.status, salesforceID: member.salesforceID,
          firstRespondedDate: member.firstRespondedDate)
        for field in values.indices {
          state.mirror.campaigns[index].members[contact, FieldID(field)] = values[field]
          // What nobody has pulled yet is news about the other record now.
          let news = memberFieldChanges[SFDCCampaignID(index)].instant(
            of: UInt64(lead, FieldID(field)))
          if let news {
            memberFieldChanges[SFDCCampaignID(index)].mark(
              UInt64(contact, FieldID(field)), at: news)
          }
        }
        // A membership that moves has not changed (CS-X10).
        memberChanges[SFDCCampaignID(index)].mark(lead, at: .beginning)
      }
    }
  }
}
