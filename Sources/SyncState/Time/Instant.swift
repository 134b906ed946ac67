/// A point in time, in milliseconds of UTC.
@frozen public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let millisecondsSince1970: Int64

  /// Creates an instant from milliseconds since 1970.
  @inlinable public init(millisecondsSince1970: Int64) {
    self.millisecondsSince1970 = millisecondsSince1970
  }

  /// Orders instants by time.
  @inlinable public static func < (left: Instant, right: Instant) -> Bool {
    left.millisecondsSince1970 < right.millisecondsSince1970
  }

  /// Returns the instant that is a number of milliseconds later; saturates at the ends of time.
  @inlinable public func advanced(milliseconds: Int64) -> Instant {
    let (sum, overflow) = millisecondsSince1970.addingReportingOverflow(milliseconds)
    if overflow {
      return Instant(millisecondsSince1970: milliseconds < 0 ? .min + 1 : .max)
    }
    return Instant(millisecondsSince1970: sum)
  }
}
