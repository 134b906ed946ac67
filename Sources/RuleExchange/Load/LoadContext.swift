import RuleSource
import SyncState

/// A cell after it was read.
enum Cell<Content> {
  /// Null: an empty cell, or the word that stands for null in the file's shape.
  case empty
  /// A value.
  case value(Content)
  /// Something that does not fit; it has been reported.
  case bad

  /// The value, nil for null; only for cells that are not bad.
  var content: Content? {
    switch self {
    case .empty, .bad: nil
    case .value(let content): content
    }
  }

  /// Whether the cell does not fit.
  var isBad: Bool {
    switch self {
    case .empty, .value: false
    case .bad: true
    }
  }
}

/// What all files of a load share while rows become values.
struct LoadContext {
  let assets: Assets
  let zone: TimeZoneTable
  /// How days may be written in Marketo's files besides `2026-12-24` (MX-I2).
  var dates = DateOrder.iso
  var text: TextPool
  var log: FindingLog
  /// The names of the files so far.
  var files: [String] = []
  /// Whether the present file is one of Salesforce's shapes.
  var isSalesforce = false

  /// What cells of the present file mean.
  var cells: CellReader { CellReader(zone: zone, isSalesforce: isSalesforce, dates: dates) }

  /// The name of the present file.
  var file: String { files.last ?? "" }

  /// Returns the place of the present row and of some of its cells.
  func place(
    _ row: CSVReader, _ first: Int? = nil, _ second: Int? = nil, _ third: Int? = nil
  ) -> RowPlace {
    let start = row.rowPosition
    func column(_ cell: Int?) -> UInt16 {
      guard let cell else { return 0 }
      let position = row.position(ofColumn: cell)
      // A cell on a later line is reported at the start of its row.
      return position.line == start.line ? UInt16(clamping: position.column) : 1
    }
    return RowPlace(
      file: UInt16(clamping: files.count - 1), line: UInt32(clamping: start.line),
      columns: (column(first), column(second), column(third)))
  }

  /// Counts a finding about a cell of the present row.
  mutating func report(
    _ kind: DiagnosticKind, _ row: CSVReader, _ column: Int, _ message: @autoclosure () -> String
  ) {
    log.add(kind, file: file, row.position(ofColumn: column), message())
  }

  /// Counts a finding about a row of any file.
  mutating func report(
    _ kind: DiagnosticKind, _ place: RowPlace, _ column: UInt16, _ message: String
  ) {
    let position = DataPosition(line: Int(place.line), column: max(1, Int(column)), offset: 0)
    log.add(kind, file: files[Int(place.file)], position, message)
  }

  /// Whether a cell stands for null.
  func isNull(_ row: CSVReader, _ column: Int) -> Bool {
    let cell = row.cells[column]
    guard cell.count == 0 || cell.count == 4, !row.isText(column) else { return false }
    switch cell.count {
    case 0: return true
    case 4:
      return isSalesforce
        ? row.isEqual(column, CSVWriter.salesforceNull)
        : row.isEqual(column, CSVWriter.marketoNull)
    default: return false
    }
  }

  /// Reads a cell as a text.
  mutating func text(_ row: CSVReader, _ column: Int?) -> TextID? {
    guard let column, !isNull(row, column) else { return nil }
    return text.intern(utf8: row.buffer.span.extracting(row.cells[column]))
  }

  /// Reads a cell as the id of a Marketo record, which cannot be missing.
  mutating func marketoID(_ row: CSVReader, _ column: Int) -> Cell<Int64> {
    if isNull(row, column) {
      reportMissing(row, column)
      return .bad
    }
    guard let id = CellReader.positiveInteger(row.buffer.span.extracting(row.cells[column])) else {
      report(
        ExchangeDiagnostics.invalidRecordID, row, column,
        "\(Diagnostic.quoted(row.text(ofColumn: column))) is not a Marketo id; expected a whole "
          + "number above 0")
      return .bad
    }
    return .value(id)
  }

  /// Reads a cell as the id of a Salesforce record, in its form with 18 characters (SF-L8).
  mutating func recordID(_ row: CSVReader, _ column: Int?) -> Cell<RecordKey> {
    guard let column, !isNull(row, column) else { return .empty }
    do throws(SalesforceID.Fault) {
      let id = try SalesforceID.normalised(row.buffer.span.extracting(row.cells[column]))
      return .value(RecordKey(id[...]))
    } catch {
      let shown = Diagnostic.quoted(row.text(ofColumn: column))
      switch error {
      case .form:
        report(
          ExchangeDiagnostics.invalidRecordID, row, column,
          "\(shown) is not a Salesforce id; expected 15 or 18 letters and digits")
      case .checksum(let ending):
        report(
          ExchangeDiagnostics.invalidRecordID, row, column,
          "the id \(shown) is damaged: its letter case would end in `\(ending)`; a program changed its "
            + "letters, so export it again")
      }
      return .bad
    }
  }

  /// Reports an empty cell that every row needs.
  mutating func reportMissing(_ row: CSVReader, _ column: Int) {
    report(
      ExchangeDiagnostics.missingValue, row, column,
      "the column \(Diagnostic.quoted(row.header[column])) is empty; expected a value in every row")
  }

  /// Reads a cell as a Marketo id where anything else is passed over.
  func looseID(_ row: CSVReader, _ column: Int?) -> Int64? {
    guard let column else { return nil }
    return CellReader.positiveInteger(row.buffer.span.extracting(row.cells[column]))
  }

  /// Reads a cell as the id of a Salesforce record, as a text.
  mutating func recordText(_ row: CSVReader, _ column: Int?) -> Cell<TextID> {
    switch recordID(row, column) {
    case .empty: .empty
    case .bad: .bad
    case .value(let key): .value(text.intern(key.text))
    }
  }

  /// Returns the findings by file and place; those about the whole come last.
  func sortedFindings() -> [DataDiagnostic] {
    var order: [String: Int] = ["": Int.max]
    for (position, file) in files.enumerated() { order[file] = order[file] ?? position }
    return log.findings.sorted { left, right in
      let leftKey = (order[left.file] ?? 0, left.position?.line ?? 0, left.position?.column ?? 0)
      let rightKey = (
        order[right.file] ?? 0, right.position?.line ?? 0, right.position?.column ?? 0
      )
      if leftKey != rightKey { return leftKey < rightKey }
      return (left.kind.name, left.message) < (right.kind.name, right.message)
    }
  }
}

extension CSVReader {
  /// Whether the bytes of a cell are those of an ASCII word.
  func isEqual(_ column: Int, _ word: String) -> Bool {
    let cell = cells[column]
    guard cell.count == word.utf8.count else { return false }
    return zip(cell, word.utf8).allSatisfy { buffer[$0] == $1 }
  }
}
