import RuleSource

/// The cells of many rows, found in one go: the fast road beside ``CSVReader``.
///
/// It knows complete rows of the expected number of cells, ended by LF or CRLF, with quoted cells
/// as long as they have no line break. Anything else makes it decline the whole piece, so that
/// ``CSVReader`` looks at it and says what it finds; where the grid does not decline, both see the
/// same cells.
struct RowGrid: Sendable {
  /// A cell: a range of the bytes.
  struct Cell: Sendable {
    let start: UInt32
    let end: UInt32

    /// The range of the bytes.
    var range: Range<Int> { Int(start)..<Int(end) }
    /// The number of bytes.
    var count: Int { Int(end) - Int(start) }
  }

  /// A row.
  struct Row: Sendable {
    /// The offset of the first byte.
    let start: UInt32
    /// The offset after the last byte before the line break.
    let end: UInt32
    /// Whether a byte of the row, or one shortly after it, is not ASCII.
    let hasHighBytes: Bool
  }

  /// What the rows of a file have in common.
  struct Form: Sendable {
    let delimiter: UInt8
    let columnCount: Int
    let cellBytesMax: Int
  }

  /// The bytes; doubled quotes are taken out of the cells that have them.
  private(set) var bytes: [UInt8]
  /// The cells, row after row.
  private(set) var cells: [Cell] = []
  /// The rows.
  private(set) var rows: [Row] = []
  /// The number of cells of each row.
  let columnCount: Int

  /// How many bytes must follow the rows, because words of eight are read.
  static let paddingCount = 8

  /// Takes a range of complete rows apart; nil when there is anything out of the ordinary.
  init?(_ bytes: [UInt8], _ range: Range<Int>, _ form: Form) {
    guard range.upperBound < Int(UInt32.max), !range.isEmpty else { return nil }
    self.bytes = bytes
    columnCount = form.columnCount
    if bytes.count < range.upperBound + Self.paddingCount {
      self.bytes.append(contentsOf: repeatElement(0x20, count: Self.paddingCount))
    }
    guard scan(range, form), areUTF8() else { return nil }
  }

  private mutating func scan(_ range: Range<Int>, _ form: Form) -> Bool {
    var rows: [Row] = []
    var dirtyCells: [Int] = []
    var isOrdinary = false
    let source = bytes
    cells = unsafe [Cell](unsafeUninitializedCapacity: range.count + 1) { cells, count in
      unsafe source.withUnsafeBufferPointer { buffer in
        var scan = unsafe GridScan(
          buffer, cells, start: range.lowerBound, end: range.upperBound, form)
        isOrdinary = unsafe scan.run()
        rows = unsafe scan.rows
        dirtyCells = unsafe scan.dirtyCells
        count = unsafe isOrdinary ? scan.cellCount : 0
      }
    }
    self.rows = rows
    guard isOrdinary else { return false }
    squeeze(dirtyCells)
    return true
  }

  /// Makes single quotes of doubled ones in some cells.
  ///
  /// Spaces fill what becomes free, so that the columns of later cells can still be counted.
  private mutating func squeeze(_ dirtyCells: [Int]) {
    guard !dirtyCells.isEmpty else { return }
    var cells: [Cell] = []
    swap(&cells, &self.cells)
    unsafe bytes.withUnsafeMutableBufferPointer { bytes in
      for index in dirtyCells {
        let cell = cells[index]
        let written = unsafe Self.squeeze(bytes, cell.range)
        cells[index] = Cell(start: cell.start, end: UInt32(written))
      }
    }
    swap(&cells, &self.cells)
  }

  /// Makes single quotes of doubled ones in a range that lies inside the bytes; returns where it
  /// ends then.
  private static func squeeze(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int {
    var written = range.lowerBound
    var read = range.lowerBound
    while read < range.upperBound {
      let byte = unsafe bytes[read]
      unsafe bytes[written] = byte
      written += 1
      read += byte == UInt8(ascii: "\"") ? 2 : 1
    }
    for offset in written..<range.upperBound { unsafe bytes[offset] = UInt8(ascii: " ") }
    return written
  }

  private func areUTF8() -> Bool {
    let span = bytes.span
    for row in rows where row.hasHighBytes {
      if UTF8Check.firstInvalid(span, Int(row.start)..<Int(row.end)) != nil { return false }
    }
    return true
  }

  /// Returns the column at which a cell stands, from 1, in Unicode scalars.
  @inline(__always)
  func place(ofCell column: Int, row: Int) -> UInt16 {
    let cell = cells[row * columnCount + column]
    let start = Int(rows[row].start)
    guard rows[row].hasHighBytes else { return UInt16(clamping: Int(cell.start) - start + 1) }
    return scalarPlace(of: cell, from: start)
  }

  private func scalarPlace(of cell: Cell, from start: Int) -> UInt16 {
    var scalars = 1
    for index in start..<Int(cell.start) where bytes[index] & 0xC0 != 0x80 { scalars += 1 }
    return UInt16(clamping: scalars)
  }
}

/// The search of a ``RowGrid``.
///
/// All offsets are below the end of the range, after which at least ``RowGrid/paddingCount`` bytes
/// follow, and a cell takes at least one byte with its delimiter, so that there is room for all
/// cells.
@unsafe private struct GridScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let cells: UnsafeMutableBufferPointer<RowGrid.Cell>
  private let end: Int
  private let form: RowGrid.Form
  private(set) var cellCount = 0
  private(set) var rows: [RowGrid.Row] = []
  /// The cells with doubled quotes.
  private(set) var dirtyCells: [Int] = []
  private var position: Int
  private var cellStart: Int
  private var rowStart: Int
  private var column = 0
  private var high: UInt64 = 0

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ cells: UnsafeMutableBufferPointer<RowGrid.Cell>,
    start: Int, end: Int, _ form: RowGrid.Form
  ) {
    unsafe (self.bytes, self.cells) = (bytes, cells)
    unsafe (self.end, self.form) = (end, form)
    unsafe position = start
    unsafe cellStart = start
    unsafe rowStart = start
    unsafe rows.reserveCapacity((end - start) / 64)
  }

  /// Finds all cells; false when something is out of the ordinary.
  mutating func run() -> Bool {
    let delimiters = unsafe ByteWord.repeating(form.delimiter)
    let quotes = ByteWord.repeating(UInt8(ascii: "\""))
    let delimiter = unsafe form.delimiter
    while unsafe position < end {
      let word = unsafe load(position)
      unsafe high |= word
      var found =
        ByteWord.lowControls(word) | ByteWord.zeros(word ^ quotes)
        | ByteWord.zeros(word ^ delimiters)
      var next = unsafe position + 8
      while found != 0 {
        let offset = unsafe position + found.trailingZeroBitCount >> 3
        found &= found &- 1
        guard unsafe offset < end else { break }
        let byte = unsafe bytes[offset]
        if byte == delimiter {
          unsafe endCell(at: offset)
        } else if byte == 0x0A {
          guard unsafe endRow(at: offset, next: offset + 1) else { return false }
          unsafe high = word
        } else if byte == 0x0D {
          guard unsafe offset + 1 < end, unsafe bytes[offset + 1] == 0x0A,
            unsafe endRow(at: offset, next: offset + 2)
          else { return false }
          next = offset + 2
          break
        } else if byte == UInt8(ascii: "\"") {
          guard let after = unsafe takeQuoted(offset) else { return false }
          next = after
          break
        } else if byte == 0 {
          return false
        }
      }
      unsafe position = next
    }
    return unsafe column == 0 && cellStart == end
  }

  private func load(_ offset: Int) -> UInt64 {
    unsafe UInt64(
      littleEndian: UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
        .loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always) private mutating func endCell(at offset: Int) {
    unsafe cells.initializeElement(
      at: cellCount, to: RowGrid.Cell(start: UInt32(cellStart), end: UInt32(offset)))
    unsafe cellCount += 1
    unsafe column += 1
    unsafe cellStart = offset + 1
  }

  @inline(__always) private mutating func endRow(at offset: Int, next: Int) -> Bool {
    unsafe endCell(at: offset)
    guard unsafe column == form.columnCount, unsafe offset - rowStart <= form.cellBytesMax else {
      return false
    }
    unsafe rows.append(
      RowGrid.Row(
        start: UInt32(rowStart), end: UInt32(offset),
        hasHighBytes: high & ByteWord.highBits != 0))
    unsafe column = 0
    unsafe cellStart = next
    unsafe rowStart = next
    unsafe high = 0
    return true
  }

  /// Takes a cell that begins with a quote; returns where to go on, nil when it is not plain.
  private mutating func takeQuoted(_ quote: Int) -> Int? {
    guard unsafe quote == cellStart else { return nil }
    let quotes = ByteWord.repeating(UInt8(ascii: "\""))
    let start = quote + 1
    var offset = start
    var isDirty = false
    while true {
      guard unsafe offset < end else { return nil }
      let word = unsafe load(offset)
      unsafe high |= word
      // A line break inside is for the other road, and so are NULs.
      let found = ByteWord.zeros(word ^ quotes) | ByteWord.lowControls(word)
      guard found != 0 else {
        offset += 8
        continue
      }
      offset += found.trailingZeroBitCount >> 3
      guard unsafe offset + 1 < end else { return nil }
      let byte = unsafe bytes[offset]
      if byte == UInt8(ascii: "\"") {
        guard unsafe bytes[offset + 1] == UInt8(ascii: "\"") else { break }
        isDirty = true
        offset += 2
      } else if byte == 0x0A || byte == 0x0D || byte == 0 {
        return nil
      } else {
        offset += 1
      }
    }
    let contentEnd = offset
    if isDirty { unsafe dirtyCells.append(cellCount) }
    let after = unsafe bytes[offset + 1]
    unsafe cellStart = start
    if unsafe after == form.delimiter {
      unsafe endCell(at: contentEnd)
      unsafe cellStart = offset + 2
      return offset + 2
    }
    var rowEnd = offset + 1
    if after == 0x0D { rowEnd += 1 }
    guard unsafe rowEnd < end, unsafe bytes[rowEnd] == 0x0A else { return nil }
    unsafe endCell(at: contentEnd)
    guard unsafe endQuotedRow(at: offset + 1, next: rowEnd + 1) else { return nil }
    return rowEnd + 1
  }

  /// Ends a row whose last cell has been taken.
  private mutating func endQuotedRow(at offset: Int, next: Int) -> Bool {
    unsafe cellCount -= 1
    unsafe column -= 1
    let last = unsafe cells[cellCount]
    guard unsafe endRow(at: offset, next: next) else { return false }
    unsafe cells[cellCount - 1] = last
    return true
  }
}
