import RuleSource

/// A day of the week by its three letters.
public enum WeekdayNotation: String, Notation, CaseIterable {
  /// Monday.
  case monday = "Mon"
  /// Tuesday.
  case tuesday = "Tue"
  /// Wednesday.
  case wednesday = "Wed"
  /// Thursday.
  case thursday = "Thu"
  /// Friday.
  case friday = "Fri"
  /// Saturday.
  case saturday = "Sat"
  /// Sunday.
  case sunday = "Sun"

  /// Reads `Mon`, `Tue`, `Wed`, `Thu`, `Fri`, `Sat` or `Sun`.
  public static func parse(_ text: String) -> Result<WeekdayNotation, NotationError> {
    if let weekday = WeekdayNotation(rawValue: text) { return .success(weekday) }
    let range = 0..<text.utf8.count
    let start = String(text.prefix(3)).lowercased()
    let isPrefix = text.count <= "Wednesday".count
    if isPrefix, let meant = allCases.first(where: { $0.rawValue.lowercased() == start }) {
      return .failure(
        NotationError(
          SyntaxDiagnostics.unknownWeekday,
          "weekdays have three letters: write `\(meant.rawValue)` for `\(text)`",
          at: range, replacement: meant.rawValue))
    }
    return .failure(
      NotationError(
        SyntaxDiagnostics.unknownWeekday,
        "unknown weekday `\(text)`; expected Mon, Tue, Wed, Thu, Fri, Sat or Sun", at: range))
  }
}

/// A weekday of a month, such as `2nd Tue` (SC-S2).
public struct OrdinalWeekdayNotation: Notation, Hashable {
  /// Which one in the month, 1 … 4.
  public let ordinal: Int
  /// The weekday.
  public let weekday: WeekdayNotation

  /// The words for 1 … 4.
  static let ordinals = ["1st", "2nd", "3rd", "4th"]

  /// Reads `1st` … `4th` and a weekday.
  public static func parse(_ text: String) -> Result<OrdinalWeekdayNotation, NotationError> {
    var scanner = TextScanner(text)
    let ordinal = scanner.word()
    scanner.skipBlanks()
    let weekday = scanner.rest
    guard let position = ordinals.firstIndex(of: ordinal.text) else {
      return .failure(
        NotationError(
          SyntaxDiagnostics.malformedRecurrence,
          "expected a weekday of the month such as `2nd Tue`, from `1st` to `4th`",
          at: scanner.whole))
    }
    return WeekdayNotation.parse(weekday.text).map {
      OrdinalWeekdayNotation(ordinal: position + 1, weekday: $0)
    }.mapError { $0.moved(by: weekday.range.lowerBound) }
  }
}

/// What a recurrence runs on: a weekday, or one weekday of each month.
public enum RecurrenceDayNotation: Notation, Hashable {
  /// Every such weekday of the weeks in which it runs.
  case weekday(WeekdayNotation)
  /// Once a month.
  case ordinal(OrdinalWeekdayNotation)

  /// Reads `Tue` or `2nd Tue`.
  public static func parse(_ text: String) -> Result<RecurrenceDayNotation, NotationError> {
    text.utf8.contains(0x20)
      ? OrdinalWeekdayNotation.parse(text).map { .ordinal($0) }
      : WeekdayNotation.parse(text).map { .weekday($0) }
  }
}

extension NotationError {
  /// Returns the error about the same part of a text that begins further left.
  func moved(by distance: Int) -> NotationError {
    NotationError(
      kind, message, at: (range.lowerBound + distance)..<(range.upperBound + distance),
      replacement: replacement, notes: notes)
  }
}
