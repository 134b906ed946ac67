/// Spells texts as YAML scalars.
enum YAMLText {
  private static let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

  /// Returns a text as a scalar that reads back as it: plain where that is safe, else in quotes.
  static func scalar(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || " -_./".unicodeScalars
          .contains(scalar)
    }
    let startsPlain = text.unicodeScalars.first?.properties.isAlphabetic ?? false
    let isSafe = isPlain && startsPlain && !words.contains(text.lowercased())
    if isSafe, text.last != " ", !text.contains("  ") { return text }
    return quoted(text)
  }

  /// Returns a value as rules write it: numbers, days and truth values plain, the rest as texts.
  static func value(_ text: String) -> String {
    if text == "true" || text == "false" { return text }
    let isNumeric = !text.isEmpty && text.utf8.allSatisfy { "0123456789.-".utf8.contains($0) }
    if isNumeric, text.utf8.first != UInt8(ascii: "."), text != "-" { return text }
    let parts = text.split(separator: " ")
    let isPeriod = parts.count == 2 && Int(parts[0]) != nil && parts[1].allSatisfy(\.isLetter)
    return isPeriod ? text : scalar(text)
  }

  /// Returns a text in double quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// Returns a text as one line of a comment.
  static func comment(_ text: String) -> String { "# \(text.shown)\n" }

  /// Returns a whole definition in comments.
  static func commented(_ text: String) -> String {
    text.split(separator: "\n").map { $0.hasPrefix("#") ? "\($0)\n" : "#  \($0)\n" }.joined()
  }
}
