import RuleRuntime
import SyncState

/// Where the columns of an activity extract are.
struct ActivityColumns: Sendable {
  let guid: Int
  let lead: Int
  let date: Int
  let type: Int
  let campaign: Int?
  let primaryID: Int?
  let primaryValue: Int?
  let attributes: Int?
  let result: Int?

  /// Finds the columns; nil when one is missing that every extract has.
  init?(_ header: HeaderMap) {
    let required = FileShape.activities.requirements.compactMap { header.column(among: $0) }
    guard required.count == 4 else { return nil }
    (guid, lead, date, type) = (required[0], required[1], required[2], required[3])
    campaign = header.column("campaignId")
    primaryID = header.column("primaryAttributeValueId")
    primaryValue = header.column("primaryAttributeValue")
    attributes = header.column("attributes")
    result = header.column("actionResult")
  }

  /// All of them.
  var all: [Int?] {
    [guid, lead, date, type, campaign, primaryID, primaryValue, attributes, result]
  }
}

/// Rows of activities, from a piece of a file.
struct ActivityChunk: Sendable {
  /// The ids of the entries: numbers, or texts of a pool.
  enum IDs {
    case numbers([Int64])
    case texts([TextID], TextPool)
  }

  let ids: IDs
  /// Where the ids stand in their rows.
  let places: [RowPlace.Columns]
  /// The entries with lines counted from 0; texts and attributes are those of the piece.
  let entries: [ImportedActivity]
  let attributes: [ImportedActivity.Attribute]
  let pool: TextPool

  /// Reads all rows; nil when one is out of the ordinary.
  init?(_ cells: ChunkCells, _ columns: ActivityColumns) {
    var pool = TextPool()
    guard let ids = cells.entryIDs(columns.guid), let leads = cells.marketoIDs(columns.lead),
      let types = cells.marketoIDs(columns.type), let instants = cells.instants(columns.date),
      let names = cells.texts(columns.primaryValue, &pool),
      let results = cells.stepResults(columns.result),
      let (attributes, ranges) = cells.attributes(columns.attributes, &pool)
    else { return nil }
    let campaigns = cells.looseMarketoIDs(columns.campaign)
    let primaryIDs = cells.looseMarketoIDs(columns.primaryID)
    entries = leads.indices.map { row in
      ImportedActivity(
        leadID: leads[row], at: Instant(millisecondsSince1970: instants[row]), typeID: types[row],
        campaign: campaigns[row], primary: primaryIDs[row], name: names[row],
        attributes: ranges[row], result: results[row], file: 0, line: row)
    }
    self.ids = ids
    self.attributes = attributes
    self.pool = pool
    places = cells.places { _ in (columns.guid, nil, nil) }
  }
}

extension ChunkCells {
  /// Returns the ids of entries, none of which may be missing.
  fileprivate func entryIDs(_ column: Int) -> ActivityChunk.IDs? {
    if let numbers = each(column, null: 0, { EntryIDs.number($0) }) {
      return numbers.contains(0) ? nil : .numbers(numbers)
    }
    var pool = TextPool()
    guard let texts = texts(column, &pool), !texts.contains(0) else { return nil }
    return .texts(texts.map { TextID($0 - 1) }, pool)
  }

  /// Returns instants, none of which may be missing.
  fileprivate func instants(_ column: Int) -> [Int64]? {
    let instants = each(column, null: Column.instantNull) {
      reader.instant($0)?.millisecondsSince1970
    }
    guard let instants, !instants.contains(Column.instantNull) else { return nil }
    return instants
  }

  /// Returns the ids of Marketo records, 0 for anything else.
  fileprivate func looseMarketoIDs(_ column: Int?) -> [Int64] {
    let nothing = Array(repeating: Int64(0), count: count)
    guard let column else { return nothing }
    return each(column, null: 0) { CellReader.positiveInteger($0) ?? 0 } ?? nothing
  }

  /// Returns the results of steps, nil for null or a column that is not there.
  fileprivate func stepResults(_ column: Int?) -> [StepResult?]? {
    guard let column else { return Array(repeating: nil, count: count) }
    let words = StepResult.allCases.map { (result: $0, letters: Array($0.rawValue.utf8)) }
    return each(column, null: StepResult?.none) { cell -> StepResult?? in
      let word = words.first { _, letters in
        letters.count == cell.count && letters.indices.allSatisfy { letters[$0] == cell[$0] }
      }
      return word.map { .some($0.result) }
    }
  }

  /// Returns the attributes of all rows and which of them are those of each row.
  fileprivate func attributes(
    _ column: Int?, _ pool: inout TextPool
  ) -> ([ImportedActivity.Attribute], [Range<Int>])? {
    guard let column else { return ([], Array(repeating: 0..<0, count: count)) }
    var attributes: [ImportedActivity.Attribute] = []
    attributes.reserveCapacity(count * 4)
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(count)
    var scanner = JSONScanner(grid.bytes)
    for row in 0..<count {
      let first = attributes.count
      if !isNull(column, row: row) {
        scanner.begin(grid.cells[row * grid.columnCount + column].range)
        guard scanner.readAttributes(&attributes, &pool) else { return nil }
      }
      ranges.append(first..<attributes.count)
    }
    return (attributes, ranges)
  }
}
