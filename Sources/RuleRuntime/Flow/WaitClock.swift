import RuleGraph
import SyncState

/// Works out when a wait ends, in the subscription's time zone (SC-W4).
struct WaitClock: Sendable {
  /// The subscription's time zone.
  let zone: TimeZoneTable

  /// Returns the end of a duration that begins now (SC-W1, SC-W7 … W9, R-20).
  ///
  /// Minutes and hours are elapsed time; days and longer units keep the local time (SC-W19, R-17).
  func end(of period: Period, weekdays: WeekdaySet?, at time: TimeOfDay?, from now: Instant)
    -> Instant
  {
    let end = self.end(of: period, from: now)
    let days = weekdays.flatMap { $0.isEmpty ? nil : $0 }
    guard days != nil || time != nil else { return end }
    let local = zone.local(end)
    // The day itself and the seven after it hold every weekday at or after the end.
    for offset in 0...7 {
      let date = local.date.advanced(days: offset)
      guard days?.contains(date.weekday) ?? true else { continue }
      if offset == 0, time == nil { return end }
      let candidate = zone.instant(LocalDateTime(date, time ?? local.time))
      if candidate >= end { return candidate }
    }
    return end
  }

  /// Returns the instant of a day at a time or at midnight (SC-W2, SC-W11).
  func instant(of day: CivilDate, at time: TimeOfDay?) -> Instant {
    zone.instant(LocalDateTime(day, time ?? .midnight))
  }

  /// Returns the day of a date token, shifted, on its next anniversary when asked.
  ///
  /// The anniversary is the first, starting with this year's, whose shifted day is not before today
  /// (SC-W13, SC-W14, R-19); 29 February falls on the 28th in a common year.
  func day(
    of date: CivilDate, isAnniversary: Bool, offset: Int, from now: Instant
  ) -> CivilDate {
    guard isAnniversary else { return date.advanced(days: offset) }
    let today = zone.local(now).date
    let (_, month, day) = date.components
    var year = today.components.year
    var target = today
    repeat {
      let length = CivilDate.dayCount(ofMonth: month, year: year)
      guard let anniversary = CivilDate(year: year, month: month, day: min(day, length)) else {
        return target
      }
      target = anniversary.advanced(days: offset)
      year += 1
    } while target < today
    return target
  }

  private func end(of period: Period, from now: Instant) -> Instant {
    guard let unitDays = period.unit.days else {
      return now.advanced(milliseconds: period.milliseconds)
    }
    guard period.count > 0 else { return now }
    let local = zone.local(now)
    return zone.instant(
      LocalDateTime(local.date.advanced(days: period.count * unitDays), local.time))
  }
}
