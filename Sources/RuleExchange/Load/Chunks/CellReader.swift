import SyncState

/// What a cell means as a value of a type, the spellings included that only some files have.
struct CellReader: Sendable {
  /// Where days begin.
  let zone: TimeZoneTable
  /// Whether the file is one of Salesforce's shapes, which have words of their own.
  var isSalesforce: Bool

  /// Returns the instant that a cell spells; Data Loader takes a bare date for its local midnight
  /// (SF-DL3).
  func instant(_ cell: Swift.Span<UInt8>) -> Instant? {
    if let instant = Instant(utf8: cell) { return instant }
    return cell.count == 10 ? CivilDate(utf8: cell).map { zone.midnight(of: $0) } : nil
  }

  /// Returns the day that a cell spells; an instant means its local day.
  func day(_ cell: Swift.Span<UInt8>) -> CivilDate? {
    if cell.count <= 10 { return CivilDate(utf8: cell) }
    return Instant(utf8: cell).map { zone.local($0).date }
  }

  /// Returns the truth value that a cell spells, in Salesforce's files also by Data Loader's words
  /// (SF-DL2).
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
