import RuleGraph
import SyncState

extension SyncEngine {
  /// Takes up what an earlier engine had not carried over, in place of what a comparison of the two
  /// sides has found.
  ///
  /// What is new since then, such as another mapping, stays as the comparison found it.
  public mutating func resume(_ rows: [PendingSync], in state: inout RunState) {
    for row in rows where row.kind == .deletedPerson { restoreDeleted(row, in: &state) }
    (newRecords, goneRecords, convertedRecords) = (ChangeList(), ChangeList(), ChangeList())
    for row in rows where row.kind == .mapping { reopenBook(row) }
    for row in rows { take(row, in: &state) }
  }

  private mutating func restoreDeleted(_ row: PendingSync, in state: inout RunState) {
    guard let id = row.marketoID, let person = state.mirror.insertPerson(marketoID: id) else {
      return
    }
    state.mirror.people.delete(person)
    if let record = row.record, state.mirror.records[record].person == nil {
      state.mirror.link(person, record)
    }
  }

  /// Forgets what the comparison found about a mapping that stands as before.
  private mutating func reopenBook(_ row: PendingSync) {
    guard let program = row.program, let campaign = row.campaign,
      programsByCampaign[campaign.index] == program
    else { return }
    programMemberChanges[program] = ChangeList()
    programMemberFieldChanges[program] = ChangeList()
    unknownStatuses[program] = ChangeList()
    books[program.index].open = [:]
    if row.count == 1 {
      unwrittenCampaigns.remove(program)
    } else {
      unwrittenCampaigns.insert(program)
    }
    if let at = row.at { books[program.index].costWrittenAt = at }
    memberChanges[campaign] = ChangeList()
    memberFieldChanges[campaign] = ChangeList()
  }

  /// Puts what a row says back where the run before left it.
  private mutating func take(_ row: PendingSync, in state: inout RunState) {
    let at = row.at ?? .beginning
    let person = row.marketoID.flatMap { state.mirror.people.find(marketoID: $0) }
    switch row.kind {
    case .deletedPerson, .mapping: break
    case .personField:
      if let person, let field = row.field, fields.synced.contains(field) {
        personChanges.mark(UInt64(person, field), at: at)
      }
    case .recordField:
      if let record = row.record, let field = row.field, fields.synced.contains(field) {
        recordChanges.mark(UInt64(record, field), at: at)
      }
    case .newRecord: row.record.map { newRecords.mark($0, at: at) }
    case .goneRecord: row.record.map { goneRecords.mark($0, at: at) }
    case .convertedRecord: row.record.map { convertedRecords.mark($0, at: at) }
    case .formerRecord:
      if let record = row.record, let person { formerPeople[record] = person }
    case .fault:
      guard let problem = row.detail.flatMap({ SyncProblem(rawValue: $0) }) else { return }
      faults.restore(
        SalesforceRefusal(problem, row.message),
        to: .init(person: person, program: row.program, field: row.field),
        attempts: row.count ?? 1)
    case .goneCampaign, .renamedStatus, .campaignMember, .campaignMemberField, .pulledMember:
      if let campaign = row.campaign { take(row, of: campaign, person, at: at, in: &state) }
    case .programMember, .programMemberField, .unknownStatus, .problem:
      if let program = row.program, let person { take(row, of: program, person, at: at) }
    }
  }

  private mutating func take(
    _ row: PendingSync, of campaign: SFDCCampaignID, _ person: PersonID?, at: Instant,
    in state: inout RunState
  ) {
    let status = row.detail.flatMap {
      state.mirror.campaigns[campaign.index].status(labelled: $0)
    }
    if row.kind == .goneCampaign { goneCampaigns.mark(campaign, at: at) }
    if row.kind == .renamedStatus, let status { renamedStatuses.append((campaign, status, at)) }
    if row.kind == .pulledMember, let person {
      state.mirror.observed[campaign.index][person] = status
    }
    guard let record = row.record else { return }
    if row.kind == .campaignMember { memberChanges[campaign].mark(record, at: at) }
    if row.kind == .campaignMemberField, let field = row.field {
      memberFieldChanges[campaign].mark(UInt64(record, field), at: at)
    }
  }

  private mutating func take(
    _ row: PendingSync, of program: ProgramID, _ person: PersonID, at: Instant
  ) {
    if row.kind == .programMember { programMemberChanges[program].mark(person, at: at) }
    if row.kind == .unknownStatus { unknownStatuses[program].mark(person, at: at) }
    if row.kind == .programMemberField, let field = row.field {
      programMemberFieldChanges[program].mark(UInt64(person, field), at: at)
    }
    if row.kind == .problem, let problem = row.detail.flatMap({ SyncProblem(rawValue: $0) }) {
      books[program.index].open[person] = OpenProblem(
        problem: problem, attempts: row.count ?? 0, waitingSince: row.at)
    }
  }
}
