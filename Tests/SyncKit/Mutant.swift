/// A mistake that can be made in the engine's sources, for checking the checkers.
///
/// `make mutants` builds a copy of the engine in which every mistake is there behind a switch, and
/// hunts with one after the other on. The engine itself has no such switches.
package struct Mutant: Sendable {
  /// What is wrong.
  package let name: String
  /// The source file.
  package let path: String
  /// A piece of the source, which is there exactly once.
  package let original: String
  /// The piece with the mistake behind `MUTANT`.
  package let mutated: String

  private init(_ name: String, _ file: String, _ original: String, _ mutated: String) {
    self.name = name
    path = "Sources/" + file
    self.original = original
    self.mutated = mutated
  }

  /// A mistake that leaves a statement out.
  private init(_ name: String, _ file: String, without statement: String) {
    self.init(name, file, statement, "if !MUTANT { \(statement) }")
  }

  private static let sync = "RuleRuntime/Sync/"

  /// All mistakes.
  package static let all = reading + deciding + choosing + writing + merging + failing

  /// What goes wrong between the two sides.
  private static let failing = [
    Mutant(
      "what was written without a reply is a stranger's", sync + "SyncEngine+PullMembers.swift",
      without: "setShadow(person, program, written.program, held, in: &state)"),
    Mutant(
      "a lead that got no reply is made again", sync + "SyncEngine+Leads.swift",
      "if let record = connection.takeLead(of: person) {",
      "if !MUTANT, let record = connection.takeLead(of: person) {"),
    Mutant(
      "a member that was refused is forgotten", sync + "SyncEngine+PushMembers.swift",
      "retry(write)\n    if refusal.problem", "if !MUTANT { retry(write) }\n    if refusal.problem"),
    Mutant(
      "an outage stops no cycle", sync + "SyncEngine+Requests.swift",
      "isCycleStopped = side != nil", "isCycleStopped = side != nil && !MUTANT"),
    Mutant(
      "a changed field of a member leaves no mark", sync + "SyncEngine+MemberFields.swift",
      without: "programMemberFieldChanges[program].mark(UInt64(person, field), at: state.now)"),
  ]

  /// Answers to open questions that have no effect.
  private static let choosing = [
    Mutant(
      "a status that is to be restored is not", sync + "SyncEngine+PullMembers.swift",
      "return .campaignFollows\n    case .follow:",
      "return MUTANT ? .regression : .campaignFollows\n    case .follow:"),
    Mutant(
      "Salesforce cannot be made the winner", sync + "MemberReconciliation.swift",
      "case .salesforce: true", "case .salesforce: higher || !MUTANT"),
    Mutant(
      "a removal must be later whatever the setting", sync + "MemberReconciliation.swift",
      "case .removal: return (true, [.csK4])",
      "case .removal: return (isLater || !MUTANT, [.csK4])"),
    Mutant(
      "the sync writes entries whatever the setting", sync + "SyncEngine+PushMembers.swift",
      "settings.campaignEntries == .everyChange\n",
      "(settings.campaignEntries == .everyChange || MUTANT)\n"),
    Mutant(
      "a lead that waits for a change is not tried again", sync + "SyncEngine+PushMembers.swift",
      "guard settings.failedLeads == .onChange else {",
      "guard settings.failedLeads == .onChange, !MUTANT else {"),
    Mutant(
      "a member whose lead may come back leaves", sync + "MemberReconciliation.swift",
      "if isRecordGone, policies.deletedLeads == .comeBack {",
      "if isRecordGone, policies.deletedLeads == .comeBack, !MUTANT {"),
    Mutant(
      "a merge never keeps the one who responded", sync + "SyncEngine+Merge.swift",
      "case .responded: other.hasResponded", "case .responded: !MUTANT && other.hasResponded"),
  ]

  private static let reading = [
    Mutant(
      "a pull forgets what was agreed", sync + "SyncEngine+PullMembers.swift",
      without:
        "state.mirror.links[program.index]?[person] = Shadow(program: status, campaign: held)"),
    Mutant(
      "a pull pushes first", sync + "SyncEngine+Pull.swift",
      "guard beginCycle(in: &state) else { return }",
      "guard beginCycle(in: &state) else { return }; if MUTANT { push(in: &state) }"),
    Mutant(
      "a pull logs what it knows", sync + "SyncEngine+PullMembers.swift",
      "guard held != known else { return }", "guard held != known || MUTANT else { return }"),
    Mutant(
      "a removal in Salesforce leaves no mark", sync + "SyncEngine+Salesforce.swift",
      "members[record] = nil\n    memberChanges[campaign].mark(record, at: state.now)",
      "members[record] = nil\n    if !MUTANT { "
        + "memberChanges[campaign].mark(record, at: state.now) }"),
    Mutant(
      "a change in Marketo leaves no mark", sync + "SyncEngine+Marketo.swift",
      without: "programMemberChanges[program].mark(person, at: state.now)"),
    Mutant(
      "who is on neither side when loaded is not looked at", sync + "SyncEngine+Mapping.swift",
      without: "forgetLeavers(of: program, link, in: &state)"),
    Mutant(
      "a converted lead's member is a stranger when loaded", sync + "SyncEngine+Mapping.swift",
      "state.mirror.records[record].person ?? formerPeople[record]",
      "state.mirror.records[record].person ?? (MUTANT ? nil : formerPeople[record])"),
  ]

  private static let deciding = [
    Mutant(
      "there is no base", sync + "SyncEngine+PullMembers.swift",
      "state.mirror.links[program.index]?[person] ?? Shadow(",
      "(MUTANT ? nil : state.mirror.links[program.index]?[person]) ?? Shadow("),
    Mutant(
      "a program follows any status back", sync + "MemberReconciliation.swift",
      "return theirs >= ours ? (.programFollows, [.csG4])",
      "return theirs >= ours || MUTANT ? (.programFollows, [.csG4])"),
    Mutant(
      "Salesforce wins every conflict", sync + "MemberReconciliation.swift",
      "theirs > ours || (theirs == ours && isContact)",
      "theirs > ours || (theirs == ours && isContact) || MUTANT"),
    Mutant(
      "a later removal in Salesforce does not win", sync + "MemberReconciliation.swift",
      "isLater: campaignChangedAt > programChangedAt, by: .salesforce)",
      "isLater: campaignChangedAt > programChangedAt && !MUTANT, by: .salesforce)"),
    Mutant(
      "the lower step wins the first sync", sync + "MemberReconciliation.swift",
      "isTheirs(policies.firstSyncConflict, higher: theirs > ours)",
      "isTheirs(policies.firstSyncConflict, higher: (theirs > ours) != MUTANT)"),
    Mutant(
      "conflicts are settled without a record", sync + "SyncEngine+PullMembers.swift",
      "guard rules.contains(where: { [.csI5,", "guard !MUTANT, rules.contains(where: { [.csI5,"),
    Mutant(
      "an unknown status is guessed", sync + "StatusMatches.swift",
      "let found = self.status(named: status.label, by: names)",
      "let found = self.status(named: status.label, by: names)"
        + " ?? (MUTANT ? StatusIndex(1) : nil)"),
  ]

  private static let merging = [
    Mutant(
      "a merge loses the loser's membership", sync + "SyncEngine+Absorb.swift",
      "if let lost = state.mirror.programs[program.index][loser] {",
      "if !MUTANT, let lost = state.mirror.programs[program.index][loser] {"),
    Mutant(
      "a merge forgets what was agreed", sync + "SyncEngine+Absorb.swift",
      without: "state.mirror.links[program.index]?[winner] = shadow"),
    Mutant(
      "the lower step stays after a merge", sync + "SyncEngine+Absorb.swift",
      "member.status = isHigher ? lost.status : own.status",
      "member.status = isHigher != MUTANT ? lost.status : own.status"),
    Mutant(
      "a merge looks like a removal until it is pulled", sync + "SyncEngine+PullMembers.swift",
      "guard !merging.contains(record), !merging.contains(current) else {",
      "guard MUTANT || !merging.contains(record) && !merging.contains(current) else {"),
    Mutant(
      "a merge is a deletion when loaded", sync + "SyncEngine+Mapping.swift",
      "if let winner = mergeWinner(of: row, in: state) {",
      "if !MUTANT, let winner = mergeWinner(of: row, in: state) {"),
  ]

  private static let writing = [
    Mutant(
      "a push forgets what was agreed", sync + "SyncEngine+PushMembers.swift",
      without:
        "state.mirror.links[program.index]?[person] = Shadow(program: status, campaign: held)"),
    Mutant(
      "a push writes over what it has not seen", sync + "SyncEngine+PushMembers.swift",
      "guard !isPossible else { return false }",
      "guard !isPossible, !MUTANT else { return false }"),
    Mutant(
      "a push agrees with what it has not seen", sync + "SyncEngine+PushMembers.swift",
      "if memberStatus(of: person, in: campaign, state: state) == held {",
      "if memberStatus(of: person, in: campaign, state: state) == held || MUTANT {"),
    Mutant(
      "a lead is made without looking for one", sync + "SyncEngine+PushMembers.swift",
      "if record == nil {", "if record == nil || MUTANT {"),
    Mutant(
      "a deleted lead comes back", sync + "SyncEngine+PushMembers.swift",
      "guard settings.deletedLeads == .comeBack else {",
      "guard MUTANT || settings.deletedLeads == .comeBack else {"),
    Mutant(
      "what Salesforce refuses is not tried again", sync + "SyncEngine+PushMembers.swift",
      "if !waits { retry(write) }", "if !waits, !MUTANT { retry(write) }"),
    Mutant(
      "what was written is not observed", sync + "SyncEngine+Steps.swift",
      without: "state.mirror.observed[campaign.index][person] = status"),
    Mutant(
      "a campaign takes a record twice", "SyncState/State/CampaignMembers.swift",
      "guard let row = rowsByRecord[record.rawValue].map({ Int($0) }) else {",
      "guard !MUTANT, let row = rowsByRecord[record.rawValue].map({ Int($0) }) else {"),
    Mutant(
      "the cost stays in Marketo", sync + "SyncEngine+Campaigns.swift",
      "guard state.mirror.campaigns[campaign.index].actualCost != sum else { return }",
      "guard state.mirror.campaigns[campaign.index].actualCost != sum, !MUTANT else { return }"),
  ]
}
