/// A time of the day, without a zone.
@frozen public struct TimeOfDay: Hashable, Comparable, Sendable {
  /// Milliseconds since local midnight, below 86,400,000.
  public let milliseconds: Int32

  /// Creates a time of day; nil when hour or minute or second is out of range.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
      return nil
    }
    milliseconds = Int32(((hour * 60 + minute) * 60 + second) * 1000)
  }

  /// Creates a time of day from milliseconds since midnight, which must be within the day.
  public init(milliseconds: Int32) {
    precondition((0..<86_400_000).contains(milliseconds), "a day has 86,400,000 milliseconds")
    self.milliseconds = milliseconds
  }

  /// 00:00.
  public static let midnight = TimeOfDay(milliseconds: 0)

  /// Orders times of day.
  @inlinable public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
