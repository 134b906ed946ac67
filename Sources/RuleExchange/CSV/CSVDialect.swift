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
