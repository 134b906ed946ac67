import SyncState

/// What a cell means as a value of a type, the spellings included that only some files have.
struct CellReader: Sendable {
  /// Where days begin.
  let zone: TimeZoneTable
  /// Whether the file is one of Salesforce's shapes, which have words of their own.
  var isSalesforce: Bool
  /// How days may be written in Marketo's files besides `2026-12-24` (MX-I2).
  var dates = DateOrder.iso

  /// Returns the instant that a cell spells; Data Loader takes a bare date for its local midnight
  /// (SF-DL3).
  func instant(_ cell: Swift.Span<UInt8>) -> Instant? {
    if let instant = Instant(utf8: cell) { return instant }
    if cell.count == 10, let day = CivilDate(utf8: cell) { return zone.midnight(of: day) }
    if isSalesforce { return Self.instantWithZoneName(cell) }
    return screenDay(cell).map { zone.midnight(of: $0) }
  }

  /// The names of zones that Data Loader writes and takes (SF-DL3), and their offsets.
  private static let zoneNames: KeyValuePairs<String, String> = [
    "GMT": "", "UTC": "", "EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500",
    "MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
  ]

  /// Returns the instant of a text that ends with the name of a zone, or with one and an offset, as
  /// in `2026-03-02T09:00:00.000 PST` and `2026-03-02T09:00:00.000GMT-08:00`.
  private static func instantWithZoneName(_ cell: Swift.Span<UInt8>) -> Instant? {
    guard (22...40).contains(cell.count) else { return nil }
    var bytes: [UInt8] = []
    for index in cell.indices { bytes.append(cell[index]) }
    let text = String(decoding: bytes, as: UTF8.self)
    let head = text.utf8.prefix { $0 != 0x20 && !(0x41...0x53).contains($0) && $0 != 0x55 }
    let name = text.utf8.dropFirst(head.count).drop { $0 == 0x20 }
    for (zone, offset) in zoneNames where name.starts(with: zone.utf8) {
      let rest = name.dropFirst(zone.utf8.count)
      guard rest.isEmpty || offset.isEmpty else { return nil }
      let ending =
        rest.isEmpty ? (offset.isEmpty ? Array("Z".utf8) : Array(offset.utf8)) : Array(rest)
      return Instant(utf8: (Array(head) + ending).span)
    }
    return nil
  }

  /// Returns the day that a cell spells; an instant means its local day.
  func day(_ cell: Swift.Span<UInt8>) -> CivilDate? {
    if cell.count <= 10 { return CivilDate(utf8: cell) ?? screenDay(cell) }
    return Instant(utf8: cell).map { zone.local($0).date }
  }

  /// Returns the day that a cell spells as lists for the import on screen do (MX-I2).
  private func screenDay(_ cell: Swift.Span<UInt8>) -> CivilDate? {
    isSalesforce ? nil : dates.day(cell)
  }

  /// Returns the truth value that a cell spells, in Salesforce's files also by Data Loader's words
  /// (MX-P3, SF-DL2).
  func flag(_ cell: Swift.Span<UInt8>) -> Bool? {
    if let flag = Value.truthValue(cell) { return flag }
    guard isSalesforce, (1...3).contains(cell.count) else { return nil }
    var word: [UInt8] = []
    for index in cell.indices { word.append(cell[index] | 0x20) }
    switch String(decoding: word, as: UTF8.self) {
    case "yes", "y", "on": return true
    case "no", "n", "off": return false
    default: return nil
    }
  }

  /// Returns the value that a cell spells for a field of a type; texts are added to a pool.
  func value(
    _ cell: Swift.Span<UInt8>, as type: FieldType, pool: inout TextPool
  ) -> Value? {
    switch type.family {
    case .text: .text(pool.intern(utf8: cell))
    case .number: type.number(cell).map { .number($0) }
    case .date: day(cell).map { .date($0) }
    case .datetime: instant(cell).map { .datetime($0) }
    case .boolean: flag(cell).map { .boolean($0) }
    }
  }

  /// Returns the whole number above 0 that a cell spells.
  static func positiveInteger(_ text: Swift.Span<UInt8>) -> Int64? {
    guard (1...18).contains(text.count) else { return nil }
    var number: Int64 = 0
    for index in text.indices {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number &* 10 &+ Int64(digit)
    }
    return number > 0 ? number : nil
  }
}
