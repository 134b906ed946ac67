import RuleSource
import SyncState

/// Turns the rows of all files into a state.
struct StateBuilder {
  var context: LoadContext
  var mirror: Mirror
  var report = LoadReport()
  let stages: LoadStages
  let demand: ColumnDemand
  /// The declared campaign of each id and of each name.
  var campaignsByID: [TextID: SFDCCampaignID] = [:]
  var campaignsByName: [TextID: SFDCCampaignID] = [:]
  /// The ids of all campaigns of the data, declared or not.
  var campaignIDs: Set<TextID> = []
  /// The positions of the people in their stage, in the order of the state.
  var personRows: [Int] = []
  /// The records by id.
  var recordIndex = RecordIndex(capacity: 0)

  init(stages: LoadStages, context: LoadContext, demand: ColumnDemand) {
    self.stages = stages
    self.demand = demand
    self.context = context
    mirror = Mirror(assets: context.assets)
  }

  /// The texts, which move into the state at the end.
  var assets: Assets { context.assets }

  /// Builds the state and the report.
  mutating func build(_ workers: Workers) {
    let (people, records) = tables(workers)
    adopt(people)
    adopt(records)
    linkPeople(workers)
    matchCampaigns()
    buildStatuses()
    buildMembers(workers)
    buildOpportunities()
    buildLists()
    buildHistory()
    buildShadows()
    buildUnfinished()
    mirror.text = context.text
    report.findings = context.sortedFindings()
    report.counts = context.log.sortedCounts
    report.hasFaultyFile = context.log.hasFileError
    report.isUsable = !context.log.isStopped && !context.log.hasFileError
  }

  /// The people before they are linked.
  private struct People {
    let order: RowOrder
    let table: PeopleTable
  }

  /// The records before they are linked.
  private struct Records {
    let order: RowOrder
    let table: SalesforceRecords
    let index: RecordIndex
  }

  private func tables(_ workers: Workers) -> (People, Records) {
    workers.both({ people() }, { records() })
  }

  private func people() -> People {
    let stage = stages.people
    let order = RowOrder(stage.ids)
    let rows = order.rows
    var columns = zip(assets.fields.fields.indices, stage.columns).map { position, column in
      let type = assets.fields.fields[position].type
      guard demand.wantsPeople(FieldID(position)) else {
        return Column(absent: type, count: rows.count)
      }
      guard let column else { return Column(type: type, count: rows.count) }
      return order.isIdentity ? column : column.rows(at: rows)
    }
    if let id = assets.fields.find("id"), assets.fields[id].type.family == .number {
      for (person, row) in rows.enumerated() {
        columns[id.index][person] = .number(Double(stage.ids[row]))
      }
    }
    let ids = order.isIdentity ? stage.ids : rows.map { stage.ids[$0] }
    let table = PeopleTable(schema: assets.fields, marketoIDs: ids, columns: columns)
    return People(order: order, table: table ?? PeopleTable(schema: assets.fields))
  }

  private mutating func adopt(_ people: People) {
    let stage = stages.people
    for row in people.order.repeated {
      context.report(
        ExchangeDiagnostics.duplicateID, stage.places[row], stage.places[row].columns.0,
        "the person \(stage.ids[row]) occurs twice; the first row is used")
    }
    personRows = people.order.rows
    mirror.people = people.table
    mirror.linkedRecords = Array(repeating: nil, count: mirror.people.count)
    report.keptPeople = stage.kept.rows(at: personRows)
  }

  private func records() -> Records {
    let stage = stages.records
    let order = RowOrder(stage.keys)
    let rows = order.rows
    let table = SalesforceRecords(
      rows: order.isIdentity ? stage.records : rows.map { stage.records[$0] },
      columns: order.isIdentity ? stage.columns : stage.columns.map { $0?.rows(at: rows) })
    var index = RecordIndex(capacity: rows.count)
    for (record, row) in rows.enumerated() { index[stage.keys[row]] = UInt32(record) }
    return Records(
      order: order, table: table ?? SalesforceRecords(schema: assets.fields), index: index)
  }

  private mutating func adopt(_ records: Records) {
    let stage = stages.records
    for row in records.order.repeated {
      context.report(
        ExchangeDiagnostics.duplicateID, stage.places[row], stage.places[row].columns.0,
        "the record `\(stage.keys[row].text)` occurs twice; the first row is used")
    }
    mirror.records = records.table
    recordIndex = records.index
    report.keptRecords = stage.kept.rows(at: records.order.rows)
    followConversions(records.order.rows)
    followMerges(records.order.rows)
  }

  private mutating func followConversions(_ rows: [Int]) {
    let stage = stages.records
    var unchecked = 0
    for (record, row) in rows.enumerated() where !stage.convertedContacts[row].isNone {
      let contact = stage.convertedContacts[row]
      if let found = recordIndex[contact] {
        mirror.records[RecordID(record)].convertedContact = RecordID(found)
      } else if stage.kinds.contains(.contact) {
        context.report(
          ExchangeDiagnostics.danglingReference, stage.places[row], stage.places[row].columns.1,
          "the contact `\(contact.text)` of a converted lead is in none of the files")
      } else {
        unchecked += 1
      }
    }
    note(
      unchecked, ExchangeDiagnostics.missingFile,
      "there is no file of contacts to which \(Self.counted(unchecked, "converted lead")) could lead"
    )
  }

  /// Finds the records that deleted ones were merged into (SF-L6); a winner that is not in the files
  /// is nobody's to follow, so that the record counts as deleted.
  private mutating func followMerges(_ rows: [Int]) {
    let stage = stages.records
    for (record, row) in rows.enumerated() where !stage.masters[row].isNone {
      guard let found = recordIndex[stage.masters[row]], Int(found) != record,
        stage.records[row].isDeleted,
        mirror.records[RecordID(found)].kind == stage.records[row].kind
      else { continue }
      mirror.records[RecordID(record)].mergedInto = RecordID(found)
    }
  }

  /// Returns a number with its noun, such as `1 lead` or `2 leads`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Adds a finding about the state as a whole, unless its count is 0.
  mutating func note(_ count: Int, _ kind: DiagnosticKind, _ message: @autoclosure () -> String) {
    guard count > 0 else { return }
    context.log.add(kind, file: "", nil, message())
  }
}
