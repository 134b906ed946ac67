import RuleSource
import SyncState

/// The rows of a piece of a file, whose columns become arrays one at a time.
///
/// Every function returns nil at the first cell that is out of the ordinary. The piece is then read
/// row by row, which also says what is wrong.
struct ChunkCells: Sendable {
  let grid: RowGrid
  let reader: CellReader
  /// The four bytes that stand for null in the file's shape.
  private let nullWord: UInt32

  init(_ grid: RowGrid, _ reader: CellReader) {
    self.grid = grid
    self.reader = reader
    let word = reader.isSalesforce ? CSVWriter.salesforceNull : CSVWriter.marketoNull
    nullWord = word.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The number of rows.
  var count: Int { grid.rows.count }

  /// Whether a cell stands for null.
  @inline(__always)
  private func isNull(_ cell: RowGrid.Cell, _ bytes: RawSpan) -> Bool {
    if cell.count == 0 { return true }
    guard cell.count == 4 else { return false }
    let word = unsafe bytes.unsafeLoadUnaligned(
      fromByteOffset: Int(cell.start), as: UInt32.self)
    return UInt32(littleEndian: word) == nullWord
  }

  /// Whether the cell of a column stands for null in a row.
  func isNull(_ column: Int, row: Int) -> Bool {
    isNull(grid.cells[row * grid.columnCount + column], unsafe grid.bytes.span.bytes)
  }

  /// Returns a value for each cell of a column; nil at the first cell of which `read` makes nothing.
  @inline(__always)
  func each<Result>(
    _ column: Int, null: Result, _ read: (Swift.Span<UInt8>) -> Result?
  ) -> [Result]? {
    each(column, null: null) { text, _ in read(text) }
  }

  @inline(__always)
  private func each<Result>(
    _ column: Int, null: Result, _ read: (Swift.Span<UInt8>, RowGrid.Cell) -> Result?
  ) -> [Result]? {
    var results: [Result] = []
    results.reserveCapacity(count)
    let bytes = grid.bytes.span
    let raw = unsafe bytes.bytes
    var index = column
    for _ in 0..<count {
      let cell = grid.cells[index]
      index += grid.columnCount
      if isNull(cell, raw) {
        results.append(null)
      } else {
        guard let result = read(bytes.extracting(cell.range), cell) else { return nil }
        results.append(result)
      }
    }
    return results
  }

  /// Returns the ids of Marketo records, none of which may be missing.
  func marketoIDs(_ column: Int) -> [Int64]? {
    let ids = each(column, null: 0) { CellReader.positiveInteger($0) }
    guard let ids, !ids.contains(0) else { return nil }
    return ids
  }

  /// Returns the ids of Marketo records, 0 for null.
  func optionalMarketoIDs(_ column: Int?) -> [Int64]? {
    guard let column else { return Array(repeating: 0, count: count) }
    return each(column, null: 0) { CellReader.positiveInteger($0) }
  }

  /// Returns truth values, null as false; false for a column that is not there.
  func flags(_ column: Int?) -> [Bool]? {
    guard let column else { return Array(repeating: false, count: count) }
    return each(column, null: false) { reader.flag($0) }
  }

  /// Returns what the words of a column mean, letter by letter; false for null or a column that is
  /// not there.
  func words(_ column: Int?, _ meanings: KeyValuePairs<StaticString, Bool>) -> [Bool]? {
    guard let column else { return Array(repeating: false, count: count) }
    return each(column, null: false) { cell in
      for (word, meaning) in meanings where word.utf8CodeUnitCount == cell.count {
        if cell.hasSameBytes(as: word.description.utf8.span) { return meaning }
      }
      return nil
    }
  }

  /// Returns days as numbers, `Column.dateNull` for null or a column that is not there.
  func days(_ column: Int?) -> [Int32]? {
    guard let column else { return Array(repeating: Column.dateNull, count: count) }
    return each(column, null: Column.dateNull) { reader.day($0)?.daysSince1970 }
  }

  /// Returns the ids of Salesforce records; nothing for null or a column that is not there.
  func recordKeys(_ column: Int?) -> [RecordKey]? {
    guard let column else { return Array(repeating: .none, count: count) }
    return each(column, null: .none) { RecordKey(id: $0) }
  }

  /// Returns the ids of Salesforce records with 18 characters, as ``texts(_:_:)`` does.
  func recordTexts(_ column: Int?, _ pool: inout TextPool) -> [UInt32]? {
    guard let column else { return Array(repeating: 0, count: count) }
    return eachOnce(column) { id in
      if SalesforceID.isNormalised(id) { return pool.intern(utf8: id).rawValue + 1 }
      return RecordKey(id: id).map { pool.intern($0.text).rawValue + 1 }
    }
  }

  /// Returns texts as identifiers plus one, 0 for null or a column that is not there.
  func texts(_ column: Int?, _ pool: inout TextPool) -> [UInt32]? {
    guard let column else { return Array(repeating: 0, count: count) }
    return eachOnce(column) { pool.intern(utf8: $0).rawValue + 1 }
  }

  /// Does as ``each(_:null:_:)`` for texts of which there are few; `read` is not asked again about a
  /// text that came shortly before.
  @inline(__always)
  private func eachOnce(
    _ column: Int, _ read: (Swift.Span<UInt8>) -> UInt32?
  ) -> [UInt32]? {
    let bytes = grid.bytes.span
    // The last text of each kind: cells that begin and end alike share a place.
    var known = [(cell: RowGrid.Cell, result: UInt32)](
      repeating: (RowGrid.Cell(start: 0, end: 0), 0), count: 16)
    return each(column, null: 0) { (text, cell) -> UInt32? in
      let place = (text.count &* 5 &+ Int(text[0]) &+ Int(text[text.count - 1]) &* 3) & 15
      let last = known[place]
      if last.cell.count == cell.count,
        bytes.extracting(last.cell.range).hasSameBytes(as: text)
      {
        return last.result
      }
      guard let result = read(text) else { return nil }
      known[place] = (cell, result)
      return result
    }
  }

  /// Returns a column of a field.
  func column(_ column: Int, as type: FieldType, _ pool: inout TextPool) -> Column? {
    switch type.family {
    case .text:
      let words = each(column, null: 0) { text -> Int32? in
        type.holds(utf8: text) ? Int32(pool.intern(utf8: text).rawValue) + 1 : nil
      }
      return words.map { Column(type: type, words: $0) }
    case .number:
      let numbers = each(column, null: .nan) { type.number($0) }
      return numbers.map { Column(type: type, numbers: Stretch($0)) }
    case .date:
      let days = each(column, null: Column.dateNull) { reader.day($0)?.daysSince1970 }
      return days.map { Column(type: type, words: $0) }
    case .datetime:
      let instants = each(column, null: Column.instantNull) {
        reader.instant($0)?.millisecondsSince1970
      }
      return instants.map { Column(type: type, instants: Stretch($0)) }
    case .boolean:
      let flags = each(column, null: Column.flagNull) {
        reader.flag($0).map { $0 ? 1 : 0 } as UInt8?
      }
      return flags.map { Column(type: type, flags: Stretch($0)) }
    }
  }

  /// Whether all cells of a column are values of a type.
  func areValues(_ column: Int, of type: FieldType) -> Bool {
    guard type.family == .text else {
      var pool = TextPool()
      return self.column(column, as: type, &pool) != nil
    }
    let bytes = grid.bytes.span
    var index = column
    for _ in 0..<count {
      let cell = grid.cells[index]
      index += grid.columnCount
      if cell.count > FieldType.stringScalarsMax,
        !type.holds(utf8: bytes.extracting(cell.range))
      {
        return false
      }
    }
    return true
  }

  /// Whether the cells of a column are a word, letter by letter.
  func equals(_ column: Int?, _ word: String) -> [Bool] {
    guard let column else { return Array(repeating: false, count: count) }
    let letters = Array(word.utf8)
    return (0..<count).map { row in
      let cell = grid.cells[row * grid.columnCount + column]
      return cell.count == letters.count && grid.bytes[cell.range].elementsEqual(letters)
    }
  }
}
