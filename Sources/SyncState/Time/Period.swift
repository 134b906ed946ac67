/// A length of time as written by a user: a count and a unit.
public struct Period: Hashable, Sendable {
  /// The units that periods know (SC-W6).
  public enum Unit: String, Sendable, CaseIterable {
    /// 60 seconds.
    case minute
    /// 60 minutes.
    case hour
    /// 24 hours, or one calendar day in waits.
    case day
    /// 7 days.
    case week
    /// 30 days (SC-Q4, SC-W6).
    case month
    /// 365 days (SC-W6).
    case year

    /// The length in whole days; nil for units below a day.
    public var days: Int? {
      switch self {
      case .minute, .hour: nil
      case .day: 1
      case .week: 7
      case .month: 30
      case .year: 365
      }
    }

    /// The elapsed length in milliseconds.
    var milliseconds: Int64 {
      switch self {
      case .minute: 60_000
      case .hour: 3_600_000
      case .day, .week, .month, .year: Int64(days ?? 0) * 86_400_000
      }
    }
  }

  /// The number of units, at least 0 and at most ``countMax``.
  public let count: Int
  /// The unit.
  public let unit: Unit

  /// The largest count: enough for a century in minutes.
  public static let countMax = 100_000_000

  /// Creates a period; nil when the count is negative or above ``countMax``.
  public init?(_ count: Int, _ unit: Unit) {
    guard (0...Self.countMax).contains(count) else { return nil }
    self.count = count
    self.unit = unit
  }

  /// The elapsed length in milliseconds; a day has 24 hours (SC-Q4, R-22).
  public var milliseconds: Int64 { Int64(count) * unit.milliseconds }
}
