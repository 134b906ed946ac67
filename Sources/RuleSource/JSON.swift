/// A JSON document to be written, with the keys of its objects in a chosen order.
///
/// The order is part of our promise of equal bytes, which is why no dictionary is involved.
public enum JSON: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A number; infinities and NaN are written as `null`.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSON])
  /// An object; keys must differ.
  case object([(key: String, value: JSON)])

  /// Returns an object without the entries whose value is nil.
  public static func compact(_ entries: [(String, JSON?)]) -> JSON {
    .object(entries.compactMap { key, value in value.map { (key: key, value: $0) } })
  }

  /// Returns a list of texts.
  public static func strings(_ texts: some Sequence<String>) -> JSON {
    .array(texts.map { .string($0) })
  }

  /// Returns the document on one line.
  public var line: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  /// Returns the document over several lines, indented by two spaces, with a final line break.
  public var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    text.append("\n")
    return text
  }

  /// Appends a text as a JSON string, quotes included, to an output.
  public static func appendQuoted(_ text: String, to output: inout String) {
    output.append("\"")
    guard !text.utf8.allSatisfy(isPlain) else {
      output.append(text)
      output.append("\"")
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output.append("\\\"")
      case "\\": output.append("\\\\")
      case "\n": output.append("\\n")
      case "\r": output.append("\\r")
      case "\t": output.append("\\t")
      default:
        if isEscaped(scalar) {
          let digits = String(scalar.value, radix: 16)
          output.append("\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    output.append("\"")
  }

  /// Whether a byte is a character that stands for itself: printable ASCII but `"` and `\`.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// Whether a scalar could steer a terminal or reorder a line: C0, DEL, C1, bidi controls.
  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private func write(to output: inout String, indent: Int?) {
    switch self {
    case .null: output.append("null")
    case .bool(let flag): output.append(flag ? "true" : "false")
    case .int(let number): output.append(String(number))
    case .number(let number): output.append(Self.text(of: number))
    case .string(let text): Self.appendQuoted(text, to: &output)
    case .array(let items):
      if let numbers = Self.numbers(items) {
        return Self.write(numbers, to: &output, indent: indent)
      }
      writeItems(items.count, "[", "]", to: &output, indent: indent) { index, output, indent in
        items[index].write(to: &output, indent: indent)
      }
    case .object(let entries):
      writeItems(entries.count, "{", "}", to: &output, indent: indent) { index, output, indent in
        Self.appendQuoted(entries[index].key, to: &output)
        output.append(indent == nil ? ":" : ": ")
        entries[index].value.write(to: &output, indent: indent)
      }
    }
  }

  private func writeItems(
    _ count: Int, _ open: String, _ close: String, to output: inout String, indent: Int?,
    _ writeItem: (Int, inout String, Int?) -> Void
  ) {
    output.append(open)
    let lineBreak = indent.map { "\n" + String(repeating: "  ", count: $0 + 1) } ?? ""
    for index in 0..<count {
      if index > 0 { output.append(",") }
      output.append(lineBreak)
      writeItem(index, &output, indent.map { $0 + 1 })
    }
    if let indent, count > 0 { output.append("\n" + String(repeating: "  ", count: indent)) }
    output.append(close)
  }

  /// Returns the numbers of a list of whole numbers, which may be long; nil for any other list.
  private static func numbers(_ items: [JSON]) -> [Int]? {
    var numbers: [Int] = []
    guard case .int = items.first else { return nil }
    numbers.reserveCapacity(items.count)
    for item in items {
      guard case .int(let number) = item else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// Writes a list of numbers as ``writeItems`` does, but straight into bytes.
  private static func write(_ numbers: [Int], to output: inout String, indent: Int?) {
    func lineBreak(_ depth: Int?) -> [UInt8] {
      depth.map { Array(("\n" + String(repeating: "  ", count: $0)).utf8) } ?? []
    }
    let separator = lineBreak(indent.map { $0 + 1 })
    var bytes = [UInt8(ascii: "[")]
    bytes.reserveCapacity(numbers.count * (separator.count + 8) + 16)
    for (index, number) in numbers.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += separator
      append(number, to: &bytes)
    }
    if !numbers.isEmpty { bytes += lineBreak(indent) }
    bytes.append(UInt8(ascii: "]"))
    output.append(String(decoding: bytes, as: UTF8.self))
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var (low, rest) = (bytes.count, number.magnitude)
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    var high = bytes.count - 1
    while low < high {
      bytes.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }

  private static func text(of number: Double) -> String {
    guard number.isFinite else { return "null" }
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return String(number)
  }
}
