package import RuleGraph
package import SyncState

/// A condition on a date or an instant, as bounds.
///
/// Days are compared with local days; a date against *now* has the instant of its local midnight
///
struct DateTest: Sendable {
  /// What the bounds follow from.
  private enum Source: Sendable {
    case fixed
    case relative(ValueTest.RelativeOperator, Period)
    case frame(ValueTest.TimeFrame)
  }

  private let source: Source
  let isNegated: Bool
  private let nullMatches: Bool
  /// The ranges of local days; used for dates always, for instants unless `instants` is there.
  private var days: [ClosedRange<CivilDate>]
  /// The range of instants of a comparison with now.
  private var instants: ClosedRange<Instant>?
  /// The instant that the bounds were worked out for.
  private(set) var preparedFor: Instant?

  private static let firstDay = CivilDate(daysSince1970: .min)
  private static let lastDay = CivilDate(daysSince1970: .max)
  private static let firstInstant = Instant(millisecondsSince1970: .min)
  private static let lastInstant = Instant(millisecondsSince1970: .max)

  /// On one of some days, or none of them.
  init(days: [CivilDate], negated: Bool) {
    source = .fixed
    isNegated = negated
    nullMatches = negated
    self.days = days.map { $0...$0 }
  }

  /// Within days, both included.
  init(first: CivilDate?, last: CivilDate?, nullMatches: Bool) {
    source = .fixed
    isNegated = false
    self.nullMatches = nullMatches
    let (low, high) = (first ?? Self.firstDay, last ?? Self.lastDay)
    days = low <= high ? [low...high] : []
  }

  /// A period before or after now; *in past before* includes empty values.
  init(_ comparison: ValueTest.RelativeOperator, _ period: Period) {
    source = .relative(comparison, period)
    isNegated = false
    nullMatches = comparison == .inPastBefore
    days = []
  }

  /// In a preset frame around now.
  init(_ frame: ValueTest.TimeFrame) {
    source = .frame(frame)
    isNegated = false
    nullMatches = false
    days = []
  }

  /// Whether the bounds move with the clock.
  var dependsOnNow: Bool {
    switch source {
    case .fixed: false
    case .relative, .frame: true
    }
  }

  /// The local days that pass, unless they are denied; nil when instants are compared with now.
  var fixedDays: [ClosedRange<CivilDate>]? {
    switch source {
    case .fixed, .frame: days
    case .relative: nil
    }
  }

  /// Works the bounds out for an instant.
  mutating func prepare(for now: Instant, _ zone: TimeZoneTable) {
    preparedFor = now
    switch source {
    case .fixed: break
    case .frame(let frame): days = [frame.days(around: zone.local(now).date)]
    case .relative(let comparison, let period):
      let range = Self.range(comparison, period.milliseconds, now)
      instants = range
      days = range.flatMap { Self.days(with: $0, zone) }.map { [$0] } ?? []
    }
  }

  /// Whether a value passes; bounds must have been worked out for now if they depend on it.
  func passes(_ value: Value, _ zone: TimeZoneTable) -> Bool {
    switch value {
    case .null: nullMatches
    case .date(let day): days.contains { $0.contains(day) } != isNegated
    case .datetime(let instant):
      if case .relative = source {
        instants?.contains(instant) ?? false
      } else {
        contains(zone.local(instant).date) != isNegated
      }
    case .text, .number, .boolean: isNegated
    }
  }

  private func contains(_ day: CivilDate) -> Bool { days.contains { $0.contains(day) } }

  /// The instants that a comparison accepts; nil when there are none.
  private static func range(
    _ comparison: ValueTest.RelativeOperator, _ length: Int64, _ now: Instant
  ) -> ClosedRange<Instant>? {
    let (past, future) = (now.advanced(milliseconds: -length), now.advanced(milliseconds: length))
    let next = now.advanced(milliseconds: 1)
    switch comparison {
    case .inPast: return past...now
    case .inPastBefore: return firstInstant...past.advanced(milliseconds: -1)
    case .inFuture: return next <= future ? next...future : nil
    case .inFutureAfter: return future.advanced(milliseconds: 1)...lastInstant
    }
  }

  /// The days whose midnight lies in a range of instants; nil when there is none.
  private static func days(
    with midnights: ClosedRange<Instant>, _ zone: TimeZoneTable
  ) -> ClosedRange<CivilDate>? {
    var first = firstDay
    if midnights.lowerBound > firstInstant {
      first = zone.local(midnights.lowerBound).date
      if zone.midnight(of: first) < midnights.lowerBound { first = first.advanced(days: 1) }
    }
    var last = lastDay
    if midnights.upperBound < lastInstant {
      last = zone.local(midnights.upperBound).date
      if zone.midnight(of: last) > midnights.upperBound { last = last.advanced(days: -1) }
    }
    return first <= last ? first...last : nil
  }
}

extension ValueTest.TimeFrame {
  /// The days of the frame, its future part included; weeks begin on Sunday.
  package func days(around today: CivilDate) -> ClosedRange<CivilDate> {
    let (year, month, _) = today.components
    let sunday = today.startOfWeek
    let quarter = (month - 1) / 3 * 3 + 1
    return switch self {
    case .today: today...today
    case .yesterday: today.advanced(days: -1)...today.advanced(days: -1)
    case .thisWeek: sunday...sunday.advanced(days: 6)
    case .lastWeek: sunday.advanced(days: -7)...sunday.advanced(days: -1)
    case .thisMonth: CivilDate.months(from: year, month, count: 1)
    case .lastMonth: CivilDate.months(from: year, month - 1, count: 1)
    case .thisQuarter: CivilDate.months(from: year, quarter, count: 3)
    case .lastQuarter: CivilDate.months(from: year, quarter - 3, count: 3)
    case .thisYear: CivilDate.months(from: year, 1, count: 12)
    case .lastYear: CivilDate.months(from: year - 1, 1, count: 12)
    }
  }
}

extension CivilDate {
  /// The Sunday with which the day's week begins.
  var startOfWeek: CivilDate { advanced(days: -(((Int(daysSince1970) % 7) + 11) % 7)) }

  /// Returns the first day of a month, whose number may lie outside 1 … 12; saturates.
  static func firstOfMonth(_ year: Int, _ month: Int) -> CivilDate {
    let months = year * 12 + month - 1
    let (whole, rest) = months.quotientAndRemainder(dividingBy: 12)
    return CivilDate(year: whole, month: rest + 1, day: 1)
      ?? CivilDate(daysSince1970: whole < 1 ? .min : .max)
  }

  /// Returns the days of some months in a row.
  static func months(from year: Int, _ month: Int, count: Int) -> ClosedRange<CivilDate> {
    let first = firstOfMonth(year, month)
    return first...max(first, firstOfMonth(year, month + count).advanced(days: -1))
  }
}
