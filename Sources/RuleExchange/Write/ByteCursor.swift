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
  /// The day that was written last, and where.
  private var day: CivilDate?
  private var dayText = 0..<0

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
  @inline(__always) mutating func append(_ text: String) {
    unsafe Self.read(text) { unsafe append($0) }
  }

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
  mutating func repeatBytes(_ range: Range<Int>) {
    unsafe append(UnsafeBufferPointer(rebasing: memory[range]))
  }

  private mutating func write(_ instant: Instant) {
    let local = TimeZoneTable.utc.local(instant)
    if local.date == day {
      repeatBytes(dayText)
    } else {
      let (year, month, day) = local.date.components
      guard (0...9999).contains(year) else { return append(instant.text) }
      let start = position
      append(digits: UInt(year), count: 4)
      append("-" as Unicode.Scalar)
      append(digits: UInt(month), count: 2)
      append("-" as Unicode.Scalar)
      append(digits: UInt(day), count: 2)
      self.day = local.date
      dayText = start..<position
    }
    let milliseconds = UInt(local.time.milliseconds)
    let seconds = milliseconds / 1000
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
    var rest = number
    while rest >= 10_000 {
      rest /= 10_000
      count += 4
    }
    return count + (rest >= 10 ? 1 : 0) + (rest >= 100 ? 1 : 0) + (rest >= 1_000 ? 1 : 0)
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
    let count = bytes.count
    guard hasRoom(count), let source = bytes.baseAddress,
      let target = unsafe memory.baseAddress.map({ unsafe $0 + position })
    else { return }
    position += count
    // Most texts are short; then a call would take longer than what it does. The last bytes may be
    // written twice.
    let (from, to) = unsafe (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
    if count > 32 {
      unsafe target.update(from: source, count: count)
    } else if count >= 16 {
      unsafe Self.copy(SIMD16<UInt8>.self, count, from, to)
    } else if count >= 8 {
      unsafe Self.copy(UInt64.self, count, from, to)
    } else if count >= 4 {
      unsafe Self.copy(UInt32.self, count, from, to)
    } else {
      for index in 0..<count { unsafe target[index] = source[index] }
    }
  }

  /// Copies one to two units in bytes.
  @inline(__always) private static func copy<Unit: BitwiseCopyable>(
    _: Unit.Type, _ count: Int, _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer
  ) {
    let last = count - MemoryLayout<Unit>.size
    let units = unsafe (
      from.loadUnaligned(as: Unit.self), from.loadUnaligned(fromByteOffset: last, as: Unit.self)
    )
    unsafe to.storeBytes(of: units.0, as: Unit.self)
    unsafe to.storeBytes(of: units.1, toByteOffset: last, as: Unit.self)
  }

  /// Calls a function with the bytes of a text, which is faster than by its span.
  @inline(__always) private static func read(
    _ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    if unsafe text.utf8.withContiguousStorageIfAvailable(body) == nil {
      unsafe Array(text.utf8).withUnsafeBufferPointer(body)
    }
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
    if !append(plain: text, quotes: 1) { append(escaped: text) }
  }

  /// Writes a text as a JSON string.
  mutating func append(quoted text: String) {
    unsafe Self.read(text) { unsafe append(quoted: Swift.Span(_unsafeElements: $0)) }
  }

  /// Writes `true` or `false`.
  mutating func append(_ flag: Bool) { append(flag ? "true" : "false" as StaticString) }

  private mutating func append(escaped text: Swift.Span<UInt8>) {
    var copy: [UInt8] = []
    for index in text.indices { copy.append(text[index]) }
    append(JSON.string(String(decoding: copy, as: UTF8.self)).line)
  }

  /// Writes a text and some quotes before and behind it, and returns true, when all its bytes are
  /// characters that stand for themselves: printable ASCII but `"` and `\`.
  private mutating func append(plain text: Swift.Span<UInt8>, quotes: Int) -> Bool {
    let count = text.count
    // What is written in words of eight bytes may need more room than the text.
    guard hasRoom(2 * quotes + max(count, 8)) else { return true }
    let bytes = unsafe text.bytes
    let start = position + quotes
    var others: UInt64 = 0
    var offset = 0
    while offset + 8 < count {
      others |= copyWord(bytes, at: offset, to: start + offset)
      offset += 8
    }
    // The last eight bytes, some of them again; or all there are, and spaces.
    let last = max(0, count - 8)
    others |= copyWord(bytes, at: last, to: start + last)
    guard others == 0 else { return false }
    for quote in 0..<quotes {
      unsafe memory[position + quote] = UInt8(ascii: "\"")
      unsafe memory[start + count + quote] = UInt8(ascii: "\"")
    }
    position = start + count + quotes
    return true
  }

  /// Writes eight bytes, and returns 0 if all of them stand for themselves.
  @inline(__always) private func copyWord(
    _ bytes: RawSpan, at offset: Int, to place: Int
  ) -> UInt64 {
    let word = ByteWord.load(bytes, at: offset)
    unsafe UnsafeMutableRawBufferPointer(memory).storeBytes(
      of: word.littleEndian, toByteOffset: place, as: UInt64.self)
    return word & ByteWord.highBits | ByteWord.controls(word)
      | ByteWord.zeros(word ^ ByteWord.repeating(UInt8(ascii: "\"")))
      | ByteWord.zeros(word ^ ByteWord.repeating(UInt8(ascii: "\\")))
      | ByteWord.zeros(word ^ ByteWord.repeating(0x7F))
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
    if append(plain: text, quotes: 2) { return }
    let start = position
    append(escaped: text)
    doubleQuotes(from: start)
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
