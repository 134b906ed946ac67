import RuleSource
import SyncState

/// Turns the rows of all files into a state.
struct StateBuilder {
  var context: LoadContext
  var mirror: Mirror
  var report = LoadReport()
  let stages: LoadStages
  /// The declared campaign of each id and of each name.
  var campaignsByID: [TextID: SFDCCampaignID] = [:]
  var campaignsByName: [TextID: SFDCCampaignID] = [:]
  /// The ids of all campaigns of the data, declared or not.
  var campaignIDs: Set<TextID> = []
  /// The positions of the people and records in their stages, in the order of the state.
  var personRows: [Int] = []
  /// The status that each text means in each channel and in each campaign, once it was looked up.
  var channelStatuses: [StatusText: StatusIndex] = [:]
  var campaignStatuses: [StatusText: StatusIndex] = [:]

  /// A text in a channel or campaign.
  struct StatusText: Hashable {
    let owner: UInt32
    let text: TextID
  }

  init(stages: LoadStages, context: LoadContext) {
    self.stages = stages
    self.context = context
    mirror = Mirror(assets: context.assets)
  }

  /// The texts, which move into the state at the end.
  var assets: Assets { context.assets }

  /// Builds the state and the report.
  mutating func build() {
    buildPeople()
    buildRecords()
    linkPeople()
    matchCampaigns()
    buildStatuses()
    buildCampaignMembers()
    observeMembers()
    buildProgramMembers()
    buildLists()
    buildHistory()
    buildShadows()
    mirror.text = context.text
    report.findings = context.sortedFindings()
    report.counts = context.log.sortedCounts
    report.isUsable = !context.log.isStopped && !context.log.hasFileError
  }

  private mutating func buildPeople() {
    let stage = stages.people
    let sorted = stage.ids.indices.sorted { (stage.ids[$0], $0) < (stage.ids[$1], $1) }
    personRows.reserveCapacity(sorted.count)
    for row in sorted {
      if let last = personRows.last, stage.ids[last] == stage.ids[row] {
        context.report(
          ExchangeDiagnostics.duplicateID, stage.places[row], stage.places[row].columns.0,
          "the person \(stage.ids[row]) occurs twice; the first row is used")
      } else {
        personRows.append(row)
      }
    }
    var columns = zip(assets.fields.fields, stage.columns).map { field, column in
      column?.rows(at: personRows) ?? Column(type: field.type, count: personRows.count)
    }
    if let id = assets.fields.find("id"), assets.fields[id].type.family == .number {
      for (person, row) in personRows.enumerated() {
        columns[id.index][person] = .number(Double(stage.ids[row]))
      }
    }
    let ids = personRows.map { stage.ids[$0] }
    mirror.people =
      PeopleTable(schema: assets.fields, marketoIDs: ids, columns: columns)
      ?? PeopleTable(schema: assets.fields)
    mirror.linkedRecords = Array(repeating: nil, count: mirror.people.count)
    report.keptPeople = stage.kept.rows(at: personRows)
  }

  private mutating func buildRecords() {
    let stage = stages.records
    let keys = stage.records.map { RecordKey(context.text.utf8($0.salesforceID)) }
    let sorted = keys.indices.sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1] }
    var rows: [Int] = []
    for row in sorted {
      if let last = rows.last, keys[last] == keys[row] {
        let id = context.text[stage.records[row].salesforceID]
        context.report(
          ExchangeDiagnostics.duplicateID, stage.places[row], stage.places[row].columns.0,
          "the record `\(id)` occurs twice; the first row is used")
      } else {
        rows.append(row)
      }
    }
    mirror.records =
      SalesforceRecords(
        rows: rows.map { stage.records[$0] }, columns: stage.columns.map { $0?.rows(at: rows) })
      ?? SalesforceRecords(schema: assets.fields)
    report.keptRecords = stage.kept.rows(at: rows)
    followConversions(rows)
  }

  private mutating func followConversions(_ rows: [Int]) {
    let stage = stages.records
    var unchecked = 0
    for (record, row) in rows.enumerated() {
      guard let contact = stage.convertedContacts[row] else { continue }
      if let found = mirror.records.find(salesforceID: contact) {
        mirror.records[RecordID(record)].convertedContact = found
      } else if stage.kinds.contains(.contact) {
        context.report(
          ExchangeDiagnostics.danglingReference, stage.places[row], stage.places[row].columns.1,
          "the contact `\(context.text[contact])` of a converted lead is in none of the files")
      } else {
        unchecked += 1
      }
    }
    note(
      unchecked, ExchangeDiagnostics.missingFile,
      "there is no file of contacts to which \(Self.counted(unchecked, "converted lead")) could lead"
    )
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

/// The first 16 of the 18 characters of a Salesforce id as numbers, for sorting; the last two
/// follow from the others.
struct RecordKey: Hashable, Comparable {
  private let high: UInt64
  private let low: UInt64

  init(_ id: ArraySlice<UInt8>) {
    high = id.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = id.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  static func < (left: RecordKey, right: RecordKey) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
