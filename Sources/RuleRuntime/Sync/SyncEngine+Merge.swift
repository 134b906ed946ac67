import RuleGraph
public import SyncState

// In Salesforce
extension SyncEngine {
  /// A record that went up in another one, which Marketo has not pulled yet: by a merge, or by a
  /// conversion into the contact of another person (CS-X5, CS-X9).
  struct RecordMerge {
    let loser: RecordID
    let winner: RecordID
  }

  /// The number of records that can be merged at a time, the winner included (SF-L6).
  private static let mergedRecordsMax = 3

  /// Merges records of one object into one of them, as a user of Salesforce does (SF-L6); Marketo
  /// sees it with the next pull (CS-X5).
  mutating func mergeRecords(
    _ losers: [RecordID], into winner: RecordID, in state: inout RunState
  ) -> StepOutcome {
    let records = [winner] + losers
    guard Set(records).count == records.count else { return .mergedWithItself }
    guard records.count <= Self.mergedRecordsMax else {
      return .refusedBySalesforce("at most three records are merged at a time", [.sfL6])
    }
    let kind = state.mirror.records[winner].kind
    for record in records {
      if let problem = uneditable(record, in: state) { return problem }
      guard state.mirror.records[record].kind == kind else {
        return .refusedBySalesforce("a lead and a contact cannot be merged", [.sfL6])
      }
      if connection.isTroubled,
        let refusal = connection.objection(to: .init(.delete, record, kind), in: state)
      {
        return .refusedBySalesforce(refusal.text, refusal.problem.rules)
      }
    }
    for loser in losers {
      combine(loser, into: winner, in: &state)
      recordMerges.append(RecordMerge(loser: loser, winner: winner))
    }
    return .changedInSalesforce
  }

  /// Lets a record go up in another one, which gets what it lacks: values and campaign memberships;
  /// of two in one campaign the survivor's stays (CS-X8).
  ///
  /// A lead goes up in a contact by conversion, because Salesforce merges one object only.
  mutating func combine(
    _ loser: RecordID, into winner: RecordID, in state: inout RunState
  ) {
    for field in fields.synced {
      let value = state.mirror.records[loser, field]
      guard isBlank(state.mirror.records[winner, field]), !isBlank(value) else { continue }
      state.mirror.records[winner, field] = value
      recordChanges.mark(UInt64(winner, field), at: state.now)
    }
    // What Marketo knows already has not changed by going over (CS-X10).
    let isKnown = person(of: loser, in: state) != nil
    for index in state.mirror.campaigns.indices
    where state.mirror.campaigns[index].members[loser] != nil {
      memberChanges[SFDCCampaignID(index)].mark(winner, at: isKnown ? .beginning : state.now)
    }
    let policy = settings.mergedMember
    moveMemberships(
      from: loser, to: winner, in: &state,
      keepsMoved: { policy.keeps($0, before: $1) }, rules: [.csX8])
    state.mirror.opportunities.moveRoles(of: loser, to: winner)
    if state.mirror.records[loser].kind == state.mirror.records[winner].kind {
      state.mirror.records[loser].isDeleted = true
      state.mirror.records[loser].mergedInto = winner
    } else {
      state.mirror.records[loser].convertedContact = winner
    }
  }
}

extension SyncSettings.MergedMember {
  /// Whether of two members of a campaign who become one the other's status stays before the
  /// survivor's (CS-X8).
  func keeps(_ other: MemberStatus, before own: MemberStatus) -> Bool {
    switch self {
    case .survivor: false
    case .responded: other.hasResponded && !own.hasResponded
    }
  }
}

// What Marketo pulls
extension SyncEngine {
  /// Pulls merges of records: the survivor in Salesforce is the survivor in Marketo (CS-X5); returns
  /// whether there were any.
  mutating func pullMerges(in state: inout RunState) -> Bool {
    guard !recordMerges.isEmpty else { return false }
    let merges = recordMerges
    recordMerges = []
    for merge in merges {
      guard let loser = livePerson(of: merge.loser, in: state) else { continue }
      let record = survivor(of: merge.winner, in: state)
      if let winner = livePerson(of: record, in: state) {
        guard winner != loser else { continue }
        formerPeople[merge.loser] = winner
        absorb(loser, into: winner, survivor: winner, .inSalesforce, in: &state)
      } else {
        goOn(loser, as: record, in: &state)
      }
    }
    return true
  }

  /// Lets the only person whom Marketo knows of two records go on with the surviving one.
  private mutating func goOn(
    _ person: PersonID, as record: RecordID, in state: inout RunState
  ) {
    if let old = state.mirror.linkedRecords[person.index] { formerPeople[old] = person }
    state.mirror.link(person, record)
    if state.mirror.records[record].isDeleted { return pullDeletion(of: person, in: &state) }
    writeSystemFields(of: person, rules: [.csX5], in: &state)
    for field in fields.synced { recordChanges.mark(UInt64(record, field), at: state.now) }
    markMemberships(of: record, in: state)
    note(
      .sync, "the record went up in one that Marketo did not know", person: person,
      details: [.init("record", .record(record))], rules: [.csX5], in: &state)
  }

  /// The record in which a record lives on, after conversions and merges that came later.
  private func survivor(of record: RecordID, in state: RunState) -> RecordID {
    var record = record
    // Loaded merges could lead round in a circle.
    for _ in 0..<state.mirror.records.count {
      let row = state.mirror.records[record]
      guard livePerson(of: record, in: state) == nil,
        let next = row.convertedContact ?? row.mergedInto
      else { break }
      record = next
    }
    return record
  }

  private func livePerson(of record: RecordID, in state: RunState) -> PersonID? {
    person(of: record, in: state).flatMap { state.mirror.people.isDeleted($0) ? nil : $0 }
  }
}

// In Marketo
extension SyncEngine {
  /// Merges people into one of them in Marketo (CS-X6); where both are in Salesforce their records
  /// are merged there, too, at once.
  ///
  /// A contact survives a lead, whoever is the winner. Somebody whom Salesforce refuses to merge
  /// stops the rest. Person accounts are merged in Salesforce only (CS-X11).
  public mutating func merge(
    _ losers: [PersonID], into winner: PersonID, origin: ChangeOrigin, in state: inout RunState
  ) -> StepOutcome {
    let people = [winner] + losers
    guard Set(people).count == people.count else { return .mergedWithItself }
    for person in people {
      if let field = fields.isPersonAccount,
        state.mirror.people[person, field] == .boolean(true)
      {
        return .personAccount
      }
      if let problem = recordProblem(state.mirror.linkedRecords[person.index], in: state) {
        return problem
      }
    }
    for loser in losers {
      if let refusal = merge(loser, into: winner, origin, in: &state) { return refusal.outcome }
    }
    return .merged
  }

  /// Merges two people; returns why Salesforce refused.
  private mutating func merge(
    _ loser: PersonID, into winner: PersonID, _ origin: ChangeOrigin, in state: inout RunState
  ) -> SalesforceRefusal? {
    var survivor = winner
    let lost = state.mirror.linkedRecords[loser.index]
    let kept = state.mirror.linkedRecords[winner.index]
    if let lost, let kept {
      let isContactLost =
        state.mirror.records[lost].kind == .contact && state.mirror.records[kept].kind == .lead
      let (gone, stays) = isContactLost ? (kept, lost) : (lost, kept)
      if let refusal = askToMerge(gone, into: stays, in: &state) { return refusal }
      if isContactLost { survivor = loser }
      formerPeople[gone] = winner
      relink(winner, loser, stays, in: &state)
    } else if let lost {
      survivor = loser
      relink(winner, loser, lost, in: &state)
    }
    absorb(loser, into: winner, survivor: survivor, .inMarketo(origin), in: &state)
    return nil
  }

  /// Gives the winner the record that stays.
  private mutating func relink(
    _ winner: PersonID, _ loser: PersonID, _ record: RecordID, in state: inout RunState
  ) {
    state.mirror.unlink(loser)
    state.mirror.link(winner, record)
    writeSystemFields(of: winner, rules: [.csX6], in: &state)
  }

  /// Merges two records for Marketo; returns why they were not merged, or why Marketo does not know
  /// that they were.
  private mutating func askToMerge(
    _ loser: RecordID, into winner: RecordID, in state: inout RunState
  ) -> SalesforceRefusal? {
    for (record, operation) in [(winner, SalesforceRequest.Operation.update), (loser, .delete)] {
      let request = SalesforceRequest(operation, record, state.mirror.records[record].kind)
      switch ask(request, in: &state) {
      case .done: break
      case .refused(let refusal): return refusal
      case .lost:
        // It happened nevertheless, and the next pull finds it.
        combine(loser, into: winner, in: &state)
        recordMerges.append(RecordMerge(loser: loser, winner: winner))
        return SalesforceRefusal(.replyLost)
      }
    }
    combine(loser, into: winner, in: &state)
    return nil
  }
}

extension StepOutcome {
  fileprivate static let mergedWithItself = StepOutcome(
    .failed, "nobody can be merged with themselves", rules: [.csX6])
  fileprivate static let personAccount = StepOutcome(
    .failed, "a person account is merged in Salesforce, not in Marketo", rules: [.csX11])
  fileprivate static let merged = StepOutcome(.succeeded, rules: [.csX6])
}
