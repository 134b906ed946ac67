import RuleGraph
import SyncState

/// The instants at which conditions on dates need to be tried, so that none is missed at which
/// they could hold.
///
/// A condition on *now* and a fixed day can hold together within a stretch of time whose ends are a
/// midnight plus or minus a period; frames such as *last week* depend on where the day stands in the
/// calendar, whose weekdays come back after 28 years.
struct ClockChoice {
  /// The instants, the usual one first.
  let instants: [Instant]

  /// Monday 5 January 2026, 10:40 in UTC: when made-up people live unless a filter says otherwise.
  static let usual = Instant(millisecondsSince1970: 1_767_609_600_000)

  /// Chooses the instants for some conditions.
  init(_ tests: [ValueTest], _ zone: TimeZoneTable) {
    var days: [CivilDate] = []
    var periods: [Int64] = []
    var frames: [ValueTest.TimeFrame] = []
    for test in tests {
      switch test {
      case .day(let named, _): days += named
      case .dayRange(let first, let last, _): days += [first, last].compactMap(\.self)
      case .relative(_, let period): periods.append(period.milliseconds)
      case .timeFrame(let frame): frames.append(frame)
      case .isEmpty, .text, .exactText, .number, .numberRange, .boolean: break
      }
    }
    guard !periods.isEmpty || !frames.isEmpty else {
      instants = [Self.usual]
      return
    }
    let today = zone.local(Self.usual).date
    var instants = [Self.usual]
    for day in days + [today] {
      for midnight in (-1...2).map({ zone.midnight(of: day.advanced(days: $0)) }) {
        for shift in [0] + periods + periods.map({ -$0 }) {
          let edge = midnight.advanced(milliseconds: shift)
          instants += [edge, edge.advanced(milliseconds: -1), edge.advanced(milliseconds: 1)]
        }
      }
    }
    if !frames.isEmpty {
      let reach = Self.reach(frames)
      let others = days.flatMap { day in
        (-reach.nearby...reach.nearby).map { day.advanced(days: $0) }
      }
      for day in (-reach.calendar...reach.calendar).map({ today.advanced(days: $0) }) + others {
        let end = zone.midnight(of: day.advanced(days: 1)).advanced(milliseconds: -1)
        instants += [zone.midnight(of: day), end]
      }
    }
    self.instants = instants
  }

  /// How many days around today show every way in which the frames can lie to each other, and how many
  /// days a frame can be away from its day.
  private static func reach(_ frames: [ValueTest.TimeFrame]) -> (calendar: Int, nearby: Int) {
    var (hasWeeks, hasMonths) = (false, false)
    for frame in frames {
      switch frame {
      case .today, .yesterday: break
      case .thisWeek, .lastWeek: hasWeeks = true
      case .thisMonth, .lastMonth, .thisQuarter, .lastQuarter, .thisYear, .lastYear:
        hasMonths = true
      }
    }
    return switch (hasWeeks, hasMonths) {
    case (false, false): (2, 2)
    case (true, false): (8, 16)
    case (false, true): (2 * 366, 2 * 366)
    case (true, true): (14 * 366, 2 * 366)
    }
  }
}
