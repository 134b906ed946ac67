import RuleSource

/// A calendar day such as `2026-11-02`.
public struct DateNotation: Notation, Hashable {
  /// The year, 1 … 9999.
  public let year: Int
  /// The month, 1 … 12.
  public let month: Int
  /// The day of the month; the day exists.
  public let day: Int

  /// Reads year, month and day.
  public static func parse(_ text: String) -> Result<DateNotation, NotationError> {
    Result { () throws(NotationError) in
      var scanner = TextScanner(text)
      let date = try DateNotation(&scanner)
      guard !scanner.isAtEnd else { return date }
      throw NotationError(
        SyntaxDiagnostics.malformedDate,
        "expected only a day such as `\(scanner.text(0..<10))`, without a time",
        at: scanner.rest.range)
    }
  }

  /// Reads a day at the beginning of a text.
  init(_ scanner: inout TextScanner) throws(NotationError) {
    let whole = scanner.whole
    let start = scanner
    guard let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), scanner.take("-"),
      let day = scanner.number(digits: 2)
    else { throw Self.malformed(start.rest.text, at: whole) }
    let part = 0..<scanner.offset
    guard year > 0, (1...12).contains(month) else {
      throw NotationError(
        SyntaxDiagnostics.malformedDate,
        "there is no month \(year > 0 ? "\(month)" : "in year 0"); "
          + "a day is year, month, day, such as `2026-11-02`",
        at: part)
    }
    let dayMax = Self.dayCount(month: month, year: year)
    guard (1...dayMax).contains(day) else {
      throw NotationError(
        SyntaxDiagnostics.malformedDate,
        "there is no day \(day) in \(MonthNotation.names[month - 1]) \(year), "
          + "which has \(dayMax) days", at: part)
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  private static func malformed(_ text: String, at range: Range<Int>) -> NotationError {
    if case .success = MonthNotation.parse(text) {
      return NotationError(
        SyntaxDiagnostics.malformedDate,
        "`\(text)` is a month; expected a day such as `\(text)-01`", at: range)
    }
    let readings = readings(of: text).map { "`\($0)`" }
    return NotationError(
      SyntaxDiagnostics.malformedDate, "expected a day such as `2026-11-02`", at: range,
      notes: readings.isEmpty
        ? [] : ["a day is year, month, day: \(readings.joined(separator: " or "))"])
  }

  /// The days that `5/10/2026`, `05.10.2026` or `2026/10/05` may mean.
  private static func readings(of text: String) -> [String] {
    let day = text.prefix { $0 != " " && $0 != "T" }
    let parts = day.split(whereSeparator: { "/.-".contains($0) }).map { Int($0) ?? 0 }
    guard parts.count == 3, day.allSatisfy({ $0.isASCII }) else { return [] }
    let orders =
      parts[0] > 31
      ? [(parts[0], parts[1], parts[2])]
      : [(parts[2], parts[1], parts[0]), (parts[2], parts[0], parts[1])]
    var found: [String] = []
    for (year, month, day) in orders where (1_000...9_999).contains(year) {
      guard (1...12).contains(month), (1...dayCount(month: month, year: year)).contains(day) else {
        continue
      }
      let numbers = [month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }
      let reading = "\(year)-\(numbers[0])-\(numbers[1])"
      if !found.contains(reading) { found.append(reading) }
    }
    return found
  }

  /// Returns the number of days of a month.
  static func dayCount(month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A calendar month such as `2026-10`.
public struct MonthNotation: Notation, Hashable {
  /// The year, 1 … 9999.
  public let year: Int
  /// The month, 1 … 12.
  public let month: Int

  /// Reads year and month.
  public static func parse(_ text: String) -> Result<MonthNotation, NotationError> {
    var scanner = TextScanner(text)
    guard let year = scanner.number(digits: 4), year > 0, scanner.take("-"),
      let month = scanner.number(digits: 2), (1...12).contains(month), scanner.isAtEnd
    else {
      return .failure(
        NotationError(
          SyntaxDiagnostics.malformedMonth, "expected a month such as `2026-10`",
          at: scanner.whole))
    }
    return .success(MonthNotation(year: year, month: month))
  }

  static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
