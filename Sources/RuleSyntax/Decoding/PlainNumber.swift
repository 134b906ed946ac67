/// A number as YAML programs know it; several spellings of one number are possible.
struct PlainNumber {
  /// Whether it is written with plain digits, so that all programs read the same.
  let isCanonical: Bool
  /// The number, when it is whole and not too large.
  let value: Int?
  /// Whether it is digits only, perhaps after a sign.
  let isPlainWhole: Bool

  /// Reads a number; nil for a text that no usual YAML program takes for one.
  init?(_ text: String) {
    // Most texts are words: their first letter already says so.
    guard text.utf8.count <= 32, let first = text.utf8.first, Self.canBegin(first) else {
      return nil
    }
    if let number = Self.plain(text) {
      self = number
      return
    }
    var scanner = TextScanner(text)
    let isNegative = scanner.take("-")
    if !isNegative { _ = scanner.take("+") }
    if let value = Self.radixValue(scanner.rest.text) {
      self.init(value: isNegative ? -value : value)
      return
    }
    let whole = scanner.take { TextScanner.isDigit($0) || $0 == UInt8(ascii: "_") }
    let digits = whole.text.filter { $0 != "_" }
    guard !digits.isEmpty else { return nil }
    if scanner.isAtEnd {
      let isCanonical = digits == whole.text && (digits == "0" || digits.first != "0")
      self.init(
        isCanonical: isCanonical, value: Int((isNegative ? "-" : "") + digits),
        isPlainWhole: isCanonical)
      return
    }
    let fraction = scanner.take(".") ? scanner.digits() : nil
    guard scanner.take("e") || scanner.take("E") else {
      guard let fraction, scanner.isAtEnd, digits == whole.text else { return nil }
      let isZero = fraction.text.allSatisfy { $0 == "0" }
      self.init(
        isCanonical: true, value: isZero ? Int((isNegative ? "-" : "") + digits) : nil,
        isPlainWhole: false)
      return
    }
    let isSmall = scanner.take("-")
    if !isSmall { _ = scanner.take("+") }
    let exponent = scanner.digits()
    guard !exponent.range.isEmpty, scanner.isAtEnd else { return nil }
    let isWhole = fraction == nil && !isSmall
    let zeros = isWhole ? Int(exponent.text).flatMap { $0 <= 15 ? $0 : nil } : nil
    let spelled = zeros.map { (isNegative ? "-" : "") + digits + String(repeating: "0", count: $0) }
    self.init(value: spelled.flatMap { Int($0) })
  }

  /// Reads digits that do not begin with zero and fit into a number for certain, as most numbers do.
  private static func plain(_ text: String) -> PlainNumber? {
    let digits = text.utf8.span
    guard digits.count <= 18, digits[0] != UInt8(ascii: "0") || digits.count == 1 else {
      return nil
    }
    var value = 0
    for index in digits.indices {
      guard TextScanner.isDigit(digits[index]) else { return nil }
      value = value * 10 + Int(digits[index] - UInt8(ascii: "0"))
    }
    return PlainNumber(isCanonical: true, value: value, isPlainWhole: true)
  }

  private init(isCanonical: Bool = false, value: Int?, isPlainWhole: Bool = false) {
    self.isCanonical = isCanonical
    self.value = value
    self.isPlainWhole = isPlainWhole
  }

  /// Whether a number can begin with a byte: a sign, a digit, or the underscore between digits.
  static func canBegin(_ byte: UInt8) -> Bool {
    TextScanner.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "_")
  }

  /// Returns the value of digits after `0x` or `0o`.
  private static func radixValue(_ text: String) -> Int? {
    guard text.utf8.first == UInt8(ascii: "0") else { return nil }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] where text.lowercased().hasPrefix(prefix) {
      let digits = text.dropFirst(2)
      return digits.first == "-" || digits.first == "+" ? nil : Int(digits, radix: radix)
    }
    return nil
  }
}
