import RuleSource
import SyncState

/// A place in memory at which lines are written, byte after byte, with no text made in between.
///
/// What does not fit is not written, and then `end` is nil. That check stands before every write, so
/// that nothing outside of this type needs to be unsafe.
@safe struct ByteCursor: ~Copyable {
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private(set) var position = 0
  private var isFull = false
  /// The instant that was written last, and where: most lines have that of the line before.
  private var instant: Instant?
  private var instantText = 0..<0

  /// Creates a cursor at the beginning of a piece of memory.
  init(_ memory: UnsafeMutableBufferPointer<UInt8>) { unsafe self.memory = unsafe memory }

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
    if instant == self.instant { return repeatBytes(instantText) }
    let start = position
    write(instant)
    self.instant = instant
    instantText = start..<position
  }

  /// Writes bytes again that were written before.
  private mutating func repeatBytes(_ range: Range<Int>) {
    unsafe append(UnsafeBufferPointer(rebasing: memory[range]))
  }

  private mutating func write(_ instant: Instant) {
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
    var bound: UInt = 10
    while number >= bound {
      count += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    return count
  }

  private mutating func append(digits number: UInt, count: Int) {
    guard hasRoom(count) else { return }
    var rest = number
    var place = position + count
    position = place
    // Two digits at a time; `count` says how many there are, zeros in front included.
    while place >= position - count + 2 {
      let pair = rest % 100
      rest /= 100
      let tens = (pair &* 103) >> 10
      place -= 2
      unsafe memory[place] = UInt8(truncatingIfNeeded: tens) | 0x30
      unsafe memory[place + 1] = UInt8(truncatingIfNeeded: pair &- tens &* 10) | 0x30
    }
    if place > position - count {
      unsafe memory[place - 1] = UInt8(truncatingIfNeeded: rest % 10) | 0x30
    }
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
    var others: UInt64 = 0
    ByteWord.forEach(unsafe text.bytes) { word in
      others |= word & ByteWord.highBits
      others |= ByteWord.controls(word)
      others |= ByteWord.zeros(word ^ ByteWord.repeating(UInt8(ascii: "\"")))
      others |= ByteWord.zeros(word ^ ByteWord.repeating(UInt8(ascii: "\\")))
      others |= ByteWord.zeros(word ^ ByteWord.repeating(0x7F))
    }
    return others == 0
  }
}

// CSV, with the same bytes as ``CSVWriter`` with commas.
extension ByteCursor {
  /// Makes a CSV cell of what was written since a position: in quotes, if it must be.
  mutating func quoteCell(from start: Int) {
    var isSpecial = false
    for place in start..<position {
      let byte = unsafe memory[place]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D {
        isSpecial = true
      }
    }
    guard isSpecial else { return }
    doubleQuotes(from: start)
    guard hasRoom(2) else { return }
    for place in (start..<position).reversed() { unsafe memory[place + 1] = memory[place] }
    unsafe memory[start] = UInt8(ascii: "\"")
    position += 1
    append("\"" as Unicode.Scalar)
  }

  /// Writes a text as a JSON string inside a quoted cell.
  mutating func append(cellQuoted text: Swift.Span<UInt8>) {
    guard Self.isPlain(text) else {
      let start = position
      append(escaped: text)
      return doubleQuotes(from: start)
    }
    append("\"\"" as StaticString)
    append(text)
    append("\"\"" as StaticString)
  }

  /// Doubles the quotes in what was written since a position.
  private mutating func doubleQuotes(from start: Int) {
    var quotes = 0
    for place in start..<position where unsafe memory[place] == UInt8(ascii: "\"") { quotes += 1 }
    guard quotes > 0, hasRoom(quotes) else { return }
    // From behind, so that nothing is written over before it has moved.
    var target = position + quotes
    for place in (start..<position).reversed() {
      let byte = unsafe memory[place]
      target -= 1
      unsafe memory[target] = byte
      if byte == UInt8(ascii: "\"") {
        target -= 1
        unsafe memory[target] = byte
      }
    }
    position += quotes
  }

  /// Forgets what was written since a position.
  mutating func forget(from start: Int) { position = start }
}
