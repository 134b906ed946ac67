/// Reads a text of one of the small languages from left to right; offsets count UTF-8 bytes.
struct TextScanner {
  private let bytes: [UInt8]
  /// The offset of the next byte.
  private(set) var offset = 0

  /// A part of the text with its place.
  struct Part {
    /// The whole text that this is a part of.
    let bytes: [UInt8]
    let range: Range<Int>

    /// The text, made when it is asked for.
    var text: String { String(decoding: bytes[range], as: UTF8.self) }
  }

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The next byte, nil at the end.
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  var isAtEnd: Bool { offset == bytes.count }

  /// The whole text.
  var whole: Range<Int> { 0..<bytes.count }

  /// What has not been read yet.
  var rest: Part { Part(bytes: bytes, range: offset..<bytes.count) }

  /// Returns the text of a range that begins and ends between characters.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Skips blanks and line breaks.
  mutating func skipBlanks() {
    while let byte = next, Self.isBlank(byte) { offset += 1 }
  }

  /// Skips one ASCII character if it comes next, and returns whether it did.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  /// Reads as long as bytes fulfil a condition; the part may be empty.
  mutating func take(while condition: (UInt8) -> Bool) -> Part {
    let start = offset
    while let byte = next, condition(byte) { offset += 1 }
    return Part(bytes: bytes, range: start..<offset)
  }

  /// Reads everything up to the next blank.
  mutating func word() -> Part { take { !Self.isBlank($0) } }

  /// Reads digits; the part may be empty.
  mutating func digits() -> Part { take(while: Self.isDigit) }

  /// Reads exactly so many digits as a number, or nothing.
  mutating func number(digits count: Int) -> Int? {
    guard offset + count <= bytes.count else { return nil }
    var number = 0
    for byte in bytes[offset..<(offset + count)] {
      guard Self.isDigit(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    offset += count
    return number
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }
}
