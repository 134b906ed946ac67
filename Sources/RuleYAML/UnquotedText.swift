/// Finds how far a text without quotes was meant to go, and puts it into quotes.
enum UnquotedText {
  /// The longest token that is recognised, in bytes.
  private static let tokenBytesMax = 1_024

  /// Returns the range of the token that begins at an offset with `{{` and ends on its line.
  static func token(at start: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard bytes.byte(at: start) == 0x7B, bytes.byte(at: start + 1) == 0x7B else { return nil }
    var offset = start + 2
    let end = min(bytes.count, start + tokenBytesMax)
    while offset + 1 < end, !bytes[offset].isLineBreak {
      if bytes[offset] == 0x7D, bytes[offset + 1] == 0x7D { return start..<(offset + 2) }
      offset += 1
    }
    return nil
  }

  /// Returns the range of the value that begins at an offset, up to the end of its line.
  ///
  /// A comment ends it, and inside brackets so do `,`, `]` and `}`; tokens are skipped whole.
  static func value(at start: Int, in bytes: [UInt8], isFlow: Bool) -> Range<Int> {
    var offset = start
    while offset < bytes.count, !bytes[offset].isLineBreak {
      if let token = token(at: offset, in: bytes) {
        offset = token.upperBound
        continue
      }
      let byte = bytes[offset]
      if byte == 0x23, offset > start, bytes[offset - 1].isBlank { break }
      if isFlow, byte == 0x2C || byte == 0x5D || byte == 0x7D { break }
      offset += 1
    }
    return bytes.trimmingBlanks(start..<offset)
  }

  /// Returns whether a `:` at an offset, after blanks, ends a key.
  static func isKeyEnd(at offset: Int, in bytes: [UInt8]) -> Bool {
    let colon = bytes.skippingBlanks(from: offset)
    guard bytes.byte(at: colon) == 0x3A else { return false }
    return bytes.byte(at: colon + 1)?.isBlankOrLineBreak ?? true
  }

  /// Returns a text in quotes that read back as it.
  static func quoted(_ text: String) -> String {
    let needsSingle = text.utf8.contains { $0 == 0x22 || $0 == 0x5C }
    guard needsSingle else { return "\"\(text)\"" }
    var result = "'"
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar)
      if scalar == "'" { result += "'" }
    }
    return result + "'"
  }
}
