import RuleSource
public import SyncState

/// A length of time such as `2 days`: a whole number and a unit that is spelled out.
///
/// A unit that is abbreviated or unknown is an error of the kind
/// ``SyntaxDiagnostics/unknownPeriodUnit``: the product takes such a wait and ignores it (SC-W5).
public struct PeriodNotation: Notation, Hashable {
  /// The number of units, as many as a `Period` can have.
  public let count: Int
  /// The unit.
  public let unit: Period.Unit
  /// Where the number stands, in UTF-8 offsets of the text.
  let countRange: Range<Int>
  /// Where the unit stands, in UTF-8 offsets of the text.
  let unitRange: Range<Int>

  /// Reads a number and a unit, singular or plural.
  public static func parse(_ text: String) -> Result<PeriodNotation, NotationError> {
    Result { () throws(NotationError) in
      var scanner = TextScanner(text)
      return try PeriodNotation(&scanner)
    }
  }

  /// Reads the rest of a text as a period.
  init(_ scanner: inout TextScanner) throws(NotationError) {
    let start = scanner.offset
    let digits = scanner.digits()
    countRange = digits.range
    count = try Self.count(digits, scanner)
    let blanksStart = scanner.offset
    scanner.skipBlanks()
    let word = scanner.word()
    unitRange = word.range
    guard !word.range.isEmpty else {
      throw Self.malformed(
        "`\(digits.text)` has no unit; write for example `\(digits.text) days`",
        at: start..<scanner.offset)
    }
    let isApart = word.range.lowerBound > blanksStart
    unit = try Self.unit(word, after: count, replacing: isApart ? nil : digits)
    guard isApart else {
      let spelled = "\(digits.text) \(word.text)"
      throw NotationError(
        SyntaxDiagnostics.malformedPeriod,
        "the number and its unit need a blank between them: `\(spelled)`",
        at: start..<scanner.offset, replacement: spelled)
    }
    guard scanner.isAtEnd else {
      throw Self.malformed("nothing can follow the unit of a period", at: scanner.rest.range)
    }
  }

  private static func count(
    _ digits: TextScanner.Part, _ scanner: TextScanner
  ) throws(NotationError) -> Int {
    guard !digits.range.isEmpty, scanner.next != UInt8(ascii: "."), scanner.next != 0x2C else {
      throw malformed(
        "expected a period such as `2 days`, beginning with a whole number", at: scanner.whole)
    }
    guard digits.range.count <= 9, let count = Int(digits.text), count <= Period.countMax else {
      throw malformed("a period counts at most \(Period.countMax) units", at: digits.range)
    }
    return count
  }

  /// `number` is the one right before the unit, when a blank lacks between them.
  private static func unit(
    _ word: TextScanner.Part, after count: Int, replacing number: TextScanner.Part?
  ) throws(NotationError) -> Period.Unit {
    let lower = word.text.lowercased()
    for unit in Period.Unit.allCases where lower == unit.rawValue || lower == unit.rawValue + "s" {
      return unit
    }
    let range = (number ?? word).range.lowerBound..<word.range.upperBound
    let before = number.map { $0.text + " " } ?? ""
    let notes = ["Marketo accepts such a wait and silently skips it"]
    if let unit = abbreviations.first(where: { $0.texts.contains(lower) })?.unit {
      let spelled = unit.spelled(after: count)
      throw NotationError(
        SyntaxDiagnostics.unknownPeriodUnit,
        "the unit `\(word.text)` is not spelled out; write `\(count) \(spelled)`",
        at: range, replacement: before + spelled, notes: notes)
    }
    let names = Period.Unit.allCases.map { $0.spelled(after: count) }
    let nearest = Suggestion.nearest(to: word.text, among: names)
    throw NotationError(
      SyntaxDiagnostics.unknownPeriodUnit,
      "unknown unit `\(word.text)`"
        + (nearest.map { "; did you mean `\($0)`?" }
          ?? "; expected minutes, hours, days, weeks, months or years"),
      at: range, replacement: nearest.map { before + $0 }, notes: notes)
  }

  private static let abbreviations: [(unit: Period.Unit, texts: [String])] = [
    (.minute, ["m", "min", "mins", "min.", "mn"]),
    (.hour, ["h", "hr", "hrs", "hr.", "hrs."]),
    (.day, ["d", "dy", "dys"]),
    (.week, ["w", "wk", "wks", "wk.", "wks."]),
    (.month, ["mo", "mos", "mon", "mth", "mths", "mnth", "mnths"]),
    (.year, ["y", "yr", "yrs", "yr.", "yrs."]),
  ]

  private static func malformed(_ message: String, at range: Range<Int>) -> NotationError {
    NotationError(SyntaxDiagnostics.malformedPeriod, message, at: range)
  }
}

extension Period.Unit {
  /// Returns the unit as written after a number.
  func spelled(after count: Int) -> String { count == 1 ? rawValue : rawValue + "s" }
}
