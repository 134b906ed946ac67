package import RuleGraph
package import SyncState

/// Walks through the runs of a recurrence in the order of time (SC-S2, SC-S3, R-16).
package struct RecurrenceCursor: Sendable {
  private let recurrence: Recurrence
  /// The number of the unit (day, week, month) that is looked at next, counted from the start's.
  private var unit = 0
  /// Runs of the unit before that have not been handed out, latest first.
  private var pending: [CivilDate] = []

  /// The last day that calendars of the product can show.
  private static let lastDay = CivilDate(year: 9999, month: 12, day: 31)

  /// Begins before the first run.
  package init(_ recurrence: Recurrence) { self.recurrence = recurrence }

  /// Returns the next run, or nil after the last.
  package mutating func next() -> LocalDateTime? {
    while true {
      while let date = pending.popLast() {
        let run = LocalDateTime(date, recurrence.start.time)
        guard run >= recurrence.start else { continue }
        if let end = recurrence.end, run > end { return nil }
        return run
      }
      guard let dates = datesOfNextUnit() else { return nil }
      pending = dates.reversed()
    }
  }

  /// Returns the days of the next unit, ascending; nil when the calendar or the recurrence ends.
  private mutating func datesOfNextUnit() -> [CivilDate]? {
    let start = recurrence.start.date
    let (count, overflow) = unit.multipliedReportingOverflow(by: recurrence.interval)
    unit += 1
    guard !overflow, count < 10_000_000 else { return nil }
    let first: CivilDate
    let dates: [CivilDate]
    switch recurrence.pattern {
    case .daily(let weekdaysOnly):
      first = start.advanced(days: count)
      dates = weekdaysOnly && first.isWeekend ? [] : [first]
    case .weekly(let weekdays):
      guard !weekdays.isEmpty else { return nil }
      first = start.startOfWeek.advanced(days: count * 7)
      dates = (0..<7).map { first.advanced(days: $0) }.filter { weekdays.contains($0.weekday) }
    case .monthlyOnDay(let day):
      first = month(count, after: start)
      let (year, month, _) = first.components
      let last = CivilDate.dayCount(ofMonth: month, year: year)
      dates = [first.advanced(days: max(1, min(day, last)) - 1)]
    case .monthlyOnWeekday(let week, let weekday):
      first = month(count, after: start)
      let days = (0..<7).map { first.advanced(days: (week - 1) * 7 + $0) }
      dates = days.filter { $0.weekday == weekday }
    }
    if let lastDay = Self.lastDay, first > lastDay { return nil }
    if let end = recurrence.end, first > end.date { return nil }
    return dates
  }

  private func month(_ count: Int, after start: CivilDate) -> CivilDate {
    let (year, month, _) = start.components
    return CivilDate.firstOfMonth(year, month + count)
  }
}

extension CivilDate {
  /// Whether the day is a Saturday or a Sunday.
  fileprivate var isWeekend: Bool { weekday == .saturday || weekday == .sunday }
}
