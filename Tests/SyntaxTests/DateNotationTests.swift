import RuleSyntax
import Testing

@Suite struct DateNotationTests {
  @Test(arguments: [
    NotationCase("2026-11-02", "2026 11 2"),
    NotationCase("2028-02-29", "2028 2 29"),
    NotationCase(
      "⟦2026-02-29⟧",
      "malformed-date: there is no day 29 in February 2026, which has 28 days"),
    NotationCase(
      "⟦1900-02-29⟧",
      "malformed-date: there is no day 29 in February 1900, which has 28 days"),
    NotationCase(
      "⟦2026-04-00⟧", "malformed-date: there is no day 0 in April 2026, which has 30 days"),
    NotationCase(
      "⟦2026-13-01⟧",
      "malformed-date: there is no month 13; a day is year, month, day, such as `2026-11-02`"),
    NotationCase(
      "⟦2026-10⟧", "malformed-date: `2026-10` is a month; expected a day such as `2026-10-01`"),
    NotationCase("⟦02.11.2026⟧", "malformed-date: expected a day such as `2026-11-02`"),
    NotationCase("⟦⟧", "malformed-date: expected a day such as `2026-11-02`"),
    NotationCase(
      "2026-11-02⟦ 09:00⟧",
      "malformed-date: expected only a day such as `2026-11-02`, without a time"),
  ])
  func `a day is year, month and day`(test: NotationCase) {
    test.check(DateNotation.self) { "\($0.year) \($0.month) \($0.day)" }
  }

  @Test(arguments: [
    NotationCase("2026-10", "2026 10"),
    NotationCase("⟦2026-13⟧", "malformed-month: expected a month such as `2026-10`"),
    NotationCase("⟦2026-1⟧", "malformed-month: expected a month such as `2026-10`"),
    NotationCase("⟦2026-10-01⟧", "malformed-month: expected a month such as `2026-10`"),
  ])
  func `a month is year and month`(test: NotationCase) {
    test.check(MonthNotation.self) { "\($0.year) \($0.month)" }
  }

  @Test(arguments: [
    NotationCase("09:00", "9 0 0"),
    NotationCase("23:59:59", "23 59 59"),
    NotationCase(
      "⟦24:00⟧", "malformed-time: there is no time `24:00`; a day goes from `00:00` to `23:59`"),
    NotationCase(
      "⟦9:00⟧", "malformed-time: expected a time of day with two digits each, as in `09:00`"),
    NotationCase(
      "⟦09:00 am⟧", "malformed-time: expected a time of day with two digits each, as in `09:00`"),
    NotationCase(
      "⟦540⟧", "malformed-time: expected a time of day with two digits each, as in `09:00`"),
  ])
  func `a time is hour and minute`(test: NotationCase) {
    test.check(TimeNotation.self) { "\($0.hour) \($0.minute) \($0.second)" }
  }

  @Test(arguments: [
    NotationCase("2026-11-02 09:00", "2 9"),
    NotationCase("2026-11-02T09:00:30", "2 9"),
    NotationCase(
      "⟦2026-11-02⟧",
      "malformed-time: `2026-11-02` has no time of day; write for example `2026-11-02 09:00`"),
    NotationCase(
      "2026-11-02 09:00⟦Z⟧",
      "malformed-time: `Z` is not allowed; times are in the time zone of the workspace"),
    NotationCase(
      "2026-11-02T09:00⟦+01:00⟧",
      "malformed-time: `+01:00` is not allowed; times are in the time zone of the workspace"),
    NotationCase(
      "2026-11-02⟦, 09:00⟧",
      "malformed-time: expected a blank and a time of day, as in `2026-11-02 09:00`"),
    NotationCase(
      "⟦2026-02-30⟧ 09:00",
      "malformed-date: there is no day 30 in February 2026, which has 28 days"),
    NotationCase(
      "2026-11-02 ⟦25:00⟧",
      "malformed-time: there is no time `25:00`; a day goes from `00:00` to `23:59`"),
  ])
  func `a moment is a day and a time`(test: NotationCase) {
    test.check(DateTimeNotation.self) { "\($0.date.day) \($0.time.hour)" }
  }

  @Test(arguments: [
    NotationCase("2026-11-02", "date 2"),
    NotationCase("2026-11-02 09:00", "dateTime 2"),
    NotationCase("⟦soon⟧", "malformed-date: expected a day such as `2026-11-02`"),
  ])
  func `a recurrence begins on a day or at a moment`(test: NotationCase) {
    test.check(DateOrDateTimeNotation.self) {
      switch $0 {
      case .date(let date): "date \(date.day)"
      case .dateTime(let dateTime): "dateTime \(dateTime.date.day)"
      }
    }
  }
}
