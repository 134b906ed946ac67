public import RuleSource
import SyncState

/// Reads whole JSON documents, such as the answers of Marketo's asset interface.
///
/// Depth, size and number of values are bounded, keys may not repeat, and a mistake has a place.
public struct JSONReader {
  /// That the bytes are not a document that can be used.
  public struct Failure: Error, Hashable, Sendable {
    /// Where, from the first byte.
    public let offset: Int
    /// The line, from 1.
    public let line: Int
    /// The column in Unicode scalars, from 1.
    public let column: Int
    /// What is wrong and what was expected.
    public let message: String
  }

  /// The largest document, in bytes.
  public static let bytesMax = 64 * 1024 * 1024
  /// The deepest nesting of lists and objects.
  public static let depthMax = 64
  /// The most values in a document.
  public static let valuesMax = 4_000_000

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0
  private var valueCount = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the document that some bytes spell; a byte order mark is passed over.
  public static func read(_ bytes: [UInt8]) throws(Failure) -> JSON {
    var reader = JSONReader(bytes)
    guard bytes.count <= bytesMax else {
      throw reader.failure("the file has more than \(bytesMax) bytes")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
    let value = try reader.value()
    guard reader.peek() == nil else { throw reader.failure("expected the end of the file") }
    return value
  }

  private func failure(_ message: String, at offset: Int? = nil) -> Failure {
    let offset = min(offset ?? index, bytes.count)
    let lineStart = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = bytes[..<offset].count { $0 == 0x0A } + 1
    let column = bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return Failure(offset: offset, line: line, column: column, message: message)
  }

  private mutating func peek() -> UInt8? {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return bytes[index]
      }
    }
    return nil
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func value() throws(Failure) -> JSON {
    valueCount += 1
    guard valueCount <= Self.valuesMax else {
      throw failure("more than \(Self.valuesMax) values")
    }
    switch peek() {
    case UInt8(ascii: "{"): return try nested { (self) throws(Failure) in try self.object() }
    case UInt8(ascii: "["): return try nested { (self) throws(Failure) in try self.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw failure("expected a value, found the end of the file")
    case .some(let byte):
      guard byte == UInt8(ascii: "-") || byte.isASCIIDigit else {
        throw failure("expected a value")
      }
      return try number()
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(Failure) -> JSON
  ) throws(Failure) -> JSON {
    depth += 1
    guard depth <= Self.depthMax else {
      throw failure("lists and objects are nested deeper than \(Self.depthMax)")
    }
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func object() throws(Failure) -> JSON {
    index += 1
    var entries: [(key: String, value: JSON)] = []
    var keys: Set<[UInt8]> = []
    if skip("}") { return .object(entries) }
    repeat {
      guard peek() == UInt8(ascii: "\"") else { throw failure("expected a key in quotes") }
      let start = index
      let key = try string()
      guard keys.insert(Array(key.utf8)).inserted else {
        throw failure("the key \(Diagnostic.quoted(key)) occurs twice in one object", at: start)
      }
      guard skip(":") else { throw failure("expected `:` after a key") }
      entries.append((key, try value()))
    } while skip(",")
    guard skip("}") else { throw failure("expected `,` or `}`") }
    return .object(entries)
  }

  private mutating func array() throws(Failure) -> JSON {
    index += 1
    var items: [JSON] = []
    if skip("]") { return .array(items) }
    repeat { items.append(try value()) } while skip(",")
    guard skip("]") else { throw failure("expected `,` or `]`") }
    return .array(items)
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(Failure) -> JSON {
    let start = index
    for byte in word.description.utf8 {
      guard index < bytes.count, bytes[index] == byte else {
        throw failure("expected a value", at: start)
      }
      index += 1
    }
    return value
  }

  private mutating func number() throws(Failure) -> JSON {
    let start = index
    while index < bytes.count, !" \t\n\r,]}".utf8.contains(bytes[index]) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let hasLeadingZero = digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true
    if !hasLeadingZero, let whole = Int(text) { return .int(whole) }
    guard !hasLeadingZero, digits.first?.isNumber == true,
      let number = Double(decimal: bytes.span.extracting(start..<index))
    else { throw failure("\(Diagnostic.quoted(text)) is no number", at: start) }
    return .number(number)
  }

  private mutating func string() throws(Failure) -> String {
    let start = index
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let valid = String(validating: text, as: UTF8.self) else {
          throw failure("the text is not UTF-8", at: start)
        }
        return valid
      case UInt8(ascii: "\\"): try escape(&text)
      case 0..<0x20: throw failure("a control character in a text must be escaped", at: index - 1)
      default: text.append(byte)
      }
    }
    throw failure("the text has no closing quote", at: start)
  }

  private mutating func escape(_ text: inout [UInt8]) throws(Failure) {
    let start = index - 1
    guard index < bytes.count else { throw failure("the text has no closing quote", at: start) }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text += Array(String(Character(try scalar(start))).utf8)
    default: throw failure("unknown escape in a text", at: start)
    }
  }

  /// Reads the digits of `\uXXXX`, with a second one where a surrogate needs it.
  private mutating func scalar(_ start: Int) throws(Failure) -> Unicode.Scalar {
    let first = try hexadecimal(start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, bytes[index...].starts(with: [0x5C, 0x75]) else {
      throw failure("half of a surrogate pair", at: start)
    }
    index += 2
    let second = try hexadecimal(start)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw failure("half of a surrogate pair", at: start) }
    return scalar
  }

  private mutating func hexadecimal(_ start: Int) throws(Failure) -> UInt32 {
    guard index + 4 <= bytes.count else { throw failure("expected four digits", at: start) }
    var number: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("expected four hexadecimal digits", at: start)
      }
      number = number << 4 | UInt32(digit)
    }
    index += 4
    return number
  }
}

extension UInt8 {
  /// Whether the byte is a decimal digit.
  fileprivate var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
