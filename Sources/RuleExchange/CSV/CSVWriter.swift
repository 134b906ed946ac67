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
  public mutating func append(cell text: String) { append(cell: text.utf8.span) }

  /// Adds a cell, given as UTF-8, to the present row.
  public mutating func append(cell text: ArraySlice<UInt8>) { append(cell: text.span) }

  private mutating func append(cell text: Span<UInt8>) {
    if cellCount > 0 { bytes.append(delimiter.rawValue) }
    cellCount += 1
    let first = text.isEmpty ? nil : text[0]
    let needsApostrophe = purpose == .spreadsheet && Self.looksLikeFormula(first)
    let isQuoted = needsQuotes(text)
    guard isQuoted || needsApostrophe else {
      return unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }
    if isQuoted { bytes.append(UInt8(ascii: "\"")) }
    if needsApostrophe { bytes.append(UInt8(ascii: "'")) }
    for index in text.indices {
      if text[index] == UInt8(ascii: "\"") { bytes.append(text[index]) }
      bytes.append(text[index])
    }
    if isQuoted { bytes.append(UInt8(ascii: "\"")) }
  }

  /// Returns a text with its quotes doubled, as it stands inside a quoted cell.
  static func doubled(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a cell has a delimiter, a quote or a line break.
  private func needsQuotes(_ text: Span<UInt8>) -> Bool {
    let delimiters = ByteWord.repeating(delimiter.rawValue)
    let quotes = ByteWord.repeating(UInt8(ascii: "\""))
    let breaks = (ByteWord.repeating(0x0A), ByteWord.repeating(0x0D))
    var found: UInt64 = 0
    ByteWord.forEach(unsafe text.bytes) { word in
      found |= ByteWord.zeros(word ^ delimiters) | ByteWord.zeros(word ^ quotes)
      found |= ByteWord.zeros(word ^ breaks.0) | ByteWord.zeros(word ^ breaks.1)
    }
    return found != 0
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
