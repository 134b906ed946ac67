public import SyncState

/// A wait step (SC-W1, W2, W3).
public enum Wait: Hashable, Sendable {
  /// For a period, then on to an allowed weekday and time of day (SC-W7, W8, W9).
  case duration(Period, weekdays: WeekdaySet?, at: TimeOfDay?)
  /// Until a day, at a time or at midnight (SC-W11).
  case date(CivilDate, at: TimeOfDay?)
  /// Until the day of a token, shifted by days, on its next anniversary when asked (SC-W13, W14).
  case token(Token, anniversary: Bool, offset: DayOffset, at: TimeOfDay?)
  /// A wait whose unit the product does not know: passed straight through (SC-W5, R-21).
  case ignored

  /// A number of days, negative for earlier ones.
  public enum DayOffset: Hashable, Sendable {
    /// A fixed number.
    case days(Int)
    /// An integer token, added or subtracted.
    case token(Token, isNegative: Bool)
  }
}

/// A set of days of the week.
public struct WeekdaySet: Hashable, Sendable {
  private let bits: UInt8

  /// Creates a set.
  public init(_ days: some Sequence<Weekday>) {
    bits = days.reduce(0) { $0 | Self.bit(of: $1) }
  }

  /// Whether a day belongs to the set.
  public func contains(_ day: Weekday) -> Bool { bits & Self.bit(of: day) != 0 }

  /// The days, Monday first.
  public var days: [Weekday] { Weekday.allCases.filter(contains) }

  /// Whether there is no day.
  public var isEmpty: Bool { bits == 0 }

  private static func bit(of day: Weekday) -> UInt8 {
    switch day {
    case .monday: 1
    case .tuesday: 2
    case .wednesday: 4
    case .thursday: 8
    case .friday: 16
    case .saturday: 32
    case .sunday: 64
    }
  }
}
