import RuleSource
public import SyncState

// How rules write days of the week: by the three letters that ``Weekday`` has as its text.
extension Weekday: Notation {
  /// Reads `Mon`, `Tue`, `Wed`, `Thu`, `Fri`, `Sat` or `Sun`.
  public static func parse(_ text: String) -> Result<Weekday, NotationError> {
    if let weekday = Weekday(rawValue: text) { return .success(weekday) }
    let range = 0..<text.utf8.count
    if let days = days(of: text) {
      let list = days.map(\.rawValue).joined(separator: ", ")
      return .failure(
        NotationError(
          SyntaxDiagnostics.unknownWeekday,
          "`\(text)` is no weekday; several are a list: `[\(list)]`", at: range))
    }
    if let meant = meant(by: text) {
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

  /// Returns the weekday whose name, whole or shortened, is written in another way.
  private static func meant(by text: some StringProtocol) -> Weekday? {
    guard text.count <= "Wednesday".count else { return nil }
    let start = text.prefix(3).lowercased()
    return allCases.first { $0.rawValue.lowercased() == start }
  }

  /// Returns the days of a range such as `Mon-Fri` or `Friday – Sunday`.
  private static func days(of text: String) -> [Weekday]? {
    let ends = text.split(maxSplits: 1) { "-–".contains($0) }.compactMap { end in
      meant(by: end.drop { $0 == " " }).flatMap(allCases.firstIndex(of:))
    }
    guard ends.count == 2, ends[0] != ends[1] else { return nil }
    return ends[0] < ends[1]
      ? Array(allCases[ends[0]...ends[1]])
      : Array(allCases[ends[0]...] + allCases[...ends[1]])
  }
}

/// A weekday of a month, such as `2nd Tue` (SC-S2).
public struct OrdinalWeekdayNotation: Notation, Hashable {
  /// Which one in the month, 1 … 4.
  public let ordinal: Int
  /// The weekday.
  public let weekday: Weekday

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
    return Weekday.parse(weekday.text).map {
      OrdinalWeekdayNotation(ordinal: position + 1, weekday: $0)
    }.mapError { $0.moved(by: weekday.range.lowerBound) }
  }
}

/// What a recurrence runs on: a weekday, or one weekday of each month.
public enum RecurrenceDayNotation: Notation, Hashable {
  /// Every such weekday of the weeks in which it runs.
  case weekday(Weekday)
  /// Once a month.
  case ordinal(OrdinalWeekdayNotation)

  /// Reads `Tue` or `2nd Tue`.
  public static func parse(_ text: String) -> Result<RecurrenceDayNotation, NotationError> {
    text.utf8.contains(0x20)
      ? OrdinalWeekdayNotation.parse(text).map { .ordinal($0) }
      : Weekday.parse(text).map { .weekday($0) }
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
