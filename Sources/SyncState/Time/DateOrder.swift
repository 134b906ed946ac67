/// How days are written in lists for people: by the subscription's locale (MX-I2).
public enum DateOrder: String, Sendable, CaseIterable {
  /// Only as `2026-12-24`.
  case iso
  /// Also as `12/24/26`.
  case monthFirst = "month_first"
  /// Also as `24/12/26`.
  case dayFirst = "day_first"

  /// Years with two digits from here on belong to the last century.
  private static let centuryChange = 70

  /// Returns the day that three numbers spell with one kind of mark between them: `/`, `.` or `-`.
  ///
  /// A year has two digits or four; `69` is 2069, `70` is 1970.
  public func day(_ text: Span<UInt8>) -> CivilDate? {
    guard self != .iso, let parts = Self.parts(text) else { return nil }
    let (first, second, yearDigits) = (parts[0], parts[1], parts[2])
    guard (1...2).contains(first.digits), (1...2).contains(second.digits) else { return nil }
    let year: Int
    switch yearDigits.digits {
    case 2: year = yearDigits.number + (yearDigits.number < Self.centuryChange ? 2000 : 1900)
    case 4: year = yearDigits.number
    default: return nil
    }
    let isMonthFirst = self == .monthFirst
    return CivilDate(
      year: year, month: isMonthFirst ? first.number : second.number,
      day: isMonthFirst ? second.number : first.number)
  }

  private static func parts(_ text: Span<UInt8>) -> [(number: Int, digits: Int)]? {
    guard (6...10).contains(text.count) else { return nil }
    var parts: [(number: Int, digits: Int)] = [(0, 0)]
    var mark: UInt8?
    for index in text.indices {
      let byte = text[index]
      if byte.isDigit {
        let last = parts[parts.count - 1]
        parts[parts.count - 1] = (last.number * 10 + Int(byte - UInt8(ascii: "0")), last.digits + 1)
      } else {
        guard [UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-")].contains(byte),
          mark == nil || mark == byte
        else { return nil }
        mark = byte
        parts.append((0, 0))
      }
    }
    return parts.count == 3 ? parts : nil
  }
}
