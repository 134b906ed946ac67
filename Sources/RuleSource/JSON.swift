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
  /// A list of whole numbers, which may be long; what is read has ``array(_:)`` instead.
  case ints([Int])
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
    var bytes: [UInt8] = []
    write(to: &bytes, indent: nil, Self.keep)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the document over several lines, indented by two spaces, with a final line break.
  public var pretty: String {
    var bytes: [UInt8] = []
    writePretty { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Hands over what ``pretty`` returns as UTF-8, piece by piece, for documents that may be long.
  public func writePretty(_ take: ([UInt8]) -> Void) {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: 0) { bytes in
      guard bytes.count >= Self.pieceSize else { return }
      take(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    bytes.append(UInt8(ascii: "\n"))
    take(bytes)
  }

  /// How many bytes a piece has at least, unless it is the last.
  private static let pieceSize = 1 << 16

  /// Looks at what was written of a document, and may take it.
  private typealias Taking = (inout [UInt8]) -> Void

  private static func keep(_ bytes: inout [UInt8]) {}

  /// Appends a text as a JSON string, quotes included.
  private static func appendQuoted(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy(isPlain) {
      output.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { append(scalar, to: &output) }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar {
    case "\"": output.append(contentsOf: "\\\"".utf8)
    case "\\": output.append(contentsOf: "\\\\".utf8)
    case "\n": output.append(contentsOf: "\\n".utf8)
    case "\r": output.append(contentsOf: "\\r".utf8)
    case "\t": output.append(contentsOf: "\\t".utf8)
    default:
      if isEscaped(scalar) {
        let digits = String(scalar.value, radix: 16)
        let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
        output.append(contentsOf: "\\u\(zeros)\(digits)".utf8)
      } else {
        output.append(contentsOf: scalar.utf8)
      }
    }
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

  private func write(to output: inout [UInt8], indent: Int?, _ take: Taking) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .int(let number): Self.append([number][...], after: [], to: &output)
    case .number(let number): output.append(contentsOf: Self.text(of: number).utf8)
    case .string(let text): Self.appendQuoted(text, to: &output)
    case .ints(let numbers): Self.write(numbers, to: &output, indent: indent, take)
    case .array(let items):
      Self.writeItems(items.count, "[", "]", to: &output, indent: indent) { index, output, indent in
        items[index].write(to: &output, indent: indent, take)
        take(&output)
      }
    case .object(let entries):
      Self.writeItems(entries.count, "{", "}", to: &output, indent: indent) {
        index, output, indent in
        Self.appendQuoted(entries[index].key, to: &output)
        output.append(contentsOf: (indent == nil ? ":" : ": ").utf8)
        entries[index].value.write(to: &output, indent: indent, take)
        take(&output)
      }
    }
  }

  private static func writeItems(
    _ count: Int, _ open: Unicode.Scalar, _ close: Unicode.Scalar, to output: inout [UInt8],
    indent: Int?, _ writeItem: (Int, inout [UInt8], Int?) -> Void
  ) {
    output.append(UInt8(ascii: open))
    for index in 0..<count {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      if let indent { breakLine(indent + 1, in: &output) }
      writeItem(index, &output, indent.map { $0 + 1 })
    }
    if let indent, count > 0 { breakLine(indent, in: &output) }
    output.append(UInt8(ascii: close))
  }

  /// Writes a list of numbers.
  private static func write(
    _ numbers: [Int], to output: inout [UInt8], indent: Int?, _ take: Taking
  ) {
    var lineBreak: [UInt8] = []
    if let indent { breakLine(indent + 1, in: &lineBreak) }
    output.append(UInt8(ascii: "["))
    append(numbers.prefix(1), after: lineBreak, to: &output)
    let portion = 4_096
    for start in stride(from: 1, to: numbers.count, by: portion) {
      let end = min(start + portion, numbers.count)
      append(numbers[start..<end], after: [UInt8(ascii: ",")] + lineBreak, to: &output)
      take(&output)
    }
    if let indent, !numbers.isEmpty { breakLine(indent, in: &output) }
    output.append(UInt8(ascii: "]"))
  }

  private static func breakLine(_ indent: Int, in output: inout [UInt8]) {
    output.append(addingCapacity: 2 * indent + 1) { added in
      added.append(UInt8(ascii: "\n"))
      for _ in 0..<2 * indent { added.append(UInt8(ascii: " ")) }
    }
  }

  /// Appends numbers, each after some bytes.
  private static func append(
    _ numbers: ArraySlice<Int>, after separator: [UInt8], to bytes: inout [UInt8]
  ) {
    // The last digits come first; no number has more than twenty.
    var digits: InlineArray<20, UInt8> = .init(repeating: 0)
    let separator = separator.span
    bytes.append(addingCapacity: numbers.count * (separator.count + 21)) { added in
      for number in numbers {
        for index in separator.indices { added.append(separator[index]) }
        if number < 0 { added.append(UInt8(ascii: "-")) }
        var (count, rest) = (0, number.magnitude)
        repeat {
          let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
          digits[count] = UInt8(ascii: "0") + UInt8(digit)
          (count, rest) = (count + 1, quotient)
        } while rest > 0
        while count > 0 {
          count -= 1
          added.append(digits[count])
        }
      }
    }
  }

  private static func text(of number: Double) -> String {
    guard number.isFinite else { return "null" }
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return String(number)
  }
}
