import RuleGraph
import SyncState

/// A condition on the texts of a column, each distinct text asked once.
///
/// Texts in ASCII, which nearly all are, are compared letter by letter without being folded first;
/// the others go through the tester.
private struct TextQuestion {
  private enum Comparison { case `is`, startsWith, contains }

  private let comparison: Comparison
  /// What is looked for, one after the other, and where each ends.
  private let needles: [UInt8]
  private let ends: [Int]
  private let isNegated: Bool

  init?(_ form: ValueTester.Form, _ folded: FoldedTexts) {
    let texts: [TextID]
    switch form {
    case .textIs(let forms, let negated):
      comparison = .is
      texts = forms
      isNegated = negated
    case .textSearch(let search, let negated):
      comparison = search.isPrefix ? .startsWith : .contains
      texts = search.needles
      isNegated = negated
    case .isEmpty, .exactText, .number, .numberRange, .date, .boolean: return nil
    }
    var needles: [UInt8] = []
    ends = texts.map { text in
      needles += folded.utf8(text)
      return needles.count
    }
    self.needles = needles
  }

  /// Whether a text in ASCII passes.
  func passes(_ text: Span<UInt8>) -> Bool {
    let all = needles.span
    var start = 0
    for index in ends.indices {
      if matches(text, all.extracting(start..<ends[index])) { return !isNegated }
      start = ends[index]
    }
    return isNegated
  }

  private func matches(_ text: Span<UInt8>, _ needle: Span<UInt8>) -> Bool {
    switch comparison {
    case .is: text.count == needle.count && text.beginsFolded(with: needle)
    case .startsWith: text.beginsFolded(with: needle)
    case .contains: text.containsFolded(needle)
    }
  }
}

/// Days as instants, where the zone need not be asked: no offset is more than this.
private struct DayBounds {
  private let inner: Range<Int64>
  private let outer: Range<Int64>
  private static let offsetMax: Int64 = 26 * 3_600_000

  init(_ days: ClosedRange<CivilDate>, _ zone: TimeZoneTable) {
    let low = zone.midnight(of: days.lowerBound).millisecondsSince1970
    let high = zone.midnight(of: days.upperBound.advanced(days: 1)).millisecondsSince1970
    let isOpen = days.upperBound.daysSince1970 == .max
    let end = isOpen ? Int64.max : high - Self.offsetMax
    inner = (low + Self.offsetMax)..<max(low + Self.offsetMax, end)
    outer = (low - Self.offsetMax)..<(isOpen ? Int64.max : max(low, high + Self.offsetMax))
  }

  /// Whether an instant lies on one of the days; nil where only the zone knows.
  @inline(__always) func contains(_ instant: Int64) -> Bool? {
    inner.contains(instant) ? true : outer.contains(instant) ? nil : false
  }
}

extension ValueTester {
  /// Returns the people whose value of a column passes; only those of a set count, if one is given.
  mutating func people(
    passing id: TestID, in column: Column, _ texts: TextPool, now: Instant, within: PersonSet?
  ) -> PersonSet {
    let form = form(of: id, now: now)
    switch column.type.family {
    case .text: return people(passing: id, form, column.words, texts, now, within)
    case .number:
      if let set = numbers(passing: form, column.numbers) { return set }
    case .datetime:
      if let set = instants(passing: form, column.instants) { return set }
    case .date:
      if case .date(let test) = form {
        return PersonSet(rowCount: column.count) { test.passes(column[$0], zone) }
      }
    case .boolean:
      if let set = flags(passing: form, column.flags) { return set }
    }
    return PersonSet(rowCount: column.count) { passes(id, column[$0], texts, now: now) }
  }

  private mutating func people(
    passing id: TestID, _ form: Form, _ words: [Int32], _ texts: TextPool, _ now: Instant,
    _ within: PersonSet?
  ) -> PersonSet {
    if case .isEmpty(let negated) = form {
      return PersonSet(rowCount: words.count) { (words[$0] == 0) != negated }
    }
    // For each word 2 when it passes, 1 when it does not, anything else while that is not known.
    var answers = [UInt8](repeating: 0, count: texts.count + 1)
    answers[0] = passes(id, .null, texts, now: now) ? 2 : 1
    let asked = within.map { $0.people.map { words[$0.index] } } ?? words
    var isOpen = true
    if let question = TextQuestion(form, folded) {
      isOpen = texts.ask(asked, &answers) { question.passes($0) }
    }
    if isOpen {
      for word in asked where answers[Int(word)] != 1 && answers[Int(word)] != 2 {
        let passes = passes(id, .text(TextID(UInt32(word - 1))), texts, now: now)
        answers[Int(word)] = passes ? 2 : 1
      }
    }
    guard let within else {
      return PersonSet(rowCount: words.count) { answers[Int(words[$0])] == 2 }
    }
    return PersonSet(within: within) { answers[Int(words[$0])] == 2 }
  }

  private func numbers(passing form: Form, _ numbers: [Double]) -> PersonSet? {
    switch form {
    case .isEmpty(let negated):
      return PersonSet(rowCount: numbers.count) { numbers[$0].isNaN != negated }
    case .number(let wanted, let negated):
      // Null counts as 0 (CAT-2.2).
      return PersonSet(rowCount: numbers.count) { row in
        wanted.contains(numbers[row].isNaN ? 0 : numbers[row]) != negated
      }
    case .numberRange(let low, let high):
      // Nothing compares with null. What is not included begins with the next number.
      let lowest = low.map { $0.isIncluded ? $0.number : $0.number.nextUp } ?? -.infinity
      let highest = high.map { $0.isIncluded ? $0.number : $0.number.nextDown } ?? .infinity
      return PersonSet(rowCount: numbers.count) { row in
        numbers[row] >= lowest && numbers[row] <= highest
      }
    case .textIs, .textSearch, .exactText, .date, .boolean: return nil
    }
  }

  private func instants(passing form: Form, _ instants: [Int64]) -> PersonSet? {
    switch form {
    case .isEmpty(let negated):
      return PersonSet(rowCount: instants.count) { row in
        (instants[row] == Column.instantNull) != negated
      }
    case .date(let test):
      let bounds = test.fixedDays?.map { DayBounds($0, zone) }
      let isNegated = test.isNegated
      func exactly(_ row: Int) -> Bool {
        let value: Value =
          instants[row] == Column.instantNull
          ? .null : .datetime(Instant(millisecondsSince1970: instants[row]))
        return test.passes(value, zone)
      }
      guard let bounds, bounds.count == 1, let days = bounds.first else {
        return PersonSet(rowCount: instants.count) { exactly($0) }
      }
      return PersonSet(rowCount: instants.count) { row in
        if instants[row] != Column.instantNull, let isWithin = days.contains(instants[row]) {
          return isWithin != isNegated
        }
        return exactly(row)
      }
    case .number, .numberRange, .textIs, .textSearch, .exactText, .boolean: return nil
    }
  }

  private func flags(passing form: Form, _ flags: [UInt8]) -> PersonSet? {
    switch form {
    case .isEmpty(let negated):
      return PersonSet(rowCount: flags.count) { (flags[$0] == 2) != negated }
    case .boolean(let wanted, let nullIsFalse):
      let wantedFlag: UInt8 = wanted ? 1 : 0
      let takesNull = nullIsFalse && !wanted
      return PersonSet(rowCount: flags.count) { row in
        flags[row] == wantedFlag || (takesNull && flags[row] == 2)
      }
    case .number, .numberRange, .textIs, .textSearch, .exactText, .date: return nil
    }
  }
}
