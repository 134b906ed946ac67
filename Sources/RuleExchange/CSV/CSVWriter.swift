/// Writes CSV: cells are quoted where they must be, quotes inside are doubled (SF-B4).
public struct CSVWriter: Sendable {
  /// How rows end.
  public enum LineBreak: Sendable {
    /// Line feed; the default of both products.
    case lf
    /// Carriage return and line feed.
    case crlf
  }

  /// How no value is written.
  public enum Null: Sendable {
    /// As `null`, like Marketo's extracts (MX-3).
    case marketo
    /// As an empty cell, like Salesforce's exports; `#N/A` is read the same (SF-B6).
    case salesforce

    fileprivate var cell: String {
      switch self {
      case .marketo: CSVWriter.marketoNull
      case .salesforce: ""
      }
    }

    /// The word that is read as no value.
    fileprivate var word: String {
      switch self {
      case .marketo: CSVWriter.marketoNull
      case .salesforce: CSVWriter.salesforceNull
      }
    }
  }

  /// What Salesforce reads as "set to null" in an update (SF-B6).
  static let salesforceNull = "#N/A"
  /// What Marketo's extracts write for null (MX-3).
  public static let marketoNull = "null"

  /// The delimiter.
  public let delimiter: CSVDelimiter
  /// The file so far.
  public private(set) var bytes: [UInt8] = []
  /// The number of rows after the header.
  private(set) var rowCount = 0
  /// Whether a value was written that is only read again as itself in a marked file.
  public private(set) var needsMarks = false

  private let columnCount: Int
  private let lineBreak: LineBreak
  private let null: Null
  private let isMarked: Bool
  private var cellCount = 0

  /// Creates a file with its header.
  ///
  /// In a marked file an apostrophe stands before every cell that a spreadsheet would run as a
  /// formula or that would be read as no value, and before those that begin with one. A last column
  /// `apostropheMeansText` tells readers to take it away.
  public init(
    columns: [String], delimiter: CSVDelimiter = .comma, lineBreak: LineBreak = .lf,
    null: Null = .marketo, isMarked: Bool = false
  ) {
    self.delimiter = delimiter
    self.lineBreak = lineBreak
    self.null = null
    self.isMarked = isMarked
    columnCount = columns.count
    for column in columns { append(cell: column) }
    endRow(mark: CSVMark.column)
    rowCount = 0
  }

  /// Adds a row of as many cells as there are columns.
  public mutating func append(_ row: [String]) {
    for cell in row { append(cell: cell) }
    endRow()
  }

  /// Adds a row of values, nil for none.
  public mutating func append(values row: [String?]) {
    for value in row { append(value: value) }
    endRow()
  }

  /// Adds a value, or none for nil.
  mutating func append(value text: String?) {
    if let text { append(value: text.utf8.span) } else { append(cell: null.cell) }
  }

  /// Adds a value, given as UTF-8.
  mutating func append(value text: ArraySlice<UInt8>) { append(value: text.span) }

  private mutating func append(value text: Span<UInt8>) {
    let isTakenForNull = text.isEmpty || isNullWord(text)
    if isTakenForNull { needsMarks = true }
    append(cell: text, hasMark: isTakenForNull)
  }

  private func isNullWord(_ text: Span<UInt8>) -> Bool {
    let word = null.word.utf8
    guard text.count == word.count else { return false }
    for (index, byte) in word.enumerated() where text[index] != byte { return false }
    return true
  }

  /// Adds a cell to the present row.
  public mutating func append(cell text: String) { append(cell: text.utf8.span) }

  /// Adds a cell, given as UTF-8, to the present row.
  mutating func append(cell text: ArraySlice<UInt8>) { append(cell: text.span) }

  private mutating func append(cell text: Span<UInt8>, hasMark: Bool = false) {
    if cellCount > 0 { bytes.append(delimiter.rawValue) }
    cellCount += 1
    let needsApostrophe =
      isMarked
      && (hasMark || !text.isEmpty && (text[0] == CSVMark.byte || CSVMark.isFormula(text[0])))
    let isQuoted = needsQuotes(text)
    guard isQuoted || needsApostrophe else {
      return unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }
    if isQuoted { bytes.append(UInt8(ascii: "\"")) }
    if needsApostrophe { bytes.append(CSVMark.byte) }
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
  public mutating func endRow() { endRow(mark: "") }

  private mutating func endRow(mark: String) {
    precondition(cellCount == columnCount, "a row has as many cells as the header")
    if isMarked { append(cell: mark) }
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
}
