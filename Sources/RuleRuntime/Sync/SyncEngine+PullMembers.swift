import RuleGraph
import SyncState

extension SyncEngine {
  /// Which campaign members a pull looks at.
  enum PulledMembers {
    /// Those who are gone (step 2).
    case removed
    /// The others (step 4).
    case present
  }

  /// Pulls changed campaign members: entries 42, 43 and 44 for what Marketo had not observed
  /// (CS-G12), and the program side of mapped programs.
  mutating func pullMembers(_ which: PulledMembers, in state: inout RunState) {
    for campaign in campaignsToLookAt(in: state) {
      let program = programsByCampaign[campaign.index]
      var outgoing: [PersonID] = []
      for change in takeMembers(which, of: campaign, in: &state) {
        observe(change.person, in: campaign, state: &state)
        guard let program else { continue }
        let decision = reconcile(
          change.person, at: change.at, program: program, campaign: campaign, state: &state)
        if decision == .campaignFollows { outgoing.append(change.person) }
      }
      guard let program else { continue }
      for person in outgoing where programMemberChanges[program].instant(of: person) == nil {
        // Marketo did not change just now, so that anything later in Salesforce wins (CS-K4).
        programMemberChanges[program].mark(person, at: .beginning)
      }
      if which == .present { repeatUnknownStatuses(of: program, campaign, in: &state) }
    }
  }

  /// The campaigns whose members changed or hold unknown statuses: those of mapped programs by
  /// program, then the others.
  private mutating func campaignsToLookAt(in state: RunState) -> [SFDCCampaignID] {
    let changed = memberChanges.owners()
    let programs = Set(changed.compactMap { programsByCampaign[$0.index] })
      .union(unknownStatuses.owners())
    return programs.sorted().compactMap { mappedCampaign(of: $0, in: state) }
      + changed.filter { programsByCampaign[$0.index] == nil }
  }

  /// Takes out the changed members of a campaign, by Marketo id, each person once.
  private mutating func takeMembers(
    _ which: PulledMembers, of campaign: SFDCCampaignID, in state: inout RunState
  ) -> [(person: PersonID, at: Instant)] {
    var taken: [(person: PersonID, at: Instant)] = []
    var later = ChangeList()
    let merging = Set(recordMerges.map(\.loser))
    for entry in memberChanges[campaign].take() {
      let record = RecordID(UInt32(entry.key))
      guard state.mirror.records[record].isVisible || settings.hiddenRecords == .leave,
        let person = person(of: record, in: state)
      else {
        // A record that no person is linked to is looked at when it gets one.
        continue
      }
      let current = state.mirror.currentRecord(of: person) ?? record
      guard !merging.contains(record), !merging.contains(current) else {
        // The membership goes over to another person first.
        later.mark(entry.key, at: entry.at)
        continue
      }
      let isPresent = memberStatus(of: person, in: campaign, state: state) != nil
      if isPresent == (which == .present) {
        taken.append((person, entry.at))
      } else if which == .removed {
        later.mark(entry.key, at: entry.at)
      }
    }
    memberChanges[campaign] = later
    let people = state.mirror.people
    taken.sort { (people.marketoID($0.person), $0.at) < (people.marketoID($1.person), $1.at) }
    var unique: [(person: PersonID, at: Instant)] = []
    for change in taken {
      if unique.last?.person == change.person { unique.removeLast() }
      unique.append(change)
    }
    return unique
  }

  /// The status that a person's record really holds in Salesforce, conversions included.
  @inline(__always) func memberStatus(
    of person: PersonID, in campaign: SFDCCampaignID, state: RunState
  ) -> StatusIndex? {
    guard let record = state.mirror.currentRecord(of: person), countsAsMember(record, state) else {
      return nil
    }
    return state.mirror.campaigns[campaign.index].members.status(of: record)
  }

  /// Whether the memberships of a record count for Marketo: also out of sight, unless the setting
  /// says otherwise (CS-X12).
  @inline(__always) func countsAsMember(_ record: RecordID, _ state: RunState) -> Bool {
    settings.hiddenRecords == .stay || state.mirror.records[record].isVisible
  }

  /// Brings what Marketo knows of a member up to date.
  private mutating func observe(
    _ person: PersonID, in campaign: SFDCCampaignID, state: inout RunState
  ) {
    let held = memberStatus(of: person, in: campaign, state: state)
    let known = state.mirror.observed[campaign.index][person]
    guard held != known else { return }
    state.mirror.observed[campaign.index][person] = held
    logMember(campaign, person, old: known, new: held, rules: [.csG12, .r41], in: &state)
  }

  /// Decides about one member whose campaign side changed, and lets the program follow.
  private mutating func reconcile(
    _ person: PersonID, at changedAt: Instant, program: ProgramID, campaign: SFDCCampaignID,
    state: inout RunState
  ) -> MemberReconciliation.Decision {
    let held = state.mirror.observed[campaign.index][person]
    if !books[program.index].unconfirmed.isEmpty,
      let written = books[program.index].unconfirmed.removeValue(forKey: person),
      written.campaign == held
    {
      // Not somebody else's change: Marketo wrote it and got no reply.
      setShadow(person, program, written.program, held, in: &state)
      settle(person, in: program, state: &state)
    }
    let status = state.mirror.programs[program.index].status(of: person)
    let reconciliation = reconciliation(
      of: person, holding: held, at: changedAt, program: program, campaign: campaign, state: state)
    let (counterpart, shadow) = (reconciliation.counterpart, reconciliation.shadow)
    let isFirstSync = reconciliation.firstSync != nil
    let statuses = state.graph.assets.statuses(of: program)
    var (decision, rules) = reconciliation.decide { statuses[$0.index].step }
    if let held, let counterpart {
      rules += nameRules(held, of: campaign, counterpart, of: program, in: state)
    }
    noteConflict(decision, rules, person, program, in: &state)
    switch decision {
    case .unchanged:
      // A difference that stands is open also when an earlier run found it.
      if let held, status == shadow.program, books[program.index].open[person] == nil {
        reopen(person, program, status, held, campaign, in: state)
      }
    case .agreed:
      setShadow(person, program, status, held, in: &state)
      settle(person, in: program, state: &state)
    case .programFollows:
      follow(counterpart, person, program, isFirstSync: isFirstSync, rules: rules, in: &state)
      setShadow(person, program, counterpart, held, in: &state)
      settle(person, in: program, state: &state)
    case .campaignFollows:
      // As if both sides had agreed on Salesforce's value and Marketo had changed it afterwards,
      // so that the push writes it. No member ever holds Not in Program, which stands for a value
      // that the program does not know.
      let agreed = held == nil ? nil : counterpart ?? .notInProgram
      setShadow(person, program, agreed, held, in: &state)
    case .regression:
      return regress(
        person, program, status, counterpart, held, isFirstSync: isFirstSync, in: &state)
    case .unknownStatus:
      let isMarketoNews = status != nil && status != shadow.program
      setShadow(person, program, isMarketoNews ? shadow.program : status, held, in: &state)
      fail(.init(.unknownStatus), person, in: program, state: &state)
      unknownStatuses[program].mark(person, at: state.now)
    }
    return decision
  }

  /// Puts together what is known about a member.
  @inline(__always) private mutating func reconciliation(
    of person: PersonID, holding held: StatusIndex?, at changedAt: Instant, program: ProgramID,
    campaign: SFDCCampaignID, state: RunState
  ) -> MemberReconciliation {
    let shadow =
      state.mirror.links[program.index]?[person] ?? Shadow(program: nil, campaign: nil)
    let row = state.mirror.currentRecord(of: person).map { state.mirror.records[$0] }
    return MemberReconciliation(
      program: state.mirror.programs[program.index].status(of: person), campaign: held,
      counterpart: held.flatMap {
        programStatus(for: $0, of: campaign, in: program, state: state)
      },
      shadow: shadow,
      firstSync: isFirstSync(of: program, campaign, shadow, in: state)
        ? firstSyncRule(of: program) : nil,
      programChangedAt: programMemberChanges[program].instant(of: person) ?? .beginning,
      campaignChangedAt: changedAt, isRecordGone: row?.isDeleted ?? true,
      isRecordHidden: row?.isVisible == false, isContact: row?.kind == .contact,
      policies: .init(settings))
  }

  /// Whether a member meets the first sync of a mapping; one whose sides agreed already when the
  /// state was loaded counts as synced.
  private func isFirstSync(
    of program: ProgramID, _ campaign: SFDCCampaignID, _ shadow: Shadow, in state: RunState
  ) -> Bool {
    guard state.mirror.links[program.index]?.isInitialised == false else { return false }
    guard let status = shadow.program, let held = shadow.campaign else { return true }
    return programStatus(for: held, of: campaign, in: program, state: state) != status
  }

  /// The rule of a first sync, by the sides that had members before it.
  func firstSyncRule(of program: ProgramID) -> Rule {
    guard let report = books[program.index].report else { return .csI4 }
    if report.campaignMembersBefore == 0 { return .csI2 }
    return report.programMembersBefore == 0 ? .csI3 : .csI4
  }

  /// Records a decision between two changes (CS-I5, CS-K3, CS-K4).
  private func noteConflict(
    _ decision: MemberReconciliation.Decision, _ rules: [Rule], _ person: PersonID,
    _ program: ProgramID, in state: inout RunState
  ) {
    if decision == .campaignFollows, rules.contains(.csX2) {
      return note(
        .sync, "the record was deleted in Salesforce; the member becomes a new lead",
        person: person, details: [.init("program", .program(program))], rules: rules, in: &state)
    }
    guard rules.contains(where: { [.csI5, .csK3, .csK4].contains($0) }) else { return }
    let winner = decision == .campaignFollows ? "Marketo" : "Salesforce"
    note(
      .sync, "the two sides differ; \(winner) wins", person: person,
      details: [.init("program", .program(program))], rules: rules, in: &state)
  }

  /// Lets a program take over a status, or the end of a membership; the settings say whether with an
  /// entry (CS-G13, CS-G15).
  mutating func follow(
    _ status: StatusIndex?, _ person: PersonID, _ program: ProgramID, isFirstSync: Bool = false,
    rules: [Rule], in state: inout RunState
  ) {
    let old = state.mirror.programs[program.index][person]?.status
    guard old != status else { return }
    var rules = rules + [.csG13]
    if isFirstSync, !rules.contains(.csG15) { rules.append(.csG15) }
    let isLogged =
      settings.programEntries == .written && (!isFirstSync || settings.firstSyncEntries == .written)
    writeProgramStatus(
      program, status, of: person, origin: .salesforceSync, isLogged: isLogged, rules: rules,
      in: &state)
    switch (old, status) {
    case (nil, _): books[program.index].report?.pulled.added += 1
    case (_, nil): books[program.index].report?.pulled.removed += 1
    case (.some, .some): books[program.index].report?.pulled.changed += 1
    }
  }

  /// Keeps Marketo's higher status; the setting says whether it goes back to Salesforce (CS-G5).
  private mutating func regress(
    _ person: PersonID, _ program: ProgramID, _ status: StatusIndex?,
    _ counterpart: StatusIndex?, _ held: StatusIndex?, isFirstSync: Bool, in state: inout RunState
  ) -> MemberReconciliation.Decision {
    switch settings.statusRegression {
    case .keepBoth:
      setShadow(person, program, status, held, in: &state)
      fail(.init(.regressionRefused), person, in: program, state: &state)
      return .regression
    case .restore:
      setShadow(person, program, counterpart, held, in: &state)
      note(
        .sync, "Salesforce moved the status backwards; Marketo's goes back", person: person,
        details: [.init("program", .program(program))],
        rules: SyncProblem.regressionRefused.rules, in: &state)
      return .campaignFollows
    case .follow:
      follow(
        counterpart, person, program, isFirstSync: isFirstSync, rules: [.csG5, .r36], in: &state)
      setShadow(person, program, counterpart, held, in: &state)
      settle(person, in: program, state: &state)
      return .programFollows
    }
  }

  private func setShadow(
    _ person: PersonID, _ program: ProgramID, _ status: StatusIndex?, _ held: StatusIndex?,
    in state: inout RunState
  ) {
    state.mirror.links[program.index]?[person] = Shadow(program: status, campaign: held)
  }

  /// Repeats the error of every member who still holds a status that the program does not know,
  /// unless this cycle has just reported it (CS-S8, R-42).
  private mutating func repeatUnknownStatuses(
    of program: ProgramID, _ campaign: SFDCCampaignID, in state: inout RunState
  ) {
    var kept = ChangeList()
    for entry in unknownStatuses[program].takePeople(of: state.mirror.people) {
      let person = PersonID(UInt32(entry.key))
      guard books[program.index].open[person]?.problem == .unknownStatus,
        let held = state.mirror.observed[campaign.index][person],
        programStatus(for: held, of: campaign, in: program, state: state) == nil
      else { continue }
      if entry.at != state.now { fail(.init(.unknownStatus), person, in: program, state: &state) }
      kept.mark(entry.key, at: .beginning)
    }
    unknownStatuses[program] = kept
  }
}
