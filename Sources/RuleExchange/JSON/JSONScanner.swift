import SyncState

/// Reads the JSON in a cell: small documents of names and plain values.
///
/// It works on the bytes of the file and puts texts into a pool, so that a million rows do not
/// become a million dictionaries (docs/decisions/004).
struct JSONScanner {
  /// That the bytes are not JSON; ``index`` says where.
  struct Failure: Error {}

  /// The deepest nesting that is read.
  static let depthMax = 16

  private let bytes: [UInt8]
  private var end = 0
  /// The offset of the next byte.
  private(set) var index = 0
  private var scratch: [UInt8] = []

  /// Prepares to read ranges of some bytes.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Begins with a range.
  mutating func begin(_ range: Range<Int>) {
    index = range.lowerBound
    end = range.upperBound
  }

  /// Skips blanks and returns the next byte, nil at the end.
  mutating func peek() -> UInt8? {
    while index < end, Self.isBlank(bytes[index]) { index += 1 }
    return index < end ? bytes[index] : nil
  }

  /// Takes a character, blanks before it included.
  mutating func expect(_ character: Unicode.Scalar) throws(Failure) {
    guard peek() == UInt8(ascii: character) else { throw Failure() }
    index += 1
  }

  /// Takes a character if it comes next.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Reads a value; lists and objects become the text of their JSON.
  mutating func value(_ pool: inout TextPool) throws(Failure) -> Value {
    switch peek() {
    case UInt8(ascii: "\""): return .text(try string(&pool))
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let start = index
      try skipNested()
      return .text(pool.intern(utf8: bytes.span.extracting(start..<index)))
    case UInt8(ascii: "t"):
      try word("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .boolean(false)
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    default: return .number(try number())
    }
  }

  /// Reads a text.
  mutating func string(_ pool: inout TextPool) throws(Failure) -> TextID {
    let (range, hasEscapes) = try rawString()
    guard hasEscapes else { return pool.intern(utf8: bytes.span.extracting(range)) }
    try unescape(range)
    return pool.intern(utf8: scratch.span)
  }

  /// Skips a text and returns the bytes between its quotes, and whether there are escapes.
  private mutating func rawString() throws(Failure) -> (Range<Int>, hasEscapes: Bool) {
    try expect("\"")
    let start = index
    var hasEscapes = false
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return (start..<(index - 1), hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        index += 2
      default: index += 1
      }
    }
    index = min(index, end)
    throw Failure()
  }

  /// Puts the text of a range into the scratch bytes, with its escapes resolved.
  private mutating func unescape(_ range: Range<Int>) throws(Failure) {
    scratch.removeAll(keepingCapacity: true)
    var position = range.lowerBound
    while position < range.upperBound {
      guard bytes[position] == UInt8(ascii: "\\") else {
        scratch.append(bytes[position])
        position += 1
        continue
      }
      let escape = bytes[position + 1]
      position += 2
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(escape)
      case UInt8(ascii: "b"): scratch.append(0x08)
      case UInt8(ascii: "f"): scratch.append(0x0C)
      case UInt8(ascii: "n"): scratch.append(0x0A)
      case UInt8(ascii: "r"): scratch.append(0x0D)
      case UInt8(ascii: "t"): scratch.append(0x09)
      case UInt8(ascii: "u"):
        let scalar = try scalar(&position, range.upperBound)
        // NUL characters are taken out wherever they are (MX-A9).
        if scalar != "\0" { scratch.append(contentsOf: String(scalar).utf8) }
      default: throw Failure()
      }
    }
  }

  /// Reads the digits of `\uXXXX`, with a second one where a surrogate needs it.
  private func scalar(_ position: inout Int, _ limit: Int) throws(Failure) -> Character {
    let first = try hexadecimal(&position, limit)
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard first < 0xDC00, position + 1 < limit, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    position += 2
    let second = try hexadecimal(&position, limit)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { return "\u{FFFD}" }
    return Character(scalar)
  }

  private func hexadecimal(_ position: inout Int, _ limit: Int) throws(Failure) -> UInt32 {
    guard position + 4 <= limit else { throw Failure() }
    var number: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw Failure() }
      number = number << 4 | UInt32(digit)
    }
    position += 4
    return number
  }

  private mutating func number() throws(Failure) -> Double {
    let start = index
    while index < end, !Self.isBlank(bytes[index]), bytes[index] != UInt8(ascii: ","),
      bytes[index] != UInt8(ascii: "}"), bytes[index] != UInt8(ascii: "]")
    {
      index += 1
    }
    guard let number = Double(decimal: bytes.span.extracting(start..<index)) else {
      index = start
      throw Failure()
    }
    return number
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private mutating func word(_ word: StaticString) throws(Failure) {
    for byte in word.description.utf8 {
      guard index < end, bytes[index] == byte else { throw Failure() }
      index += 1
    }
  }

  /// Skips a list or an object by its brackets; texts inside may hold any.
  private mutating func skipNested() throws(Failure) {
    var depth = 0
    repeat {
      switch peek() {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        index += 1
        if depth > Self.depthMax { throw Failure() }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        index += 1
      case UInt8(ascii: "\""): _ = try rawString()
      case nil: throw Failure()
      default: index += 1
      }
    } while depth > 0
  }
}
