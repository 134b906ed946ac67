import RuleSource

/// A small CSV file as a whole: rows of texts by column name.
public struct CSVTable: Sendable {
  /// The names of the columns as written.
  public let header: [String]
  /// The rows, each with its line.
  public let rows: [(line: Int, cells: [String])]
  /// What is wrong, with its line.
  public let problems: [(line: Int, message: String)]

  /// Reads a file; its delimiter is told by the header.
  ///
  /// With `keepsMarks` apostrophes in front of cells stay, and so does the column that announces
  /// them, so that the file can be written again as it is.
  public init(_ bytes: [UInt8], keepsMarks: Bool = false) {
    var reader = CSVReader(takesMarks: !keepsMarks)
    reader.append(bytes)
    reader.end()
    var rows: [(line: Int, cells: [String])] = []
    var problems: [(line: Int, message: String)] = []
    loop: while true {
      switch reader.next() {
      case .row:
        let cells = reader.header.indices.map { reader.text(ofColumn: $0) }
        rows.append((reader.position(ofColumn: 0).line, cells))
      case .problem(let problem): problems.append((problem.position.line, problem.message))
      case .needsInput, .end: break loop
      }
    }
    header = reader.header
    self.rows = rows
    self.problems = problems
  }

  /// Returns the file as a spreadsheet may open it: cells that it would run are marked.
  ///
  /// `columns` and `rows` are those of a file that was read with its marks.
  public static func forSpreadsheet(columns: [String], rows: [[String]]) -> [UInt8] {
    let isMarked = columns.last == CSVMark.column
    let isRun = rows.contains { $0.contains { $0.utf8.first.map(CSVMark.isFormula) ?? false } }
    var writer = CSVWriter(columns: columns, isMarked: isRun && !isMarked)
    for row in rows { writer.append(row) }
    return writer.bytes
  }

  /// Returns the position of a column by its name, letter case aside (SF-B1).
  public func column(_ name: String) -> Int? {
    header.firstIndex { $0.asciiLowercased == name.asciiLowercased }
  }
}
