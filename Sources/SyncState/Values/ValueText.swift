extension Value {
  /// Returns the value that a text spells for a field of a type, or nil when it spells none.
  ///
  /// Nothing is coerced: whole-number types want a whole number of 32 bits (`50` or `50.0`), dates
  /// `yyyy-MM-dd`, instants one of the spellings of ``Instant/init(utf8:)``, truth values `true`,
  /// `false`, `1` or `0`. A text is taken as it stands, the empty one included; which spellings mean
  /// null is up to the file.
  static func parse(
    utf8 text: Span<UInt8>, as type: FieldType, pool: inout TextPool
  ) -> Value? {
    switch type {
    case .string, .email, .phone, .url, .textArea, .formula, .reference:
      .text(pool.intern(utf8: text))
    case .integer, .score, .percent, .currency, .float: type.number(text).map { .number($0) }
    case .date: CivilDate(utf8: text).map { .date($0) }
    case .datetime: Instant(utf8: text).map { .datetime($0) }
    case .boolean: truthValue(text).map { .boolean($0) }
    }
  }

  /// Returns the value that a text spells for a field of a type, or nil when it spells none.
  public static func parse(_ text: String, as type: FieldType, pool: inout TextPool) -> Value? {
    parse(utf8: text.utf8.span, as: type, pool: &pool)
  }

  /// Returns the value as a text that reads back as the same value; null is the empty text.
  ///
  /// Instants are written with the offset that the zone has then.
  public func spelled(_ pool: TextPool, zone: TimeZoneTable) -> String {
    switch self {
    case .null: ""
    case .text(let id): pool[id]
    case .number(let number): number.decimalText
    case .boolean(let flag): flag ? "true" : "false"
    case .date(let day): day.description
    case .datetime(let instant): zone.spelled(instant)
    }
  }

  /// Returns what `true`, `false`, `1` or `0` mean, letter case aside; nil for other texts.
  public static func truthValue(_ text: Span<UInt8>) -> Bool? {
    // No byte but those of the letter itself becomes a small letter by its bit 0x20.
    switch text.count {
    case 1:
      if text[0] == UInt8(ascii: "1") { return true }
      return text[0] == UInt8(ascii: "0") ? false : nil
    case 4: return text.smallLetters == 0x7472_7565 ? true : nil  // true
    case 5: return text.smallLetters == 0x66_616C_7365 ? false : nil  // false
    default: return nil
    }
  }
}

extension FieldType {
  /// The largest number of bytes of a text area (field types of the vendor).
  private static let textAreaBytesMax = 30_000
  /// The largest number of Unicode scalars of a string; so few bytes fit any type.
  public static let stringScalarsMax = 255

  /// Whether a text is short enough for a field of this type; true for types that are not texts.
  public func holds(_ text: TextID, of pool: TextPool) -> Bool {
    holds(utf8: pool.utf8(text).span)
  }

  /// Whether a text is short enough for a field of this type; true for types that are not texts.
  public func holds(utf8 text: Span<UInt8>) -> Bool {
    switch self {
    case .textArea:
      return text.count <= Self.textAreaBytesMax
    case .string, .email, .phone, .url, .reference:
      if text.count <= Self.stringScalarsMax { return true }
      var scalars = 0
      for index in text.indices where text[index] & 0b1100_0000 != 0b1000_0000 { scalars += 1 }
      return scalars <= Self.stringScalarsMax
    case .formula, .integer, .percent, .currency, .score, .float, .date, .datetime, .boolean:
      return true
    }
  }
}

extension FieldType {
  /// Returns the number that a text spells for a field of this type: a whole one of 32 bits for
  /// whole-number types; nil when it spells none.
  public func number(_ text: Span<UInt8>) -> Double? {
    guard let number = Double(decimal: text) else { return nil }
    switch self {
    case .integer, .score:
      return Int32(exactly: number) == nil ? nil : number == 0 ? 0 : number
    case .percent, .currency, .float: return number
    case .string, .email, .phone, .url, .textArea, .date, .datetime, .boolean, .formula,
      .reference:
      return nil
    }
  }
}

extension Double {
  /// Reads a decimal number such as `12`, `-0.5` or `1.0E7`; nil for anything else.
  public init?(decimal text: Span<UInt8>) {
    if let number = Self.shortDecimal(text) {
      self = number
      return
    }
    guard Self.isDecimal(text) else { return nil }
    var copy = ""
    for index in text.indices { copy.unicodeScalars.append(Unicode.Scalar(text[index])) }
    guard let number = Double(copy), number.isFinite else { return nil }
    self = number
  }

  /// The shortest decimal text that reads back as the same number; whole numbers have no fraction.
  public var decimalText: String {
    if let whole = Int64(exactly: self) { return String(whole) }
    return description
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// Reads up to 15 digits with an optional sign and fraction; nil for anything longer or else.
  ///
  /// Digits and power are exact, so that their quotient is the nearest number.
  private static func shortDecimal(_ text: Span<UInt8>) -> Double? {
    guard (1...17).contains(text.count) else { return nil }
    let hasSign = text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+")
    var digits: Int64 = 0
    var count = 0
    var pointAt: Int?
    for index in (hasSign ? 1 : 0)..<text.count {
      if text[index].isDigit {
        digits = digits * 10 + Int64(text[index] - UInt8(ascii: "0"))
        count += 1
      } else if text[index] == UInt8(ascii: "."), pointAt == nil, count > 0 {
        pointAt = count
      } else {
        return nil
      }
    }
    guard (1...15).contains(count), pointAt != count else { return nil }
    let magnitude = Double(digits) / powersOfTen[count - (pointAt ?? count)]
    return text[0] == UInt8(ascii: "-") ? -magnitude : magnitude
  }

  /// Whether a text is an optional sign, digits, an optional fraction and an optional exponent.
  private static func isDecimal(_ text: Span<UInt8>) -> Bool {
    var index = 0
    func skipDigits() -> Bool {
      let start = index
      while index < text.count, text[index].isDigit { index += 1 }
      return index > start
    }
    func skip(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
      guard index < text.count,
        text[index] == UInt8(ascii: first)
          || text[index] == UInt8(ascii: second)
      else { return false }
      index += 1
      return true
    }
    _ = skip("+", "-")
    guard skipDigits() else { return false }
    if skip(".", "."), !skipDigits() { return false }
    if skip("e", "E") {
      _ = skip("+", "-")
      guard skipDigits() else { return false }
    }
    return index == text.count
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}

extension Span<UInt8> {
  /// Up to eight letters as one number, in which capitals are small.
  fileprivate var smallLetters: UInt64 {
    var letters: UInt64 = 0
    for index in indices { letters = letters << 8 | UInt64(self[index] | 0x20) }
    return letters
  }
}
