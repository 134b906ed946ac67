extension Diagnostic {
  /// The longest part of a user's text that a message repeats, in Unicode scalars.
  private static let quotedMax = 60

  /// Returns a user's text in backticks for a message: on one line, and cut when it is long.
  public static func quoted(_ text: String) -> String {
    var shown = ""
    for (position, scalar) in text.unicodeScalars.enumerated() {
      guard position < quotedMax else { return "`\(shown)…`" }
      let isBreak = scalar.properties.isWhitespace && scalar != " "
      let isControl = scalar.properties.generalCategory == .control
      shown.unicodeScalars.append(isBreak || isControl || scalar == "`" ? " " : scalar)
    }
    return "`\(shown)`"
  }
}
