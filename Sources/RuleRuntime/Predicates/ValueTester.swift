package import RuleGraph
package import SyncState

/// The conditions on values of a run, each prepared once, with what they remember.
///
/// A text is compared by the identifier of its folded form, or searched once per distinct text; a
/// date is compared with bounds that are worked out once per instant.
package struct ValueTester: Sendable {
  /// The position of a prepared condition.
  package struct TestID: Hashable, Sendable { fileprivate let index: Int }

  /// A condition with operands that need no further preparation.
  enum Form: Sendable {
    case isEmpty(negated: Bool)
    case textIs([TextID], negated: Bool)
    case textSearch(TextSearch, negated: Bool)
    case exactText([TextID], negated: Bool)
    case number([Double], negated: Bool)
    case numberRange(low: ValueTest.Bound?, high: ValueTest.Bound?)
    case date(DateTest)
    case boolean(Bool, nullIsFalse: Bool)
  }

  private var tests: [PreparedTest] = []
  /// The texts that a condition names, when naming texts is all that it does; most conditions are such.
  private var named: [NamedTexts?] = []
  private var known: [ValueTest: TestID] = [:]
  private(set) var folded = FoldedTexts()
  let zone: TimeZoneTable
  private let ruleTexts: TextPool

  /// Prepares nothing yet; operands are texts of `ruleTexts`, which every model begins with.
  package init(zone: TimeZoneTable, ruleTexts: TextPool) {
    self.zone = zone
    self.ruleTexts = ruleTexts
  }

  /// Prepares a condition; equal conditions share what they remember.
  package mutating func prepare(_ test: ValueTest) -> TestID {
    if let id = known[test] { return id }
    let id = TestID(index: tests.count)
    let form = preparedForm(test)
    tests.append(PreparedTest(form))
    named.append(NamedTexts(form))
    known[test] = id
    return id
  }

  /// Returns a condition in the form that it has at an instant.
  mutating func form(of id: TestID, now: Instant) -> Form {
    if case .date(var dates) = tests[id.index].form, dates.dependsOnNow, dates.preparedFor != now {
      dates.prepare(for: now, zone)
      tests[id.index].form = .date(dates)
    }
    return tests[id.index].form
  }

  /// Whether a value passes a condition; `texts` are those of the model, which grow during a run.
  package mutating func passes(
    _ id: TestID, _ value: Value, _ texts: TextPool, now: Instant
  ) -> Bool {
    if let named = named[id.index] {
      return named.contain(named.isFolded ? folding(value, texts) : exact(value, texts))
    }
    return switch tests[id.index].form {
    case .isEmpty(let negated):
      value.isNull != negated
    case .textSearch(let search, let negated):
      found(search, value, in: id, texts) != negated
    case .textIs, .exactText:
      preconditionFailure("texts are compared without the form")
    case .number(let numbers, let negated):
      numbers.contains(number(value)) != negated
    case .numberRange(let low, let high):
      isWithin(low, high, value)
    case .date(let dates):
      passes(dates, value, in: id, now: now)
    case .boolean(let wanted, let nullIsFalse):
      // Empty is a third value, false in filters and not in change constraints (SC-C12, R-27).
      value == .boolean(wanted) || (value.isNull && nullIsFalse && !wanted)
    }
  }

  /// Whether a text that may not belong to the model passes a condition.
  package mutating func passes(
    _ id: TestID, text: String, _ texts: TextPool, now: Instant
  ) -> Bool {
    if let known = texts.find(text) { return passes(id, .text(known), texts, now: now) }
    switch tests[id.index].form {
    case .textIs(let forms, let negated):
      return forms.contains(folded.fold(text)) != negated
    case .textSearch(let search, let negated):
      return search.finds(folded.fold(text), in: folded) != negated
    case .exactText(_, let negated):
      return negated
    case .isEmpty(let negated):
      return negated
    case .number, .numberRange, .date, .boolean:
      return passes(id, .null, texts, now: now)
    }
  }

  /// Returns a value in a form that is equal for texts which differ in letter case only.
  mutating func folded(_ value: Value, _ texts: TextPool) -> Value {
    if case .text = value { .text(folding(value, texts)) } else { value }
  }

  private mutating func preparedForm(_ test: ValueTest) -> PreparedTest.Form {
    switch test {
    case .isEmpty(let negated): .isEmpty(negated: negated)
    case .text(.is, let operands, let negated):
      .textIs(operands.map { folded.fold($0, of: ruleTexts) }, negated: negated)
    case .text(.startsWith, let operands, let negated):
      .textSearch(search(operands, isPrefix: true), negated: negated)
    case .text(.contains, let operands, let negated):
      .textSearch(search(operands, isPrefix: false), negated: negated)
    case .exactText(let operands, let negated): .exactText(operands, negated: negated)
    case .number(let operands, let negated): .number(operands, negated: negated)
    case .numberRange(let low, let high): .numberRange(low: low, high: high)
    case .day(let days, let negated): .date(DateTest(days: days, negated: negated))
    case .dayRange(let first, let last, let nullMatches):
      .date(DateTest(first: first, last: last, nullMatches: nullMatches))
    case .relative(let comparison, let period):
      .date(DateTest(comparison, period))
    case .timeFrame(let frame): .date(DateTest(frame))
    case .boolean(let wanted, let nullIsFalse): .boolean(wanted, nullIsFalse: nullIsFalse)
    }
  }

  private mutating func search(_ operands: [TextID], isPrefix: Bool) -> TextSearch {
    TextSearch(needles: operands.map { folded.fold($0, of: ruleTexts) }, isPrefix: isPrefix)
  }

  /// The folded form of a value; a form that no operand has when it is null.
  private mutating func folding(_ value: Value, _ texts: TextPool) -> TextID {
    switch value {
    case .text(let id): folded.fold(id, of: texts)
    case .null: TextID(UInt32.max)
    case .number, .boolean, .date, .datetime: folded.fold(value.spelled(texts, zone: zone))
    }
  }

  private mutating func found(
    _ search: TextSearch, _ value: Value, in test: TestID, _ texts: TextPool
  ) -> Bool {
    guard case .text(let id) = value else {
      return value.isNull ? false : search.finds(folding(value, texts), in: folded)
    }
    if let known = tests[test.index].remembered(id) { return known }
    let result = search.finds(folded.fold(id, of: texts), in: folded)
    tests[test.index].remember(id, result, count: texts.count)
    return result
  }

  /// The identifier of a value's text; one that no operand has when it is null or unknown.
  private func exact(_ value: Value, _ texts: TextPool) -> TextID {
    switch value {
    case .text(let id): id
    case .null: TextID(UInt32.max)
    case .number, .boolean, .date, .datetime:
      texts.find(value.spelled(texts, zone: zone)) ?? TextID(UInt32.max)
    }
  }

  /// The number of a value, where null counts as 0: *is 0* is also true for null (CAT-2.2).
  private func number(_ value: Value) -> Double {
    switch value {
    case .number(let number): number
    case .null: 0
    case .text, .boolean, .date, .datetime: .nan
    }
  }

  private func isWithin(
    _ low: ValueTest.Bound?, _ high: ValueTest.Bound?, _ value: Value
  ) -> Bool {
    guard case .number(let number) = value else { return false }
    if let low, low.isIncluded ? number < low.number : number <= low.number { return false }
    if let high, high.isIncluded ? number > high.number : number >= high.number { return false }
    return true
  }

  private mutating func passes(
    _ dates: DateTest, _ value: Value, in test: TestID, now: Instant
  ) -> Bool {
    guard dates.dependsOnNow, dates.preparedFor != now else { return dates.passes(value, zone) }
    var refreshed = dates
    refreshed.prepare(for: now, zone)
    tests[test.index].form = .date(refreshed)
    return refreshed.passes(value, zone)
  }
}

/// A condition in the form that the tester works with.
private struct PreparedTest: Sendable {
  typealias Form = ValueTester.Form

  /// The condition.
  var form: Form
  /// For a search, 2 or 1 for each text that was or was not found in, 0 where it is not known yet.
  private var results: [UInt8] = []

  init(_ form: Form) { self.form = form }

  func remembered(_ text: TextID) -> Bool? {
    guard text.index < results.count, results[text.index] != 0 else { return nil }
    return results[text.index] == 2
  }

  mutating func remember(_ text: TextID, _ result: Bool, count: Int) {
    if text.index >= results.count {
      results.append(
        contentsOf: repeatElement(0, count: max(count, text.index + 1) - results.count))
    }
    results[text.index] = result ? 2 : 1
  }
}

/// Texts of which a value must be one, or must not be one.
///
/// A class, because every start asks some, and asking for the form of a condition copies it.
private final class NamedTexts: Sendable {
  /// Whether texts are compared without regard to letter case.
  let isFolded: Bool
  private let texts: [TextID]
  private let isNegated: Bool

  /// Creates the texts that a condition names; nil when it is another kind of condition.
  init?(_ form: ValueTester.Form) {
    switch form {
    case .textIs(let texts, let negated):
      (isFolded, self.texts, isNegated) = (true, texts, negated)
    case .exactText(let texts, let negated):
      (isFolded, self.texts, isNegated) = (false, texts, negated)
    case .isEmpty, .textSearch, .number, .numberRange, .date, .boolean: return nil
    }
  }

  /// Whether a text, in the form in which it is compared, is wanted.
  func contain(_ text: TextID) -> Bool { texts.contains(text) != isNegated }
}

/// A search for one of several folded texts.
struct TextSearch: Sendable {
  let needles: [TextID]
  let isPrefix: Bool

  func finds(_ form: TextID, in folded: FoldedTexts) -> Bool {
    let text = folded.utf8(form)
    return needles.contains { needle in
      let bytes = folded.utf8(needle)
      return isPrefix ? text.starts(with: bytes) : contains(text, bytes)
    }
  }
}
