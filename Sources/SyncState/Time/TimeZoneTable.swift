/// A day and a time of day without a zone.
public struct LocalDateTime: Hashable, Comparable, Sendable {
  /// The day.
  public let date: CivilDate
  /// The time of day.
  public let time: TimeOfDay

  /// Creates a local date and time.
  public init(_ date: CivilDate, _ time: TimeOfDay) {
    self.date = date
    self.time = time
  }

  /// Orders local times.
  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }

  /// Milliseconds since 1970-01-01T00:00 of the same zone-less calendar.
  var milliseconds: Int64 {
    Int64(date.daysSince1970) * 86_400_000 + Int64(time.milliseconds)
  }

  /// Creates a local date and time from milliseconds of the zone-less calendar.
  init(milliseconds: Int64) {
    let day =
      milliseconds >= 0 ? milliseconds / 86_400_000 : (milliseconds - 86_399_999) / 86_400_000
    date = CivilDate(daysSince1970: Int32(clamping: day))
    time = TimeOfDay(milliseconds: Int32(milliseconds - day * 86_400_000))
  }
}

/// A named time zone as a table of offset changes; the calendar arithmetic of a run needs no more.
public struct TimeZoneTable: Sendable {
  /// The IANA name, such as `Europe/Stockholm`.
  public let name: String
  /// The instants at which the offset changes, in seconds since 1970, ascending.
  private let changes: [Int64]
  /// The offset from UTC in seconds before the first change, then after each change.
  private let offsets: [Int32]

  /// Coordinated universal time.
  public static let utc = TimeZoneTable(name: "UTC", firstOffset: 0, changes: [])

  /// Creates a zone from its first offset and its changes (in seconds), which must ascend.
  public init(name: String, firstOffset: Int32, changes: [(at: Int64, offset: Int32)]) {
    precondition(
      zip(changes, changes.dropFirst()).allSatisfy { $0.at < $1.at }, "changes must ascend")
    self.name = name
    self.changes = changes.map(\.at)
    offsets = [firstOffset] + changes.map(\.offset)
  }

  /// Returns the offset from UTC at an instant, in seconds.
  public func offset(at instant: Instant) -> Int32 {
    let milliseconds = instant.millisecondsSince1970
    let seconds = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    return offsets[segment(at: seconds)]
  }

  /// Returns the local date and time of an instant.
  public func local(_ instant: Instant) -> LocalDateTime {
    let shift = Int64(offset(at: instant)) * 1000
    return LocalDateTime(milliseconds: instant.advanced(milliseconds: shift).millisecondsSince1970)
  }

  /// Returns the instant of a local date and time.
  ///
  /// A time inside the gap of spring moves forward by the gap, and a time of the doubled hour of
  /// autumn means its first pass (SC-W19, R-17).
  public func instant(_ local: LocalDateTime) -> Instant {
    let wanted = local.milliseconds
    let guess = segment(at: wanted / 1000 - Int64(offsets[0]))
    let first = max(0, min(guess, offsets.count - 1) - 2)
    for index in first..<offsets.count {
      let candidate = wanted - Int64(offsets[index]) * 1000
      let ends = index < changes.count ? changes[index] * 1000 : Int64.max
      if candidate < ends {
        let begins = index == 0 ? Int64.min : changes[index - 1] * 1000
        if candidate >= begins { return Instant(millisecondsSince1970: candidate) }
        let before = wanted - Int64(offsets[index - 1]) * 1000
        return Instant(millisecondsSince1970: before)
      }
    }
    return Instant(millisecondsSince1970: wanted - Int64(offsets[offsets.count - 1]) * 1000)
  }

  /// Returns the instant at which a local day begins.
  public func midnight(of date: CivilDate) -> Instant {
    instant(LocalDateTime(date, .midnight))
  }

  private func segment(at seconds: Int64) -> Int {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
