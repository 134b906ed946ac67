import RuleSource

/// A time of day such as `09:00`.
public struct TimeNotation: Notation, Hashable {
  /// The hour, 0 … 23.
  public let hour: Int
  /// The minute, 0 … 59.
  public let minute: Int
  /// The second, 0 … 59.
  public let second: Int

  /// Reads `HH:mm` or `HH:mm:ss`.
  public static func parse(_ text: String) -> Result<TimeNotation, NotationError> {
    Result { () throws(NotationError) in
      var scanner = TextScanner(text)
      return try TimeNotation(&scanner)
    }
  }

  private init(hour: Int, minute: Int, second: Int) {
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// Reads the rest of a text as a time.
  init(_ scanner: inout TextScanner) throws(NotationError) {
    let part = scanner.rest
    guard let hour = scanner.number(digits: 2), scanner.take(":"),
      let minute = scanner.number(digits: 2)
    else { throw Self.malformed(part) }
    var second = 0
    if scanner.take(":") {
      guard let number = scanner.number(digits: 2) else { throw Self.malformed(part) }
      second = number
    }
    guard scanner.isAtEnd else { throw Self.malformed(part) }
    guard hour <= 23, minute <= 59, second <= 59 else {
      throw NotationError(
        SyntaxDiagnostics.malformedTime,
        "there is no time `\(part.text)`; a day goes from `00:00` to `23:59`", at: part.range)
    }
    self.init(hour: hour, minute: minute, second: second)
  }

  private static func malformed(_ part: TextScanner.Part) -> NotationError {
    NotationError(
      SyntaxDiagnostics.malformedTime, "expected a time of day with two digits each, as in `09:00`",
      at: part.range)
  }
}

/// A day and time in the time zone of the workspace, such as `2026-11-02 09:00`.
public struct DateTimeNotation: Notation, Hashable {
  /// The day.
  public let date: DateNotation
  /// The time of day.
  public let time: TimeNotation

  /// Reads a day, a blank or `T`, and a time.
  public static func parse(_ text: String) -> Result<DateTimeNotation, NotationError> {
    Result { () throws(NotationError) in
      var scanner = TextScanner(text)
      let date = try DateNotation(&scanner)
      guard !scanner.isAtEnd else {
        throw NotationError(
          SyntaxDiagnostics.malformedTime,
          "`\(text)` has no time of day; write for example `\(text) 09:00`", at: scanner.whole)
      }
      guard scanner.take(" ") || scanner.take("T") else {
        throw NotationError(
          SyntaxDiagnostics.malformedTime,
          "expected a blank and a time of day, as in `\(scanner.text(0..<10)) 09:00`",
          at: scanner.rest.range)
      }
      try refuseOffset(scanner.rest)
      return DateTimeNotation(date: date, time: try TimeNotation(&scanner))
    }
  }

  private static func refuseOffset(_ time: TextScanner.Part) throws(NotationError) {
    guard let start = time.text.utf8.firstIndex(where: { [0x2B, 0x2D, 0x5A].contains($0) }) else {
      return
    }
    let offset = String(time.text[start...])
    throw NotationError(
      SyntaxDiagnostics.malformedTime,
      "`\(offset)` is not allowed; times are in the time zone of the workspace",
      at: (time.range.upperBound - offset.utf8.count)..<time.range.upperBound)
  }
}

/// A day, or a day and time, such as the beginning and end of a recurrence (SC-S2).
public enum DateOrDateTimeNotation: Notation, Hashable {
  /// A day.
  case date(DateNotation)
  /// A day and time.
  case dateTime(DateTimeNotation)

  /// Reads a day, or a day and time.
  public static func parse(_ text: String) -> Result<DateOrDateTimeNotation, NotationError> {
    text.utf8.count <= 10
      ? DateNotation.parse(text).map { .date($0) }
      : DateTimeNotation.parse(text).map { .dateTime($0) }
  }
}
