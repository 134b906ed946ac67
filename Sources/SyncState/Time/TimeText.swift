extension CivilDate {
  /// Reads `yyyy-MM-dd`; nil for another spelling or a day that does not exist.
  public init?(utf8 text: Span<UInt8>) {
    guard text.count == 10 else { return nil }
    self.init(utf8: text, at: 0)
  }

  fileprivate init?(utf8 text: Span<UInt8>, at start: Int) {
    guard let year = text.number(at: start, digits: 4), text.has("-", at: start + 4),
      let month = text.number(at: start + 5, digits: 2), text.has("-", at: start + 7),
      let day = text.number(at: start + 8, digits: 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension TimeOfDay {
  /// Reads `HH:mm` or `HH:mm:ss`; nil for another spelling or a time that does not exist.
  public init?(utf8 text: Span<UInt8>) {
    guard text.count == 5 || text.count == 8 else { return nil }
    guard let hour = text.number(at: 0, digits: 2), text.has(":", at: 2),
      let minute = text.number(at: 3, digits: 2)
    else { return nil }
    var second = 0
    if text.count == 8 {
      guard text.has(":", at: 5), let number = text.number(at: 6, digits: 2) else { return nil }
      second = number
    }
    self.init(hour: hour, minute: minute, second: second)
  }

  /// The time as `HH:mm`, with seconds when there are any.
  public var text: String {
    let seconds = Int(milliseconds) / 1000
    let short = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
    return seconds % 60 == 0 ? short : "\(short):\(padded(seconds % 60, 2))"
  }
}

extension Instant {
  /// Reads a date and time with its offset; nil for another spelling or a time that does not exist.
  ///
  /// Accepted are `2017-09-08T16:39:14Z`, `…+0000`, `…+00:00` and the vendor's `…Z+0000`, each also
  /// with fractions of a second, of which milliseconds are kept.
  public init?(utf8 text: Span<UInt8>) {
    guard let date = CivilDate(utf8: text, at: 0), text.has("T", at: 10),
      let hour = text.number(at: 11, digits: 2), text.has(":", at: 13),
      let minute = text.number(at: 14, digits: 2), text.has(":", at: 16),
      let second = text.number(at: 17, digits: 2),
      let time = TimeOfDay(hour: hour, minute: minute, second: second)
    else { return nil }
    var index = 19
    guard let fraction = Self.fraction(text, &index),
      let offset = Self.offset(text, index)
    else { return nil }
    let local = LocalDateTime(date, time).milliseconds
    self.init(millisecondsSince1970: local + fraction - offset)
  }

  /// Returns the milliseconds of an optional fraction of a second, nil for a point without digits.
  private static func fraction(_ text: Span<UInt8>, _ index: inout Int) -> Int64? {
    guard text.has(".", at: index) else { return 0 }
    index += 1
    let start = index
    var milliseconds: Int64 = 0
    while index < text.count, text[index].isDigit, index - start < 9 {
      if index - start < 3 {
        milliseconds = milliseconds * 10 + Int64(text[index] - UInt8(ascii: "0"))
      }
      index += 1
    }
    guard index > start else { return nil }
    for _ in 0..<max(0, 3 - (index - start)) { milliseconds *= 10 }
    return milliseconds
  }

  /// Returns the offset that a text ends with, in milliseconds; nil when there is none.
  private static func offset(_ text: Span<UInt8>, _ start: Int) -> Int64? {
    var index = start
    if text.has("Z", at: index) {
      index += 1
      if index == text.count { return 0 }
    }
    let isNegative = text.has("-", at: index)
    guard isNegative || text.has("+", at: index), let hours = text.number(at: index + 1, digits: 2)
    else { return nil }
    let minutesAt = text.has(":", at: index + 3) ? index + 4 : index + 3
    guard let minutes = text.number(at: minutesAt, digits: 2), text.count == minutesAt + 2,
      hours <= 23, minutes <= 59
    else { return nil }
    let milliseconds = Int64(hours * 60 + minutes) * 60_000
    return isNegative ? -milliseconds : milliseconds
  }

  /// The instant in UTC as `yyyy-MM-ddTHH:mm:ssZ`, with milliseconds when there are any.
  public var text: String { TimeZoneTable.utc.spelled(self) }
}

extension TimeZoneTable {
  /// Returns an instant as local time with its offset: `2026-10-01T14:00:00+02:00`, or `…Z`.
  public func spelled(_ instant: Instant) -> String {
    let local = local(instant)
    let milliseconds = Int(local.time.milliseconds)
    let seconds = milliseconds / 1000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    var text = "\(local.date)T\(clock.joined(separator: ":"))"
    if milliseconds % 1000 != 0 { text += ".\(padded(milliseconds % 1000, 3))" }
    let offset = Int(offset(at: instant))
    guard offset != 0 else { return text + "Z" }
    let minutes = abs(offset) / 60
    return text + "\(offset < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }
}

extension Span<UInt8> {
  /// Whether an ASCII character stands at a position.
  fileprivate func has(_ character: Unicode.Scalar, at index: Int) -> Bool {
    index < count && self[index] == UInt8(ascii: character)
  }

  /// Returns the number that a fixed count of digits spells.
  fileprivate func number(at start: Int, digits: Int) -> Int? {
    guard start + digits <= count else { return nil }
    var number = 0
    for index in start..<(start + digits) {
      guard self[index].isDigit else { return nil }
      number = number * 10 + Int(self[index] - UInt8(ascii: "0"))
    }
    return number
  }
}
