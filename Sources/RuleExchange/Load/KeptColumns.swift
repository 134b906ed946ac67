public import SyncState

/// Columns without a meaning for the rules, carried along so that a new state has them too.
public struct KeptColumns: Sendable {
  /// The names, in the order in which they were first met.
  public private(set) var names: [String] = []
  /// For each name the texts of the rows: identifier plus one, 0 for an empty cell.
  private var columns: [[UInt32]] = []
  private var rowCount = 0

  init() {}

  /// Returns the text of a column in a row, nil when the cell was empty.
  public func text(_ column: Int, row: Int) -> TextID? {
    guard row < columns[column].count, columns[column][row] > 0 else { return nil }
    return TextID(columns[column][row] - 1)
  }

  /// Returns the position of a column, adding it when it is new.
  mutating func column(_ name: String) -> Int {
    if let found = names.firstIndex(where: { sameBytes($0, name) }) { return found }
    names.append(name)
    columns.append(Array(repeating: 0, count: rowCount))
    return names.count - 1
  }

  /// Adds a row of empty cells.
  mutating func appendRow() {
    rowCount += 1
    for index in columns.indices { columns[index].append(0) }
  }

  /// Adds rows of some columns; cells of the others are empty.
  mutating func append(_ added: [ChunkKeptColumn], rowCount count: Int, _ pool: inout TextPool) {
    for part in added {
      let texts = pool.merge(part.pool)
      for text in part.texts {
        columns[part.slot].append(text == 0 ? 0 : texts[Int(text) - 1].rawValue + 1)
      }
    }
    rowCount += count
    for index in columns.indices where columns[index].count < rowCount {
      columns[index].append(contentsOf: repeatElement(0, count: rowCount - columns[index].count))
    }
  }

  /// Sets a cell of the last row.
  mutating func set(_ column: Int, _ text: TextID?) {
    columns[column][rowCount - 1] = text.map { $0.rawValue + 1 } ?? 0
  }

  /// Returns the rows at some positions, in their order; a negative one gives an empty row.
  func rows(at positions: [Int]) -> KeptColumns {
    var kept = self
    kept.columns = columns.map { column in positions.map { $0 < 0 ? 0 : column[$0] } }
    kept.rowCount = positions.count
    return kept
  }
}
