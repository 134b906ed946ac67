import RuleSource
import SyncState

/// How often a person may pass a campaign (SC-Q1).
public enum QualifyNotation: Notation, Hashable {
  /// `once`, ever.
  case once
  /// `every time`.
  case everyTime
  /// `once every …`: when at least that long has passed since the last time (SC-Q4, SC-Q6).
  case interval(PeriodNotation)

  /// The units of an interval (SC-Q3).
  static let units: [Period.Unit] = [.hour, .day, .week, .month]

  /// Reads `once`, `every time` or `once every 7 days`.
  public static func parse(_ text: String) -> Result<QualifyNotation, NotationError> {
    if text == "once" { return .success(.once) }
    if text == "every time" { return .success(.everyTime) }
    return Result { () throws(NotationError) in
      var scanner = TextScanner(text)
      for expected in ["once", "every"] {
        guard scanner.word().text == expected else { throw malformed(text) }
        scanner.skipBlanks()
      }
      guard let first = scanner.next, TextScanner.isDigit(first) else {
        throw malformed(text)
      }
      let period = try PeriodNotation(&scanner)
      guard period.count > 0, units.contains(period.unit) else {
        throw NotationError(
          SyntaxDiagnostics.malformedQualify,
          "an interval counts hours, days, weeks or months, at least 1",
          at: period.countRange.lowerBound..<period.unitRange.upperBound)
      }
      return .interval(period)
    }
  }

  private static func malformed(_ text: String) -> NotationError {
    NotationError(
      SyntaxDiagnostics.malformedQualify,
      "expected `once`, `every time`, or an interval such as `once every 7 days`",
      at: 0..<text.utf8.count,
      replacement: Suggestion.nearest(to: text, among: ["once", "every time"]))
  }
}

/// The interval of a recurrence, such as `2 weeks` (SC-S2).
public struct RecurrenceIntervalNotation: Notation, Hashable {
  /// The number of units, at least 1.
  public let count: Int
  /// The unit.
  public let unit: Unit

  /// The units of a recurrence.
  public enum Unit: String, Sendable, CaseIterable {
    /// Daily.
    case day
    /// Weekly.
    case week
    /// Monthly.
    case month
  }

  /// Reads a number of days, weeks or months.
  public static func parse(_ text: String) -> Result<RecurrenceIntervalNotation, NotationError> {
    PeriodNotation.parse(text).flatMap { period in
      guard period.count > 0, let unit = Unit(rawValue: period.unit.rawValue) else {
        return .failure(
          NotationError(
            SyntaxDiagnostics.malformedRecurrence,
            "a recurrence counts days, weeks or months, at least 1, as in `2 weeks`",
            at: 0..<text.utf8.count))
      }
      return .success(RecurrenceIntervalNotation(count: period.count, unit: unit))
    }
  }
}
