import RuleGraph
import SyncState

/// Two people who became one.
struct PeopleMerge: Sendable, Hashable {
  /// Who is gone.
  let loser: PersonID
  /// Who stays.
  let winner: PersonID
}

extension SyncEngine {
  /// Where two people were merged.
  enum MergePlace {
    /// In Salesforce, which the sync has pulled.
    case inSalesforce
    /// In Marketo.
    case inMarketo(ChangeOrigin)
  }

  /// Makes one person of two in Marketo, with entry 31 or 32: fields, scores, and memberships of
  /// programs, lists and smart campaigns; the loser is gone afterwards (CS-X5 … X8).
  ///
  /// `survivor` is whose record stays in Salesforce. What Salesforce itself combines is no news for
  /// Marketo (CS-X10): there are no entries 42, 43, 44 and 104 about it, because the logs are joined.
  mutating func absorb(
    _ loser: PersonID, into winner: PersonID, survivor: PersonID, _ place: MergePlace,
    in state: inout RunState
  ) {
    let isInSales = state.mirror.linkedRecords[winner.index] != nil
    takeLead(of: loser, for: winner, in: state)
    let lost = state.mirror.linkedRecords[loser.index]
    if let lost { formerPeople[lost] = winner }
    state.mirror.unlink(loser)
    let isUpdated = takeFields(of: loser, for: winner, place, in: &state)
    for index in state.mirror.lists.indices where state.mirror.lists[index].remove(loser) {
      state.mirror.lists[index].insert(winner)
    }
    for index in state.mirror.history.indices {
      guard let last = state.mirror.history[index][loser] else { continue }
      state.mirror.history[index][loser] = nil
      let own = state.mirror.history[index][winner] ?? last
      state.mirror.history[index][winner] = max(own, last)
    }
    let other = survivor == winner ? loser : winner
    for index in state.mirror.programs.indices {
      let program = ProgramID(index)
      let shadow = state.mirror.links[index].flatMap { link -> Shadow? in
        let (own, theirs) = (link[survivor], link[other])
        let isOther = staysInMerge(
          theirs?.campaign, before: own?.campaign, link.campaign, in: state)
        return own?.campaign != nil && !isOther ? own : theirs ?? own
      }
      takeProblems(of: loser, for: winner, survivor: survivor, in: program, state)
      takeMembership(of: loser, for: winner, in: program, shadow: shadow, state: &state)
    }
    for index in state.mirror.observed.indices {
      takeObserved(
        SFDCCampaignID(index), survivor, other, winner,
        record: state.mirror.linkedRecords[winner.index] ?? lost, in: &state)
    }
    state.mirror.people.delete(loser)
    state.merges.append(PeopleMerge(loser: loser, winner: winner))
    logMerge(of: loser, into: winner, place, isUpdated: isUpdated, isInSales, in: &state)
  }

  private func logMerge(
    of loser: PersonID, into winner: PersonID, _ place: MergePlace, isUpdated: Bool,
    _ isInSales: Bool, in state: inout RunState
  ) {
    let (type, rule): (ActivityType, Rule) =
      switch place {
      case .inSalesforce: (.sfdcMergeLeads, .csX5)
      case .inMarketo: (.mergeLeads, .csX6)
      }
    var entry = Activity(type, of: winner, .none, at: state.now)
    let texts: [(ActivityAttribute, String)] = [
      (.mergedPeople, String(state.mirror.people.marketoID(loser))),
      (.masterUpdated, String(isUpdated)), (.mergedInSales, String(isInSales)),
    ]
    entry.texts = texts.map { AttributeText($0, state.mirror.text.intern($1)) }
    state.log(entry, rules: [rule])
  }

  /// Lets the winner wait for a lead of the loser's whose creation got no reply; a winner who is in
  /// Salesforce leaves it to be pulled as somebody new.
  private mutating func takeLead(
    of loser: PersonID, for winner: PersonID, in state: RunState
  ) {
    guard let lead = connection.takeLead(of: loser) else { return }
    newRecords.mark(lead, at: state.now)
    if state.mirror.linkedRecords[winner.index] == nil, !connection.expectsLead(of: winner) {
      connection.keep(lead, for: winner)
    }
  }

  /// The winner's values stay, else the loser's; scores are added when Salesforce merged (CS-X5).
  ///
  /// Returns whether anything changed. After a merge in Marketo the record takes the winner's values.
  private mutating func takeFields(
    of loser: PersonID, for winner: PersonID, _ place: MergePlace, in state: inout RunState
  ) -> Bool {
    let (origin, rule, addsScores): (ChangeOrigin, Rule, Bool) =
      switch place {
      case .inSalesforce: (.salesforceSync, .csX5, true)
      case .inMarketo(let origin): (origin, .csX6, false)
      }
    var isUpdated = false
    for (index, field) in state.graph.assets.fields.fields.enumerated() where !field.isReadOnly {
      let id = FieldID(index)
      // A plan loads what its cycle needs; the other values stay where they are.
      guard state.mirror.isLoaded(id) else { continue }
      let (own, other) = (state.mirror.people[winner, id], state.mirror.people[loser, id])
      if field.type == .score {
        guard case .number(let theirs) = other, addsScores || own.isNull else { continue }
        var ours = 0.0
        if case .number(let value) = own { ours = value }
        let outcome = setScore(
          id, ours + theirs, change: theirs, of: winner, origin: origin, in: &state)
        isUpdated = isUpdated || outcome.result == .succeeded
      } else if isBlank(own), !isBlank(other),
        writeField(id, other, of: winner, origin: origin, rules: [rule], in: &state)
      {
        markField(id, of: winner, in: state)
        isUpdated = true
      }
    }
    if case .inMarketo = place, let record = state.mirror.linkedRecords[winner.index] {
      for field in fields.synced
      where state.mirror.people[winner, field] != state.mirror.records[record, field] {
        personChanges.mark(UInt64(winner, field), at: state.now)
      }
    }
    return isUpdated
  }

  /// Keeps what is open of one of them; that there was no record is over when there is one.
  private mutating func takeProblems(
    of loser: PersonID, for winner: PersonID, survivor: PersonID, in program: ProgramID,
    _ state: RunState
  ) {
    let hasRecord = state.mirror.linkedRecords[winner.index] != nil
    let other = survivor == winner ? loser : winner
    let withoutRecord: [SyncProblem] = [.missingLastName, .missingCompany, .deletedInSalesforce]
    let open = [survivor, other].compactMap { books[program.index].open[$0] }
      .first { !(hasRecord && withoutRecord.contains($0.problem)) }
    forgetProblems(of: loser, in: program)
    guard books[program.index].open[winner]?.problem != open?.problem else { return }
    forgetProblems(of: winner, in: program)
    books[program.index].open[winner] = open
  }

  /// Combines two memberships of a program: the higher step stays (CS-X7), success if one had
  /// reached it, and the winner's values of custom fields, else the loser's.
  private mutating func takeMembership(
    of loser: PersonID, for winner: PersonID, in program: ProgramID, shadow: Shadow?,
    state: inout RunState
  ) {
    for person in [winner, loser] { books[program.index].unconfirmed[person] = nil }
    let changedAt = [winner, loser].compactMap { programMemberChanges[program].instant(of: $0) }
      .max()
    state.mirror.links[program.index]?[loser] = nil
    state.mirror.links[program.index]?[winner] = shadow
    if let lost = state.mirror.programs[program.index][loser] {
      let own = state.mirror.programs[program.index][winner]
      state.mirror.programs[program.index][winner] = combined(
        own, lost, of: winner, program, in: &state)
      takeMemberFields(of: loser, for: winner, in: program, state: &state)
      state.mirror.programs[program.index][loser] = nil
    }
    guard state.mirror.links[program.index] != nil else { return }
    let status = state.mirror.programs[program.index][winner]?.status
    guard changedAt != nil || status != shadow?.program else { return }
    programMemberChanges[program].mark(winner, at: changedAt ?? state.now)
  }

  private func combined(
    _ own: ProgramMember?, _ lost: ProgramMember, of winner: PersonID, _ program: ProgramID,
    in state: inout RunState
  ) -> ProgramMember {
    let statuses = state.graph.assets.statuses(of: program)
    var member = ProgramMember(
      person: winner, status: lost.status, reachedSuccess: lost.reachedSuccess,
      successDate: lost.successDate, membershipDate: lost.membershipDate,
      acquiredBy: lost.acquiredBy)
    member.nurture = lost.nurture
    guard let own else { return member }
    let isHigher =
      settings.mergedStatus == .higherStep
      && statuses[lost.status.index].step > statuses[own.status.index].step
    member.status = isHigher ? lost.status : own.status
    member.reachedSuccess = own.reachedSuccess || lost.reachedSuccess
    member.successDate = own.successDate ?? lost.successDate
    member.membershipDate = own.membershipDate ?? lost.membershipDate
    member.acquiredBy = own.acquiredBy || lost.acquiredBy
    member.nurture = own.nurture ?? lost.nurture
    note(
      .sync,
      "both were members of the program; "
        + (settings.mergedStatus == .higherStep ? "the higher step stays" : "the winner's stays"),
      person: winner,
      details: [.init("program", .program(program))], rules: [.csX7], in: &state)
    return member
  }

  private mutating func takeMemberFields(
    of loser: PersonID, for winner: PersonID, in program: ProgramID, state: inout RunState
  ) {
    for index in state.graph.assets.memberFields.fields.indices {
      let field = FieldID(index)
      let value = state.mirror.programs[program.index][loser, field]
      guard isBlank(state.mirror.programs[program.index][winner, field]), !isBlank(value) else {
        continue
      }
      state.mirror.programs[program.index][winner, field] = value
      if state.mirror.links[program.index] != nil, isMapped(field) {
        programMemberFieldChanges[program].mark(UInt64(winner, field), at: state.now)
      }
    }
  }

  /// Takes over what Marketo knows of a campaign, and lets the next pull compare it.
  private mutating func takeObserved(
    _ campaign: SFDCCampaignID, _ survivor: PersonID, _ other: PersonID, _ winner: PersonID,
    record: RecordID?, in state: inout RunState
  ) {
    let (own, theirs) = (
      state.mirror.observed[campaign.index][survivor],
      state.mirror.observed[campaign.index][other]
    )
    guard own != nil || theirs != nil else { return }
    let isOther = staysInMerge(theirs, before: own, campaign, in: state)
    for person in [survivor, other] { state.mirror.observed[campaign.index][person] = nil }
    state.mirror.observed[campaign.index][winner] = isOther ? theirs : own ?? theirs
    if own != nil, theirs != nil {
      note(
        .sync,
        "both were members of the campaign; the \(isOther ? "other's" : "survivor's") status stays",
        person: winner,
        details: [.init("sfdcCampaign", .sfdcCampaign(campaign))], rules: [.csX8], in: &state)
    }
    if let record { memberChanges[campaign].mark(record, at: .beginning) }
  }

  /// Whether what Marketo knows of the other member stays before what it knows of the survivor.
  private func staysInMerge(
    _ other: StatusIndex?, before own: StatusIndex?, _ campaign: SFDCCampaignID, in state: RunState
  ) -> Bool {
    guard let other, let own else { return false }
    let statuses = state.mirror.campaigns[campaign.index].statuses
    return settings.mergedMember.keeps(statuses[other.index], before: statuses[own.index])
  }

  /// Forgets what could not be carried over for somebody who is no more.
  private mutating func forgetProblems(of person: PersonID, in program: ProgramID) {
    if !books[program.index].open.isEmpty { books[program.index].open[person] = nil }
    _ = faults.close(.init(person: person, program: program))
  }
}
