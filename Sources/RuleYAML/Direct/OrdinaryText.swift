/// Tells texts that consist of characters about which there is nothing to say.
enum OrdinaryText {
  /// Whether bytes are UTF-8 without tabs, carriage returns, other control characters, and
  /// characters that are invisible or end lines elsewhere.
  static func holds(_ bytes: ByteWindow, _ source: [UInt8]) -> Bool {
    var offset = 0
    while offset < bytes.count {
      if let word = bytes.word(at: offset), isPrintable(word) {
        offset += 8
        continue
      }
      let end = min(offset + 8, bytes.count)
      while offset < end {
        let byte = bytes[offset]
        if byte >= 0x80 {
          guard let (scalar, length) = source.decodeScalar(at: offset), isOrdinary(scalar) else {
            return false
          }
          offset += length
        } else {
          guard byte >= 0x20 && byte != 0x7F || byte == 0x0A else { return false }
          offset += 1
        }
      }
    }
    return true
  }

  /// Whether eight bytes are printable ASCII.
  @inline(__always) private static func isPrintable(_ word: UInt64) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    let isControl = (word &- ones &* 0x20) & high
    let isDelete = (word &+ ones) & high
    return (word & high) | isControl | isDelete == 0
  }

  private static func isOrdinary(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0xA0, 0x200B, 0x2028, 0x2029, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF,
      0xFFFE, 0xFFFF:
      false
    default: true
    }
  }
}
