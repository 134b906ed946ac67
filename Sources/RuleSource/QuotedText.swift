extension Diagnostic {
  /// The longest part of a user's text that a message repeats, in Unicode scalars.
  private static let quotedMax = 60

  /// Returns a user's text in backticks for a message: on one line, and cut when it is long.
  public static func quoted(_ text: String) -> String {
    if text.utf8.count <= quotedMax, text.utf8.allSatisfy(isShownAsItIs) { return "`\(text)`" }
    var shown = ""
    for (position, scalar) in text.unicodeScalars.enumerated() {
      guard position < quotedMax else { return "`\(shown)…`" }
      let isBreak = scalar.properties.isWhitespace && scalar != " "
      let isControl = scalar.properties.generalCategory == .control
      shown.unicodeScalars.append(isBreak || isControl || scalar == "`" ? " " : scalar)
    }
    return "`\(shown)`"
  }

  /// Whether a byte is a character that messages show unchanged: printable ASCII but a backtick.
  private static func isShownAsItIs(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "`")
  }
}
