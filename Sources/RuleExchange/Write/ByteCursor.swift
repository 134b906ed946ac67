import RuleSource
import SyncState

/// A place in memory at which a line is written, byte after byte, with no text made in between.
///
/// What does not fit is not written, and then `end` is nil. That check stands before every write, so
/// that nothing outside of this type needs to be unsafe.
@safe struct ByteCursor: ~Copyable {
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private(set) var position: Int
  private var isFull = false

  /// Creates a cursor at a position of a piece of memory.
  init(_ memory: UnsafeMutableBufferPointer<UInt8>, at position: Int) {
    unsafe self.memory = unsafe memory
    self.position = position
  }

  /// The position after everything; nil when something did not fit.
  var end: Int? { isFull ? nil : position }

  /// Writes a byte.
  @inline(__always) mutating func append(_ byte: UInt8) {
    guard hasRoom(1) else { return }
    unsafe memory[position] = byte
    position += 1
  }

  /// Writes an ASCII character.
  @inline(__always) mutating func append(_ character: Unicode.Scalar) {
    append(UInt8(ascii: character))
  }

  /// Writes a fixed text.
  @inline(__always) mutating func append(_ text: StaticString) {
    unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Writes bytes.
  @inline(__always) mutating func append(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Writes bytes.
  @inline(__always) mutating func append(_ bytes: Swift.Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Writes a text.
  @inline(__always) mutating func append(_ text: String) { append(text.utf8.span) }

  /// Writes a whole number.
  mutating func append(_ number: Int) {
    if number < 0 { append("-" as Unicode.Scalar) }
    append(digits: number.magnitude, count: Self.digitCount(number.magnitude))
  }

  /// Writes an instant of UTC as `yyyy-MM-ddTHH:mm:ssZ`, with milliseconds when there are any.
  mutating func append(_ instant: Instant) {
    let local = TimeZoneTable.utc.local(instant)
    let (year, month, day) = local.date.components
    guard (0...9999).contains(year) else { return append(instant.text) }
    let milliseconds = UInt(local.time.milliseconds)
    let seconds = milliseconds / 1000
    append(digits: UInt(year), count: 4)
    append("-" as Unicode.Scalar)
    append(digits: UInt(month), count: 2)
    append("-" as Unicode.Scalar)
    append(digits: UInt(day), count: 2)
    append("T" as Unicode.Scalar)
    append(digits: seconds / 3600, count: 2)
    append(":" as Unicode.Scalar)
    append(digits: seconds / 60 % 60, count: 2)
    append(":" as Unicode.Scalar)
    append(digits: seconds % 60, count: 2)
    if milliseconds % 1000 != 0 {
      append("." as Unicode.Scalar)
      append(digits: milliseconds % 1000, count: 3)
    }
    append("Z" as Unicode.Scalar)
  }

  private static func digitCount(_ number: UInt) -> Int {
    var count = 1
    var rest = number / 10
    while rest > 0 {
      count += 1
      rest /= 10
    }
    return count
  }

  private mutating func append(digits number: UInt, count: Int) {
    guard hasRoom(count) else { return }
    var rest = number
    for place in (position..<position + count).reversed() {
      unsafe memory[place] = UInt8(truncatingIfNeeded: rest % 10) | 0x30
      rest /= 10
    }
    position += count
  }

  @inline(__always) private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard hasRoom(bytes.count), let source = bytes.baseAddress,
      let target = unsafe memory.baseAddress
    else { return }
    unsafe (target + position).update(from: source, count: bytes.count)
    position += bytes.count
  }

  @inline(__always) private mutating func hasRoom(_ count: Int) -> Bool {
    if unsafe memory.count - position >= count { return true }
    isFull = true
    return false
  }
}

// JSON, with the same bytes as ``JSON/line``.
extension ByteCursor {
  /// Writes a text as a JSON string.
  mutating func append(quoted text: Swift.Span<UInt8>) {
    guard Self.isPlain(text) else { return append(escaped: text) }
    append("\"" as Unicode.Scalar)
    append(text)
    append("\"" as Unicode.Scalar)
  }

  /// Writes a text as a JSON string.
  mutating func append(quoted text: String) { append(quoted: text.utf8.span) }

  /// Writes `true` or `false`.
  mutating func append(_ flag: Bool) { append(flag ? "true" : "false" as StaticString) }

  private mutating func append(escaped text: Swift.Span<UInt8>) {
    var copy: [UInt8] = []
    for index in text.indices { copy.append(text[index]) }
    append(JSON.string(String(decoding: copy, as: UTF8.self)).line)
  }

  /// Whether all bytes are characters that stand for themselves: printable ASCII but `"` and `\`.
  private static func isPlain(_ text: Swift.Span<UInt8>) -> Bool {
    let bytes = unsafe text.bytes
    var offset = 0
    var others: UInt64 = 0
    while offset < bytes.byteCount {
      let word = ByteWord.load(bytes, at: offset)
      others |= word & ByteWord.highBits
      others |= ByteWord.controls(word)
      others |= ByteWord.zeros(word ^ ByteWord.repeating(UInt8(ascii: "\"")))
      others |= ByteWord.zeros(word ^ ByteWord.repeating(UInt8(ascii: "\\")))
      others |= ByteWord.zeros(word ^ ByteWord.repeating(0x7F))
      offset += 8
    }
    return others == 0
  }
}

// CSV, with the same bytes as ``CSVWriter`` with commas.
extension ByteCursor {
  /// Makes a CSV cell of what was written since a position: in quotes, if it must be.
  mutating func quoteCell(from start: Int) {
    var quotes = 0
    var isSpecial = false
    for place in start..<position {
      let byte = unsafe memory[place]
      switch byte {
      case UInt8(ascii: "\""): quotes += 1
      case UInt8(ascii: ","), 0x0A, 0x0D: isSpecial = true
      default: break
      }
    }
    guard isSpecial || quotes > 0, hasRoom(quotes + 2) else { return }
    // From behind, so that nothing is written over before it has moved.
    var target = position + quotes + 1
    unsafe memory[target] = UInt8(ascii: "\"")
    for place in (start..<position).reversed() {
      let byte = unsafe memory[place]
      target -= 1
      unsafe memory[target] = byte
      if byte == UInt8(ascii: "\"") {
        target -= 1
        unsafe memory[target] = byte
      }
    }
    unsafe memory[start] = UInt8(ascii: "\"")
    position += quotes + 2
  }
}
