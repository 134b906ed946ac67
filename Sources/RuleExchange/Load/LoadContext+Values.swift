import RuleSource
import SyncState

extension LoadContext {
  /// Reads a cell as a value of a type.
  mutating func value(_ row: CSVReader, _ column: Int, as type: FieldType) -> Cell<Value> {
    if isNull(row, column) { return .empty }
    let cell = row.buffer.span.extracting(row.cells[column])
    if let value = cells.value(cell, as: type, pool: &text) {
      guard case .text(let id) = value, !type.holds(id, of: text) else { return .value(value) }
      report(
        ExchangeDiagnostics.valueTooLong, row, column,
        "the text in \(Diagnostic.quoted(row.header[column])) is too long for a field of type "
          + "`\(type.rawValue)`")
      return .bad
    }
    reportMisfit(row, column, type)
    return .bad
  }

  /// Reads a cell as a truth value; null counts as false.
  mutating func flag(_ row: CSVReader, _ column: Int?) -> Cell<Bool> {
    guard let column else { return .value(false) }
    switch value(row, column, as: .boolean) {
    case .empty: return .value(false)
    case .bad: return .bad
    case .value(.boolean(let flag)): return .value(flag)
    case .value: return .bad
    }
  }

  /// Reads a cell as a day; an instant means its local day.
  mutating func day(_ row: CSVReader, _ column: Int?) -> Cell<CivilDate> {
    guard let column else { return .empty }
    let type: FieldType = row.cells[column].count > 10 ? .datetime : .date
    switch value(row, column, as: type) {
    case .empty: return .empty
    case .value(.date(let day)): return .value(day)
    case .value(.datetime(let instant)): return .value(zone.local(instant).date)
    case .value, .bad: return .bad
    }
  }

  /// Reads a cell as a number.
  mutating func number(_ row: CSVReader, _ column: Int?) -> Cell<Double> {
    guard let column else { return .empty }
    switch value(row, column, as: .float) {
    case .empty: return .empty
    case .value(.number(let number)): return .value(number)
    case .value, .bad: return .bad
    }
  }

  private mutating func reportMisfit(_ row: CSVReader, _ column: Int, _ type: FieldType) {
    let content = row.text(ofColumn: column)
    let shown = Diagnostic.quoted(content)
    let name = Diagnostic.quoted(row.header[column])
    switch type.family {
    case .date where Self.looksLikeDate(content), .datetime where Self.looksLikeDate(content):
      report(
        ExchangeDiagnostics.impossibleDate, row, column,
        "\(shown) in \(name) is not a date or time that exists")
    case .number where Self.looksLikeNumber(content) && !content.utf8.contains(0x2E):
      report(
        ExchangeDiagnostics.numberOutOfRange, row, column,
        "\(shown) in \(name) is out of range for a field of type `\(type.rawValue)`")
    case .text, .number, .date, .datetime, .boolean:
      let hint = isScreenDay(content) ? Self.hint : ""
      report(
        ExchangeDiagnostics.invalidValue, row, column,
        "\(shown) in \(name) is not a value of type `\(type.rawValue)`; expected "
          + Self.expectation(type) + hint)
    }
  }

  private static let hint =
    "; the setting `import_dates` of the workspace says how else days may be written"

  /// Whether a text is a day as lists for Marketo's import on screen have it (MX-I2).
  private func isScreenDay(_ text: String) -> Bool {
    !isSalesforce && DateOrder.allCases.contains { $0.day(text.utf8.span) != nil }
  }

  private static func expectation(_ type: FieldType) -> String {
    switch type {
    case .integer, .score: "a whole number"
    case .percent, .currency, .float: "a number such as `12.5`"
    case .date: "`yyyy-MM-dd`"
    case .datetime: "an instant such as `2026-09-08T16:39:14Z`"
    case .boolean: "`true` or `false`"
    case .string, .email, .phone, .url, .textArea, .formula, .reference: "a text"
    }
  }

  /// Whether a text has the digits and hyphens of a day, and a known form of time behind it.
  private static func looksLikeDate(_ text: String) -> Bool {
    let form = text.utf8.map { (0x30...0x39).contains($0) ? UInt8(ascii: "9") : $0 }
    let shape = String(decoding: form, as: UTF8.self)
    return shape == "9999-99-99"
      || shape.utf8.starts(with: "9999-99-99T99:99:99".utf8)
        && (shape.hasSuffix("Z") || shape.utf8.dropFirst(19).contains { $0 == 0x2B || $0 == 0x2D })
  }

  private static func looksLikeNumber(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == 0x2B || $0 == 0x2D }
    return !digits.isEmpty
      && digits.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x65 || $0 == 0x45 || $0 == 0x2B }
      && (0x30...0x39).contains(digits.first ?? 0)
  }
}
