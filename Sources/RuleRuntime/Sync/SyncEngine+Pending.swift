import RuleGraph
import SyncState

extension SyncEngine {
  /// What is not carried over yet, in a fixed order.
  func pending(in state: RunState) -> [PendingSync] {
    deletedPeople(in: state) + pendingRecords(in: state) + pendingCampaigns(in: state)
      + books.indices.flatMap { pendingMembers(of: ProgramID($0), in: state) }
      + pendingFaults(in: state)
  }

  private func deletedPeople(in state: RunState) -> [PendingSync] {
    (0..<state.mirror.people.count).map { PersonID($0) }
      .filter { state.mirror.people.isDeleted($0) }
      .sorted { state.mirror.people.marketoID($0) < state.mirror.people.marketoID($1) }
      .map { person in
        var row = PendingSync(.deletedPerson)
        row.marketoID = state.mirror.people.marketoID(person)
        row.record = state.mirror.linkedRecords[person.index]
        return row
      }
  }

  private func pendingRecords(in state: RunState) -> [PendingSync] {
    var rows = changes(.personField, personChanges, in: state) { row, key in
      row.marketoID = state.mirror.people.marketoID(PersonID(key.packedRow))
      row.field = key.packedField
    }
    rows += changes(.recordField, recordChanges, in: state) { row, key in
      row.record = RecordID(key.packedRow)
      row.field = key.packedField
    }
    let lists: [(PendingSync.Kind, ChangeList)] = [
      (.newRecord, newRecords), (.goneRecord, goneRecords), (.convertedRecord, convertedRecords),
    ]
    for (kind, list) in lists {
      rows += changes(kind, list, in: state) { row, key in row.record = RecordID(UInt32(key)) }
    }
    let former = formerPeople.map { record, person in
      var row = PendingSync(.formerRecord)
      row.record = record
      row.marketoID = state.mirror.people.marketoID(person)
      return row
    }
    return rows + former.sorted { order(of: $0, in: state) < order(of: $1, in: state) }
  }

  private func pendingCampaigns(in state: RunState) -> [PendingSync] {
    var rows = changes(.goneCampaign, goneCampaigns, in: state) { row, key in
      row.campaign = SFDCCampaignID(UInt32(key))
    }
    for (campaign, status, at) in renamedStatuses {
      var row = PendingSync(.renamedStatus)
      row.at = at
      row.campaign = campaign
      row.detail = state.mirror.campaigns[campaign.index].statuses[status.index].label
      rows.append(row)
    }
    for campaign in programsByCampaign.indices.map({ SFDCCampaignID($0) }) {
      rows += changes(.campaignMember, memberChanges[campaign], in: state) { row, key in
        row.campaign = campaign
        row.record = RecordID(UInt32(key))
      }
      rows += changes(.campaignMemberField, memberFieldChanges[campaign], in: state) { row, key in
        row.campaign = campaign
        row.record = RecordID(key.packedRow)
        row.field = key.packedField
      }
      rows += pulledMembers(of: campaign, in: state)
    }
    return rows
  }

  /// The members whom Marketo knows with another status than a load of this state would find.
  private func pulledMembers(of campaign: SFDCCampaignID, in state: RunState) -> [PendingSync] {
    let found = membersAsLoaded(of: campaign, in: state)
    let known = state.mirror.observed[campaign.index]
    var people: [PersonID] = []
    known.forEachMember { person, status in if found[person] != status { people.append(person) } }
    found.forEachMember { person, _ in if known[person] == nil { people.append(person) } }
    let statuses = state.mirror.campaigns[campaign.index].statuses
    return people.filter { !state.mirror.people.isDeleted($0) }
      .sorted { state.mirror.people.marketoID($0) < state.mirror.people.marketoID($1) }
      .map { person in
        var row = PendingSync(.pulledMember)
        row.campaign = campaign
        row.marketoID = state.mirror.people.marketoID(person)
        row.detail = known[person].map { statuses[$0.index].label }
        return row
      }
  }

  /// What a mapped program has to push: its link, changes of members and of their fields, and writes
  /// that wait for another attempt.
  private func pendingMembers(of program: ProgramID, in state: RunState) -> [PendingSync] {
    guard let campaign = mappedCampaign(of: program, in: state) else { return [] }
    let book = books[program.index]
    var mapping = PendingSync(.mapping)
    mapping.program = program
    mapping.campaign = campaign
    mapping.count = unwrittenCampaigns.contains(program) ? 0 : 1
    if settings.periodCosts == .toDate { mapping.at = book.costWrittenAt }
    var rows = [mapping]
    let people = state.mirror.people
    let lists: [(PendingSync.Kind, ChangeList)] = [
      (.programMember, programMemberChanges[program]), (.unknownStatus, unknownStatuses[program]),
    ]
    for (kind, list) in lists {
      rows += changes(kind, list, in: state) { row, key in
        row.program = program
        row.marketoID = people.marketoID(PersonID(UInt32(key)))
      }
    }
    rows += changes(.programMemberField, programMemberFieldChanges[program], in: state) {
      row, key in
      row.program = program
      row.marketoID = people.marketoID(PersonID(key.packedRow))
      row.field = key.packedField
    }
    let open = book.open.map { person, open in
      var row = PendingSync(.problem)
      row.program = program
      row.marketoID = people.marketoID(person)
      row.detail = open.problem.rawValue
      row.count = open.attempts
      row.at = open.waitingSince
      return row
    }
    return rows + open.sorted { order(of: $0, in: state) < order(of: $1, in: state) }
  }

  private func pendingFaults(in state: RunState) -> [PendingSync] {
    faults.openFaults.map { subject, reason, message, attempts in
      var row = PendingSync(.fault)
      row.program = subject.program
      row.marketoID = subject.person.map { state.mirror.people.marketoID($0) }
      row.field = subject.field
      row.detail = reason.rawValue
      row.message = message.isEmpty ? nil : message
      row.count = attempts
      return row
    }
  }

  /// What puts rows about people and records into an order that does not depend on how they were
  /// loaded.
  private func order(
    of row: PendingSync, in state: RunState
  ) -> (record: String, person: Int64, field: UInt32) {
    let record = row.record.map { state.mirror.text[state.mirror.records[$0].salesforceID] }
    return (record ?? "", row.marketoID ?? 0, row.field?.rawValue ?? 0)
  }

  private func changes(
    _ kind: PendingSync.Kind, _ list: ChangeList, in state: RunState,
    _ fill: (inout PendingSync, UInt64) -> Void
  ) -> [PendingSync] {
    var list = list
    let rows = list.sorted().map { entry in
      var row = PendingSync(kind)
      row.at = entry.at == .beginning ? nil : entry.at
      fill(&row, entry.key)
      return row
    }
    return rows.sorted { order(of: $0, in: state) < order(of: $1, in: state) }
  }
}
