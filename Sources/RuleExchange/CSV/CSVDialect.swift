/// The character between the cells of a row (SF-B3).
public enum CSVDelimiter: UInt8, Sendable, CaseIterable {
  /// `,`; the default of both products.
  case comma = 0x2C
  /// The tab character.
  case tab = 0x09
  /// `;`
  case semicolon = 0x3B
  /// `|`
  case pipe = 0x7C
  /// `^`
  case caret = 0x5E
  /// `` ` ``
  case backquote = 0x60

  /// What rows are separated by, in words.
  var plural: String {
    switch self {
    case .comma: "commas"
    case .tab: "tabs"
    case .semicolon: "semicolons"
    case .pipe: "vertical bars"
    case .caret: "carets"
    case .backquote: "backquotes"
    }
  }

  /// Returns the delimiter that occurs most often outside quotes in the first row, else a comma.
  ///
  /// Of equally frequent ones the first in the order of the cases wins.
  static func detect(_ bytes: Span<UInt8>, _ row: Range<Int>) -> CSVDelimiter {
    var counts = [Int](repeating: 0, count: 128)
    var isQuoted = false
    for index in row {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte < 128 { counts[Int(byte)] += 1 }
    }
    var best = CSVDelimiter.comma
    for candidate in allCases where counts[Int(candidate.rawValue)] > counts[Int(best.rawValue)] {
      best = candidate
    }
    return best
  }
}

/// The encodings that are refused by name.
public enum CSVEncoding: String, Sendable, CaseIterable {
  /// UTF-16, least significant byte first.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, most significant byte first.
  case utf16BigEndian = "UTF-16BE"
  /// UTF-32, least significant byte first.
  case utf32LittleEndian = "UTF-32LE"
  /// UTF-32, most significant byte first.
  case utf32BigEndian = "UTF-32BE"

  /// Returns the refused encoding that the first bytes of a file betray, with or without a mark.
  static func detect(_ bytes: Span<UInt8>) -> CSVEncoding? {
    guard bytes.count >= 2 else { return nil }
    let first = (0..<4).map { $0 < bytes.count ? bytes[$0] : 0xFF }
    switch (first[0], first[1], first[2], first[3]) {
    case (0xFF, 0xFE, 0, 0): return .utf32LittleEndian
    case (0, 0, 0xFE, 0xFF): return .utf32BigEndian
    case (0xFF, 0xFE, _, _): return .utf16LittleEndian
    case (0xFE, 0xFF, _, _): return .utf16BigEndian
    case (0, 0, 0, 1...): return .utf32BigEndian
    case (1..., 0, 0, 0): return .utf32LittleEndian
    case (0, 1..., 0, 1...) where first[3] != 0xFF: return .utf16BigEndian
    case (1..., 0, 1..., 0): return .utf16LittleEndian
    default: return nil
    }
  }
}

/// A place in a file of data: line and column count from 1, columns in Unicode scalars.
public struct DataPosition: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int
  /// The offset in bytes from the start of the file, a byte order mark included.
  public var offset: Int

  /// Creates a place.
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  /// Orders places as they come in the file.
  public static func < (left: DataPosition, right: DataPosition) -> Bool {
    left.offset < right.offset
  }
}

/// What is wrong with the form of a CSV file.
public struct CSVProblem: Sendable, Hashable {
  /// The kinds of problem.
  public enum Kind: Sendable, Hashable {
    /// A row has another number of cells than the header.
    case raggedRow(found: Int, expected: Int)
    /// The cells of a row are separated by another delimiter than those of the header.
    case otherDelimiter(header: CSVDelimiter, row: CSVDelimiter)
    /// The file ends without a line break in a row that has fewer cells than the header.
    case cutOff(found: Int, expected: Int)
    /// A quote stands inside a cell that does not begin with one (SF-B5).
    case strayQuote
    /// Something follows the closing quote of a cell (SF-B5).
    case textAfterQuote
    /// A byte is not UTF-8.
    case invalidUTF8(UInt8)
    /// A cell that begins with a quote never ends.
    case unclosedQuote
    /// A cell is longer than the limit.
    case cellTooLong(bytesMax: Int)
    /// A row is longer than the limit.
    case rowTooLong(bytesMax: Int)
    /// The header has more columns than the limit.
    case tooManyColumns(max: Int)
    /// Two columns have the same name, letter case aside.
    case duplicateColumn(String)
    /// The file has no bytes, or none but line breaks.
    case emptyFile
    /// The file is in another encoding than UTF-8.
    case encoding(CSVEncoding)
    /// The file is no table.
    case format(ForeignFormat)

    /// Whether the rest of the file cannot be read.
    var isFatal: Bool {
      switch self {
      case .raggedRow, .cutOff, .strayQuote, .textAfterQuote, .invalidUTF8: false
      case .unclosedQuote, .cellTooLong, .rowTooLong, .tooManyColumns, .duplicateColumn,
        .emptyFile, .encoding, .format, .otherDelimiter:
        true
      }
    }
  }

  /// What is wrong.
  public let kind: Kind
  /// Where.
  public let position: DataPosition
}
