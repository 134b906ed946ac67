/// The rule of a zone in the notation of the POSIX variable `TZ`, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// Times may lie between −167 and 167 hours, as RFC 8536 allows in footers.
struct PosixZoneRule {
  /// A day of every year.
  enum Day {
    /// The day from 1 to 365; February 29 is not counted.
    case julian(Int)
    /// The day from 0 to 365; February 29 is counted.
    case ordinal(Int)
    /// The nth weekday (0 is Sunday) of a month; the fifth is the last.
    case weekday(month: Int, week: Int, weekday: Int)
  }

  /// The beginning or the end of daylight saving time, in the local time before it.
  struct Boundary {
    let day: Day
    let seconds: Int
  }

  /// The offset of standard time from UTC, in seconds.
  let standardOffset: Int32
  /// Daylight saving time, when there is any.
  let daylight: (offset: Int32, start: Boundary, end: Boundary)?

  /// Reads a rule; nil when the text is not one.
  init?(_ text: [UInt8]) {
    var scanner = Scanner(text: text)
    guard text.count <= 255, scanner.skipName(), let west = scanner.time(hoursMax: 24) else {
      return nil
    }
    standardOffset = Int32(-west)
    guard !scanner.isAtEnd else {
      daylight = nil
      return
    }
    guard scanner.skipName() else { return nil }
    var daylightOffset = -west + 3600
    if !scanner.isAtEnd, !scanner.isNext(",") {
      guard let west = scanner.time(hoursMax: 24) else { return nil }
      daylightOffset = -west
    }
    guard let start = scanner.boundary(), let end = scanner.boundary(), scanner.isAtEnd else {
      return nil
    }
    daylight = (Int32(daylightOffset), start, end)
  }

  /// Returns the changes after an instant (in seconds) until the end of a year.
  func changes(after last: Int64?, through lastYear: Int) -> [(at: Int64, offset: Int32)] {
    guard let daylight else { return [] }
    let firstYear = max(1, last.map { year(of: $0) - 1 } ?? 1900)
    guard firstYear <= lastYear else { return [] }
    var found: [(at: Int64, offset: Int32, isStart: Bool)] = []
    for year in firstYear...lastYear {
      let start = seconds(of: daylight.start, in: year) - Int64(standardOffset)
      let end = seconds(of: daylight.end, in: year) - Int64(daylight.offset)
      found.append((start, daylight.offset, true))
      found.append((end, standardOffset, false))
    }
    found.sort { ($0.at, $0.isStart ? 1 : 0) < ($1.at, $1.isStart ? 1 : 0) }
    var changes: [(at: Int64, offset: Int32)] = []
    for change in found where change.at > last ?? .min {
      if changes.last?.at == change.at { changes.removeLast() }
      changes.append((change.at, change.offset))
    }
    return changes
  }

  private func year(of seconds: Int64) -> Int {
    LocalDateTime(milliseconds: seconds * 1000).date.components.year
  }

  /// Returns the local seconds since 1970 of a boundary in a year.
  private func seconds(of boundary: Boundary, in year: Int) -> Int64 {
    let newYear = Int(CivilDate(year: year, month: 1, day: 1)?.daysSince1970 ?? 0)
    let isLeap = CivilDate.dayCount(ofMonth: 2, year: year) == 29
    let day: Int
    switch boundary.day {
    case .ordinal(let number): day = newYear + number
    case .julian(let number): day = newYear + number - 1 + (isLeap && number >= 60 ? 1 : 0)
    case .weekday(let month, let week, let weekday):
      let first = Int(CivilDate(year: year, month: month, day: 1)?.daysSince1970 ?? 0)
      // 1970-01-01 was a Thursday, which is 4 when Sunday is 0.
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      var dayOfMonth = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      if dayOfMonth >= CivilDate.dayCount(ofMonth: month, year: year) { dayOfMonth -= 7 }
      day = first + dayOfMonth
    }
    return Int64(day) * 86_400 + Int64(boundary.seconds)
  }

  /// Takes the text of a rule apart.
  private struct Scanner {
    let text: [UInt8]
    var index = 0

    var isAtEnd: Bool { index == text.count }

    func isNext(_ character: Unicode.Scalar) -> Bool {
      index < text.count && text[index] == UInt8(ascii: character)
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard isNext(character) else { return false }
      index += 1
      return true
    }

    /// Skips an abbreviation: three letters or more, or anything in angle brackets.
    mutating func skipName() -> Bool {
      if skip("<") {
        while index < text.count, !isNext(">") { index += 1 }
        return skip(">")
      }
      let start = index
      while index < text.count, (text[index] | 0x20) >= 0x61, (text[index] | 0x20) <= 0x7A {
        index += 1
      }
      return index - start >= 3
    }

    mutating func number(max: Int) -> Int? {
      let start = index
      var number = 0
      while index < text.count, text[index].isDigit, index - start < 4 {
        number = number * 10 + Int(text[index] - UInt8(ascii: "0"))
        index += 1
      }
      return index > start && number <= max ? number : nil
    }

    /// Reads `[+-]hh[:mm[:ss]]` and returns seconds.
    mutating func time(hoursMax: Int) -> Int? {
      let isNegative = skip("-")
      if !isNegative { _ = skip("+") }
      guard let hours = number(max: hoursMax) else { return nil }
      var seconds = hours * 3600
      if skip(":") {
        guard let minutes = number(max: 59) else { return nil }
        seconds += minutes * 60
        if skip(":") {
          guard let rest = number(max: 59) else { return nil }
          seconds += rest
        }
      }
      return isNegative ? -seconds : seconds
    }

    /// Reads `,date[/time]`.
    mutating func boundary() -> Boundary? {
      guard skip(","), let day = day() else { return nil }
      guard skip("/") else { return Boundary(day: day, seconds: 7200) }
      return time(hoursMax: 167).map { Boundary(day: day, seconds: $0) }
    }

    private mutating func day() -> Day? {
      if skip("J") {
        guard let number = number(max: 365), number >= 1 else { return nil }
        return .julian(number)
      }
      guard skip("M") else { return number(max: 365).map { .ordinal($0) } }
      guard let month = number(max: 12), month >= 1, skip("."), let week = number(max: 5),
        week >= 1, skip("."), let weekday = number(max: 6)
      else { return nil }
      return .weekday(month: month, week: week, weekday: weekday)
    }
  }
}
