/// The search for the end of one row, which can pause wherever the bytes run out.
///
/// All offsets count from the start of the reader's buffer.
struct CSVRowScan: Sendable {
  private enum State: Sendable {
    /// In a cell that does not begin with a quote, or at its start.
    case plain
    /// Between the quotes of a cell.
    case quoted
    /// After a quote that either closes the cell or begins a doubled one.
    case afterQuote
    /// After a problem: only the end of the line counts.
    case broken
  }

  /// What is the same for all rows of a file.
  struct Settings {
    let delimiter: UInt8
    let cellsMax: Int
    let cellBytesMax: Int
    let rowBytesMax: Int
  }

  /// The cells of the row, as far as there are not more than the limit.
  private(set) var cells: [Range<Int>] = []
  /// The columns whose cell had a mark in front, which is not part of the cell any more.
  private(set) var markedColumns: [Int] = []
  /// The number of cells, those beyond the limit included.
  private(set) var cellCount = 0
  /// The offset of the first byte of the row.
  private(set) var rowStart = 0
  /// The offset after the last byte of the row, its line break excluded.
  private(set) var rowEnd = 0
  /// The offset of the next byte to look at.
  private(set) var position = 0
  /// The first problem of the row and its offset.
  private(set) var problem: (kind: CSVProblem.Kind, offset: Int)?
  /// Whether a byte of the row, or one shortly after it, is not ASCII.
  private(set) var hasHighBytes = false
  /// Whether a cell of the row is quoted.
  private(set) var hasQuotedCell = false
  /// Whether the row was ended by the end of the file, without a line break.
  private(set) var isOpenEnded = false
  /// Whether the row has ended.
  private(set) var isRowDone = true

  private var state = State.plain
  private var cellStart = 0
  private var quoteAt = 0
  /// Where the byte after a closing quote must stand.
  private var afterQuoteAt = 0
  private var isDirty = false
  private var dirtyCells: [Int] = []
  /// The offsets after the line breaks inside the row.
  private var breaks: [Int] = []
  /// Line (from 0) and column of each cell, computed early for rows of several lines.
  private var places: [(line: Int, column: Int)] = []
  private var isAfterCR = false

  /// Whether the bytes are over and there is no further row.
  var isAtEnd: Bool { isRowDone && cellCount == 0 }

  /// The number of lines of a finished row.
  var lineCount: Int { cellCount == 0 ? 0 : breaks.count + 1 }

  /// Leaves out bytes before the first row.
  mutating func skip(to offset: Int) { position = offset }

  /// Prepares for a new row, unless the present one is not done.
  mutating func begin() {
    guard isRowDone else { return }
    isRowDone = false
    rowStart = position
    rowEnd = position
    cellStart = position
    cellCount = 0
    problem = nil
    hasHighBytes = false
    hasQuotedCell = false
    state = .plain
    isDirty = false
    cells.removeAll(keepingCapacity: true)
    dirtyCells.removeAll(keepingCapacity: true)
    breaks.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  /// The number of bytes at the start of the buffer that are not needed any more.
  var doneCount: Int { isRowDone ? position : rowStart }

  /// Moves all offsets after bytes at the start of the buffer were dropped.
  mutating func shift(by count: Int) {
    rowStart -= count
    rowEnd -= count
    position -= count
    cellStart -= count
    quoteAt -= count
    afterQuoteAt -= count
    for index in cells.indices {
      cells[index] = (cells[index].lowerBound - count)..<(cells[index].upperBound - count)
    }
    for index in breaks.indices { breaks[index] -= count }
    if let (kind, offset) = problem { problem = (kind, offset - count) }
  }

  /// Looks for the end of the row; false when the bytes ran out and more may come.
  mutating func run(_ buffer: [UInt8], _ settings: Settings, isEnded: Bool) -> Bool {
    let bytes = buffer.span
    let raw = unsafe bytes.bytes
    let delimiters = ByteWord.repeating(settings.delimiter)
    let quotes = ByteWord.repeating(UInt8(ascii: "\""))
    var high: UInt64 = 0
    defer { if high & ByteWord.highBits != 0 { hasHighBytes = true } }
    while position < bytes.count {
      let word = ByteWord.load(raw, at: position)
      high |= word
      var found =
        ByteWord.lowControls(word) | ByteWord.zeros(word ^ quotes)
        | ByteWord.zeros(word ^ delimiters)
      while found != 0 {
        let offset = position + found.trailingZeroBitCount >> 3
        found &= found &- 1
        if take(bytes[offset], at: offset, settings) {
          position = offset + 1
          isRowDone = true
          checkRowLength(settings)
          return true
        }
      }
      position = min(position + 8, bytes.count)
      if position - rowStart > settings.cellBytesMax, isTooLong(settings) { return true }
    }
    guard isEnded else { return false }
    finishAtEnd(settings)
    return true
  }

  /// Handles a byte that may matter; true when the row ends before it.
  @inline(__always)
  private mutating func take(_ byte: UInt8, at offset: Int, _ settings: Settings) -> Bool {
    if byte == settings.delimiter {
      if state == .plain || state == .afterQuote { endCell(at: offset, settings) }
      return false
    }
    switch byte {
    case 0x0A, 0x0D: return takeLineBreak(byte, at: offset, settings)
    case UInt8(ascii: "\""): takeQuote(at: offset)
    case 0: takeNUL(at: offset)
    default: break
    }
    return false
  }

  private mutating func takeLineBreak(
    _ byte: UInt8, at offset: Int, _ settings: Settings
  ) -> Bool {
    if byte == 0x0A, isAfterCR, offset == rowStart {
      // The second half of the line break of the row before.
      isAfterCR = false
      rowStart = offset + 1
      cellStart = offset + 1
      return false
    }
    if state == .quoted {
      let isSecondHalf = byte == 0x0A && offset > cellStart && breaks.last == offset && isAfterCR
      if isSecondHalf { breaks.removeLast() }
      breaks.append(offset + 1)
      isAfterCR = byte == 0x0D
      return false
    }
    if state != .broken { endCell(at: offset, settings) }
    if cellCount == 0 { cellCount = 1 }
    rowEnd = offset
    isAfterCR = byte == 0x0D
    return true
  }

  private mutating func takeQuote(at offset: Int) {
    switch state {
    case .plain:
      guard offset == cellStart else { return fail(.strayQuote, at: offset) }
      state = .quoted
      hasQuotedCell = true
      cellStart = offset + 1
    case .quoted:
      state = .afterQuote
      quoteAt = offset
      afterQuoteAt = offset + 1
    case .afterQuote:
      guard offset == afterQuoteAt else { return fail(.textAfterQuote, at: afterQuoteAt) }
      state = .quoted
      isDirty = true
    case .broken: break
    }
  }

  private mutating func takeNUL(at offset: Int) {
    switch state {
    case .plain where offset == cellStart: cellStart = offset + 1
    case .plain, .quoted: isDirty = true
    case .afterQuote where offset == afterQuoteAt: afterQuoteAt = offset + 1
    case .afterQuote, .broken: break
    }
  }

  /// Ends the present cell before an offset and begins the next after it.
  private mutating func endCell(at offset: Int, _ settings: Settings) {
    var end = offset
    if state == .afterQuote {
      guard offset == afterQuoteAt else { return fail(.textAfterQuote, at: afterQuoteAt) }
      end = quoteAt
      state = .plain
    }
    if end - cellStart > settings.cellBytesMax {
      fail(.cellTooLong(bytesMax: settings.cellBytesMax), at: cellStart)
      return
    }
    if cells.count < settings.cellsMax {
      if isDirty { dirtyCells.append(cells.count) }
      cells.append(cellStart..<end)
    }
    cellCount += 1
    isDirty = false
    cellStart = offset + 1
  }

  private mutating func fail(_ kind: CSVProblem.Kind, at offset: Int) {
    problem = (kind, offset)
    state = .broken
  }

  /// Notes a cell or row that already is beyond the limits; true when there is one.
  private mutating func isTooLong(_ settings: Settings) -> Bool {
    rowEnd = position
    checkRowLength(settings)
    if problem == nil, position - cellStart > settings.cellBytesMax {
      fail(.cellTooLong(bytesMax: settings.cellBytesMax), at: cellStart)
    }
    guard let problem, problem.kind.isFatal else { return false }
    isRowDone = true
    cellCount = max(cellCount, 1)
    return true
  }

  private mutating func checkRowLength(_ settings: Settings) {
    if rowEnd - rowStart > settings.rowBytesMax {
      fail(.rowTooLong(bytesMax: settings.rowBytesMax), at: rowStart)
    }
  }

  /// Ends the last row of the file, which has no line break.
  private mutating func finishAtEnd(_ settings: Settings) {
    isRowDone = true
    rowEnd = position
    if position == rowStart, state == .plain { return }
    isOpenEnded = true
    switch state {
    case .plain, .afterQuote: endCell(at: position, settings)
    case .quoted: fail(.unclosedQuote, at: cellStart - 1)
    case .broken: break
    }
    cellCount = max(cellCount, 1)
  }

  /// Returns the line (from 0) of an offset of the row, and where that line begins.
  func lineStart(of offset: Int) -> (line: Int, start: Int) {
    let count = breaks.count { $0 <= offset }
    return (count, count == 0 ? rowStart : breaks[count - 1])
  }

  /// Returns the line (from 0) and column of a cell when it was computed early.
  func place(ofColumn column: Int) -> (line: Int, column: Int)? {
    column < places.count ? places[column] : nil
  }

  /// Takes the marks away that stand in front of cells (see ``CSVMark``).
  mutating func takeMarks(_ buffer: [UInt8]) {
    markedColumns.removeAll(keepingCapacity: true)
    for (column, cell) in cells.enumerated()
    where !cell.isEmpty && buffer[cell.lowerBound] == CSVMark.byte {
      cells[column] = cell.lowerBound + 1..<cell.upperBound
      markedColumns.append(column)
    }
  }

  /// Takes doubled quotes and NULs out of the cells that have them, within their bytes.
  ///
  /// Spaces fill what becomes free: one ASCII byte for each one removed, so that the columns of
  /// later cells of the same line can still be counted. For rows of several lines they are counted
  /// before.
  mutating func squeeze(_ buffer: inout [UInt8]) {
    guard !dirtyCells.isEmpty else { return }
    if !breaks.isEmpty {
      for cell in cells {
        let (line, start) = lineStart(of: cell.lowerBound)
        places.append((line, buffer[start..<cell.lowerBound].count { $0 & 0xC0 != 0x80 } + 1))
      }
    }
    for index in dirtyCells {
      let cell = cells[index]
      var end = cell.lowerBound
      var isSecondQuote = false
      for offset in cell where buffer[offset] != 0 {
        let isQuote = buffer[offset] == UInt8(ascii: "\"")
        if isQuote, isSecondQuote {
          isSecondQuote = false
          continue
        }
        isSecondQuote = isQuote
        buffer[end] = buffer[offset]
        end += 1
      }
      for offset in end..<cell.upperBound { buffer[offset] = UInt8(ascii: " ") }
      cells[index] = cell.lowerBound..<end
    }
  }
}
