public import RuleSource

/// Takes CSV apart, piece by piece as the bytes arrive (RFC 4180, SF-B3 … SF-B5).
///
/// Rows end at LF, CRLF or CR. Cells are byte ranges of a buffer: nothing is copied, except that
/// doubled quotes and NUL characters (MX-A9) are squeezed out of the few cells that have them. The
/// first row is the header. Give bytes with ``append(_:)`` and ``end()``, then take steps.
///
/// ```swift
/// var reader = CSVReader()
/// reader.append(bytes)
/// reader.end()
/// while case .row = reader.next() { names.append(reader.text(ofColumn: 0)) }
/// ```
public struct CSVReader: Sendable {
  /// What ``next()`` found.
  public enum Step: Sendable, Hashable {
    /// A row after the header; the reader gives access to its cells until the next step.
    case row
    /// Something wrong; unless it is fatal, reading goes on with the next row.
    case problem(CSVProblem)
    /// More bytes are needed.
    case needsInput
    /// The file is over.
    case end
  }

  /// The bytes that are not done with; cells are ranges of it.
  private(set) var buffer: [UInt8] = []
  /// The names of the columns as written; empty until the header has been read.
  public private(set) var header: [String] = []
  /// Where each name of the header stands.
  private(set) var headerPositions: [DataPosition] = []
  /// The number of rows after the header so far, faulty ones included.
  private(set) var rowCount = 0
  /// The delimiter, once it is known.
  public private(set) var delimiter: CSVDelimiter?

  /// Whether an apostrophe in front of a cell is a mark (see ``CSVMark``).
  private(set) var isMarked = false

  private let limits: Limits
  private let takesMarks: Bool
  private var isEnded = false
  private var isStopped = false
  private var hasStarted = false
  /// The offset of the buffer's first byte in the file.
  private var base = 0
  /// The line at which the present row begins.
  private var line = 1
  private var scan = CSVRowScan()

  /// Creates a reader; without a delimiter the header decides, and with `takesMarks` the column
  /// `apostropheMeansText` is not given, and neither are the apostrophes that it announces.
  public init(
    delimiter: CSVDelimiter? = nil, limits: Limits = .standard, takesMarks: Bool = true
  ) {
    self.delimiter = delimiter
    self.limits = limits
    self.takesMarks = takesMarks
  }

  /// Gives the next bytes of the file.
  public mutating func append(_ bytes: [UInt8]) {
    precondition(!isEnded, "bytes come before the end")
    let done = scan.doneCount
    if done == buffer.count {
      buffer = bytes
    } else {
      if done > 0 { buffer.removeSubrange(0..<done) }
      buffer.append(contentsOf: bytes)
    }
    base += done
    scan.shift(by: done)
  }

  /// Says that there are no more bytes.
  public mutating func end() { isEnded = true }

  /// Finds the next row or problem.
  public mutating func next() -> Step {
    guard !isStopped else { return .end }
    if !hasStarted, let step = start() { return step }
    while true {
      if scan.isRowDone {
        line += scan.lineCount
        scan.begin()
      }
      let settings = CSVRowScan.Settings(
        delimiter: (delimiter ?? .comma).rawValue, cellsMax: cellsMax,
        cellBytesMax: limits.csvCellBytesMax, rowBytesMax: limits.csvRowBytesMax)
      guard scan.run(buffer, settings, isEnded: isEnded) else { return .needsInput }
      if scan.isAtEnd {
        if header.isEmpty { return stop(.emptyFile, at: scan.rowStart) }
        isStopped = true
        return .end
      }
      if let step = finishRow() { return step }
    }
  }

  /// What a ``RowGrid`` needs to know of the file; nil before the header has been read, and for
  /// marked files, whose rows are read one by one.
  func form(_ limits: Limits) -> RowGrid.Form? {
    guard let delimiter, !header.isEmpty, !isStopped, !isMarked else { return nil }
    return RowGrid.Form(
      delimiter: delimiter.rawValue, columnCount: header.count, cellBytesMax: limits.csvCellBytesMax
    )
  }

  /// Whether all bytes so far were complete rows.
  var isAtRowStart: Bool {
    !isStopped && scan.position == buffer.count
      && (scan.isRowDone || scan.rowStart == scan.position)
  }

  /// Passes over complete rows, a line each, that are not given.
  mutating func pass(rowCount count: Int, byteCount: Int) {
    precondition(isAtRowStart, "rows are passed over from the start of one")
    base += buffer.count + byteCount
    buffer = []
    line += scan.lineCount + count
    rowCount += count
    scan = CSVRowScan()
  }

  /// The cells of the present row.
  var cells: [Range<Int>] { scan.cells }

  /// The number of columns, which is also that of the cells of a row.
  public var columnCount: Int { header.count }

  /// Whether a cell of the present row is a text even if it is empty or a word for null.
  func isText(_ column: Int) -> Bool {
    isMarked && scan.markedColumns.contains(column)
  }

  /// Returns the content of a cell of the present row.
  public func text(ofColumn column: Int) -> String {
    String(decoding: buffer[cells[column]], as: UTF8.self)
  }

  /// Returns the place of a cell of the present row; that of a quoted one is after the quote.
  public func position(ofColumn column: Int) -> DataPosition {
    let offset = cells[column].lowerBound
    guard let place = scan.place(ofColumn: column) else { return position(at: offset) }
    return DataPosition(line: line + place.line, column: place.column, offset: base + offset)
  }

  /// The place at which the present row begins.
  var rowPosition: DataPosition {
    DataPosition(line: line, column: 1, offset: base + scan.rowStart)
  }

  private var cellsMax: Int {
    header.isEmpty ? limits.csvColumnsMax + 1 : header.count
  }

  /// Looks at the first bytes; nil when reading can go on.
  private mutating func start() -> Step? {
    guard buffer.count >= 4 || isEnded else { return .needsInput }
    if let encoding = CSVEncoding.detect(buffer.span) { return stop(.encoding(encoding), at: 0) }
    let mark = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let format = ForeignFormat.detect(buffer[mark...]) { return stop(.format(format), at: 0) }
    if delimiter == nil {
      let first = buffer[mark...].firstIndex { $0 != 0x0A && $0 != 0x0D } ?? buffer.count
      var isQuoted = false
      let end = buffer[first...].firstIndex { byte in
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        return !isQuoted && (byte == 0x0A || byte == 0x0D)
      }
      let canWait = !isEnded && buffer.count <= limits.csvRowBytesMax
      guard end != nil || !canWait else { return .needsInput }
      delimiter = CSVDelimiter.detect(buffer.span, first..<(end ?? buffer.count))
    }
    scan.skip(to: mark)
    hasStarted = true
    return nil
  }

  /// Checks a complete row and makes its cells readable; nil for a row that is passed over.
  private mutating func finishRow() -> Step? {
    if let (kind, offset) = scan.problem { return report(kind, at: offset) }
    let isBlank = scan.cellCount == 1 && cells[0].isEmpty && !scan.hasQuotedCell
    if isBlank, header.count != 1 { return nil }
    if scan.hasHighBytes,
      let bad = UTF8Check.firstInvalid(buffer.span, scan.rowStart..<scan.rowEnd)
    {
      return report(.invalidUTF8(buffer[bad]), at: bad)
    }
    scan.squeeze(&buffer)
    if header.isEmpty { return readHeader() }
    let expected = header.count + (isMarked ? 1 : 0)
    guard scan.cellCount == expected else {
      return report(misfit(expected: expected), at: scan.rowStart)
    }
    if isMarked { scan.takeMarks(buffer) }
    rowCount += 1
    return .row
  }

  /// What is wrong with a row that has another number of cells than the header.
  private func misfit(expected: Int) -> CSVProblem.Kind {
    let found = scan.cellCount
    if scan.isOpenEnded, found < expected { return .cutOff(found: found, expected: expected) }
    let header = delimiter ?? .comma
    if found == 1 {
      let row = buffer[scan.rowStart..<scan.rowEnd]
      for other in CSVDelimiter.allCases where other != header {
        if row.count(where: { $0 == other.rawValue }) == expected - 1 {
          return .otherDelimiter(header: header, row: other)
        }
      }
    }
    return .raggedRow(found: found, expected: expected)
  }

  /// Whether the last row was ended by the end of the file.
  var isOpenEnded: Bool { scan.isOpenEnded }

  /// Returns the step of a problem; one of the header, or a fatal one, ends the reading.
  private mutating func report(_ kind: CSVProblem.Kind, at offset: Int) -> Step {
    let problem = CSVProblem(kind: kind, position: position(at: offset))
    if header.isEmpty || kind.isFatal { isStopped = true }
    rowCount += 1
    return .problem(problem)
  }

  private mutating func stop(_ kind: CSVProblem.Kind, at offset: Int) -> Step {
    isStopped = true
    return .problem(CSVProblem(kind: kind, position: position(at: offset)))
  }

  /// Takes the names of the columns; nil when they are in order.
  private mutating func readHeader() -> Step? {
    guard cells.count <= limits.csvColumnsMax else {
      return stop(.tooManyColumns(max: limits.csvColumnsMax), at: scan.rowStart)
    }
    if takesMarks, cells.count > 1, isEqual(cells.count - 1, CSVMark.column) {
      isMarked = true
      scan.takeMarks(buffer)
    }
    let names = cells.dropLast(isMarked ? 1 : 0).indices.map { text(ofColumn: $0) }
    var seen: Set<[UInt8]> = []
    for (column, name) in names.enumerated() where !name.isEmpty {
      guard seen.insert(Array(name.asciiLowercased.utf8)).inserted else {
        return stop(.duplicateColumn(name), at: cells[column].lowerBound)
      }
    }
    header = names
    headerPositions = names.indices.map { position(ofColumn: $0) }
    return nil
  }

  /// Returns the place of an offset of the buffer within the present row.
  private func position(at offset: Int) -> DataPosition {
    let (line, start) = scan.lineStart(of: offset)
    if !scan.hasHighBytes {
      return DataPosition(line: self.line + line, column: offset - start + 1, offset: base + offset)
    }
    let scalars = buffer[start..<max(start, min(offset, buffer.count))].count {
      $0 & 0xC0 != 0x80
    }
    return DataPosition(line: self.line + line, column: scalars + 1, offset: base + offset)
  }
}

extension String {
  /// The text with ASCII capitals as small letters; other letters stay.
  var asciiLowercased: String {
    String(
      decoding: utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
