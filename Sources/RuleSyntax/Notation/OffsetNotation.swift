import RuleSource

/// A number of days before or after a day, such as `-3 days` (SC-W3).
public struct OffsetNotation: Notation, Hashable {
  /// The days: negative before, positive after; within ±``daysMax``.
  public let days: Int

  /// The largest number of days: a century.
  static let daysMax = 36_525

  /// Reads an optional sign and a number of days.
  public static func parse(_ text: String) -> Result<OffsetNotation, NotationError> {
    Result { () throws(NotationError) in
      var scanner = TextScanner(text)
      let isNegative = scanner.take("-")
      if !isNegative { _ = scanner.take("+") }
      let digits = scanner.digits()
      guard !digits.range.isEmpty else {
        throw malformed(
          "expected a number of days such as `-3 days` or `+1 day`", at: scanner.whole)
      }
      guard digits.range.count <= 6, let days = Int(digits.text), days <= daysMax else {
        throw malformed("an offset is at most \(daysMax) days", at: digits.range)
      }
      scanner.skipBlanks()
      let unit = scanner.rest
      guard unit.text == "day" || unit.text == "days" else {
        let problem =
          unit.range.isEmpty
          ? "has no unit; write `\(text) days`" : "is not in days, the only unit of an offset"
        throw malformed("`\(text)` \(problem)", at: scanner.whole)
      }
      return OffsetNotation(days: isNegative ? -days : days)
    }
  }

  private static func malformed(_ message: String, at range: Range<Int>) -> NotationError {
    NotationError(SyntaxDiagnostics.malformedOffset, message, at: range)
  }
}
