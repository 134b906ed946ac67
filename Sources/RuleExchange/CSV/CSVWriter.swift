/// Writes CSV: cells are quoted where they must be, quotes inside are doubled (SF-B4).
public struct CSVWriter: Sendable {
  /// How rows end.
  public enum LineBreak: Sendable {
    /// Line feed; the default of both products.
    case lf
    /// Carriage return and line feed.
    case crlf
  }

  /// For whom the cells are.
  public enum Purpose: Sendable {
    /// For a program: cells are written as they are.
    case exchange
    /// For a spreadsheet: an apostrophe stops cells from being taken for formulas.
    case spreadsheet
  }

  /// What Salesforce reads as "set to null" in an update (SF-B6).
  public static let salesforceNull = "#N/A"
  /// What Marketo's extracts write for null (MX-3).
  public static let marketoNull = "null"

  /// The delimiter.
  public let delimiter: CSVDelimiter
  /// The file so far.
  public private(set) var bytes: [UInt8] = []
  /// The number of rows after the header.
  public private(set) var rowCount = 0

  private let columnCount: Int
  private let lineBreak: LineBreak
  private let purpose: Purpose
  private var cellCount = 0

  /// Creates a file with its header.
  public init(
    columns: [String], delimiter: CSVDelimiter = .comma, lineBreak: LineBreak = .lf,
    purpose: Purpose = .exchange
  ) {
    self.delimiter = delimiter
    self.lineBreak = lineBreak
    self.purpose = purpose
    columnCount = columns.count
    for column in columns { append(cell: column) }
    endRow()
    rowCount = 0
  }

  /// Adds a row of as many cells as there are columns.
  public mutating func append(_ row: [String]) {
    for cell in row { append(cell: cell) }
    endRow()
  }

  /// Adds a cell to the present row.
  public mutating func append(cell text: String) { append(cell: text.utf8) }

  /// Adds a cell, given as UTF-8, to the present row.
  public mutating func append(cell text: some Collection<UInt8>) {
    if cellCount > 0 { bytes.append(delimiter.rawValue) }
    cellCount += 1
    let needsApostrophe = purpose == .spreadsheet && Self.looksLikeFormula(text.first)
    let needsQuotes = text.contains { byte in
      byte == delimiter.rawValue || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
    if needsApostrophe { bytes.append(UInt8(ascii: "'")) }
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
  }

  /// Ends the present row, which must be complete.
  public mutating func endRow() {
    precondition(cellCount == columnCount, "a row has as many cells as the header")
    // A lone empty cell would be an empty line, which readers pass over.
    if columnCount == 1, bytes.isEmpty || bytes.last == 0x0A { bytes += [0x22, 0x22] }
    if lineBreak == .crlf { bytes.append(0x0D) }
    bytes.append(0x0A)
    cellCount = 0
    rowCount += 1
  }

  /// Returns the file so far and forgets it, so that it can be written out in pieces.
  public mutating func take() -> [UInt8] {
    let taken = bytes
    bytes.removeAll(keepingCapacity: true)
    return taken
  }

  /// Whether a spreadsheet takes a cell with this first byte for a formula.
  private static func looksLikeFormula(_ first: UInt8?) -> Bool {
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D,
      0x0A:
      true
    default: false
    }
  }
}
