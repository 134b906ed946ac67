extension UInt8 {
  /// Whether this is a space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// Whether this is a line feed or a carriage return.
  var isLineBreak: Bool { self == 0x0A || self == 0x0D }
  /// Whether this is a space, a tab, a line feed or a carriage return.
  var isBlankOrLineBreak: Bool { isBlank || isLineBreak }
  /// Whether this separates the parts of a collection in brackets: one of `,[]{}`.
  var isFlowIndicator: Bool {
    switch self {
    case 0x2C, 0x5B, 0x5D, 0x7B, 0x7D: true
    default: false
    }
  }
  /// Whether this begins a character, rather than continuing one.
  var beginsScalar: Bool { self & 0xC0 != 0x80 }
}

extension [UInt8] {
  /// The length of the byte order mark that the bytes begin with, or 0.
  var markLength: Int { starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Returns the offset at which the line of an offset begins, after a byte order mark.
  func lineStart(of offset: Int) -> Int {
    var index = Swift.min(offset, count)
    while index > 0, !self[index - 1].isLineBreak { index -= 1 }
    return index == 0 ? Swift.min(markLength, offset) : index
  }

  /// Returns the offset of the line break that ends the line of an offset, or of the end.
  func lineEnd(of offset: Int) -> Int {
    var index = Swift.min(offset, count)
    while index < count, !self[index].isLineBreak { index += 1 }
    return index
  }

  /// Returns the offset after the line break at an offset; CRLF is one line break.
  func afterLineBreak(at offset: Int) -> Int {
    guard offset < count else { return count }
    let isPair = self[offset] == 0x0D && offset + 1 < count && self[offset + 1] == 0x0A
    return offset + (isPair ? 2 : 1)
  }

  /// Returns the offset of the first byte from an offset on that is no space and no tab.
  func skippingBlanks(from offset: Int) -> Int {
    var index = offset
    while index < count, self[index].isBlank { index += 1 }
    return index
  }

  /// Returns the offset of the first byte from an offset on that is no printable ASCII character;
  /// looks at eight at a time.
  func skippingPrintable(from offset: Int) -> Int {
    let bytes = unsafe span.bytes
    var index = offset
    while index + 8 <= count {
      let eight = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The high bit of a byte is set when the byte is below 0x20, above 0x7F, or 0x7F.
      let other = (eight &- 0x2020_2020_2020_2020) | eight | (eight &+ 0x0101_0101_0101_0101)
      let flags = other & 0x8080_8080_8080_8080
      // Of the flags that are set, the lowest one is right in any case.
      guard flags == 0 else { return index + flags.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count, self[index] >= 0x20, self[index] < 0x7F { index += 1 }
    return index
  }

  /// Returns how many of the eight bytes at an offset come before the first that is not ASCII.
  @inline(__always)
  func asciiCount(from offset: Int) -> Int {
    guard offset + 8 <= count else { return 0 }
    let eight = unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return (eight & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
  }

  /// Returns whether some bytes stand at an offset and end before another.
  @inline(__always)
  func hold(_ value: borrowing Swift.Span<UInt8>, at start: Int, before end: Int) -> Bool {
    let length = value.count
    guard start >= 0, start + length <= end, end <= count else { return false }
    return unsafe withUnsafeBytes { written in
      unsafe value.withUnsafeBytes { wanted in
        guard let written = written.baseAddress, let wanted = wanted.baseAddress
        else { return true }
        return unsafe areEqual(written + start, wanted, length)
      }
    }
  }

  /// Returns the end of a range without the spaces and tabs at its end.
  func trimmingBlanks(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, self[end - 1].isBlank { end -= 1 }
    return range.lowerBound..<end
  }

  /// Returns the byte at an offset, or nil outside.
  func byte(at offset: Int) -> UInt8? { indices.contains(offset) ? self[offset] : nil }

  /// Returns the text of a range; bytes that are not UTF-8 appear as U+FFFD.
  func text(_ range: Range<Int>) -> String {
    String(decoding: self[range.clamped(to: 0..<count)], as: UTF8.self)
  }

  /// Returns the character of several bytes at an offset and its length, or nil if malformed.
  func decodeScalar(at offset: Int) -> (scalar: UInt32, length: Int)? {
    let first = UInt32(self[offset])
    let (length, smallest): (Int, UInt32)
    switch first {
    case 0xC2...0xDF: (length, smallest) = (2, 0x80)
    case 0xE0...0xEF: (length, smallest) = (3, 0x800)
    case 0xF0...0xF4: (length, smallest) = (4, 0x10000)
    default: return nil
    }
    guard offset + length <= count else { return nil }
    var scalar = first & (0x7F >> UInt32(length))
    for index in (offset + 1)..<(offset + length) {
      guard self[index] & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(self[index] & 0x3F)
    }
    guard scalar >= smallest, scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else {
      return nil
    }
    return (scalar, length)
  }
}

/// Compares bytes, as many at a time as are there; the last ones perhaps twice.
@inline(__always)
private func areEqual(
  _ one: UnsafeRawPointer, _ other: UnsafeRawPointer, _ count: Int
) -> Bool {
  if count >= 8 {
    let last = count &- 8
    var index = 0
    while index < last {
      guard unsafe haveEqual(UInt64.self, one + index, other + index) else { return false }
      index &+= 8
    }
    return unsafe haveEqual(UInt64.self, one + last, other + last)
  }
  if count >= 4 {
    let last = count &- 4
    return unsafe haveEqual(UInt32.self, one, other)
      && haveEqual(UInt32.self, one + last, other + last)
  }
  for index in 0..<count {
    guard unsafe haveEqual(UInt8.self, one + index, other + index) else { return false }
  }
  return true
}

@inline(__always)
private func haveEqual<Word: FixedWidthInteger & BitwiseCopyable>(
  _: Word.Type, _ one: UnsafeRawPointer, _ other: UnsafeRawPointer
) -> Bool {
  unsafe one.loadUnaligned(as: Word.self) == other.loadUnaligned(as: Word.self)
}

/// Turns positions that count Unicode scalars into byte offsets, moving step by step.
struct ScalarCursor {
  private let isASCII: Bool
  private let base: Int
  private var index = 0
  private var offset: Int

  /// Creates a cursor for positions that count from a byte offset.
  init(base: Int, isASCII: Bool) {
    self.base = base
    self.isASCII = isASCII
    offset = base
  }

  /// Returns the byte offset of a position.
  @inline(__always) mutating func offset(of target: Int, in bytes: [UInt8]) -> Int {
    isASCII ? Swift.min(base + target, bytes.count) : walk(to: target, in: bytes)
  }

  private mutating func walk(to target: Int, in bytes: [UInt8]) -> Int {
    while index < target, offset < bytes.count {
      // Between two nodes there are only such characters, nearly always.
      let ascii = Swift.min(bytes.asciiCount(from: offset), target - index)
      offset += ascii
      index += ascii
      guard index < target, offset < bytes.count else { break }
      offset += 1
      while offset < bytes.count, !bytes[offset].beginsScalar { offset += 1 }
      index += 1
    }
    while index > target, offset > base {
      offset -= 1
      while offset > base, !bytes[offset].beginsScalar { offset -= 1 }
      index -= 1
    }
    return offset
  }
}
