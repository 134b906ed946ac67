import RuleSource
import RuleSyntax
import SyncState
import Testing

/// A text of a small language with what it means, or with its mistake.
///
/// A mistake is written as the wrong part between `⟦` and `⟧` and a message.
struct NotationCase: Sendable, CustomTestStringConvertible {
  let input: String
  let expected: String

  init(_ input: String, _ expected: String) {
    self.input = input
    self.expected = expected
  }

  var testDescription: String { input }

  /// The text without the marks of its wrong part.
  var text: String { input.filter { $0 != "⟦" && $0 != "⟧" } }

  /// Records an issue unless reading the text gives what is expected.
  func check<Content: Notation>(
    _ notation: Content.Type, sourceLocation: SourceLocation = #_sourceLocation,
    _ describe: (Content) -> String
  ) {
    switch notation.parse(text) {
    case .success(let content):
      #expect(describe(content) == expected, sourceLocation: sourceLocation)
      #expect(input == text, "a valid text has no wrong part", sourceLocation: sourceLocation)
    case .failure(let error):
      check(error, sourceLocation: sourceLocation)
    }
  }

  func check(_ error: NotationError, sourceLocation: SourceLocation = #_sourceLocation) {
    let bytes = Array(text.utf8)
    let parts = [
      bytes[..<error.range.lowerBound], Array("⟦".utf8)[...], bytes[error.range],
      Array("⟧".utf8)[...], bytes[error.range.upperBound...],
    ]
    let marked = String(decoding: parts.joined(), as: UTF8.self)
    #expect(marked == input, sourceLocation: sourceLocation)
    #expect("\(error.kind.name): \(error.message)" == expected, sourceLocation: sourceLocation)
  }
}

@Suite struct NotationTests {
  @Test(arguments: [
    NotationCase("all", "all"),
    NotationCase("any", "any"),
    NotationCase("1", "1"),
    NotationCase("1 and 2 and 3", "(1 & 2 & 3)"),
    NotationCase("1 and (2 or 3)", "(1 & (2 | 3))"),
    NotationCase("(1 or eu) and (score-50 or 2)", "((1 | eu) & (score-50 | 2))"),
    NotationCase("((1))", "1"),
    NotationCase("1 AND 2", "(1 & 2)"),
    NotationCase("⟦⟧", "malformed-match: expected a formula such as `1 and (2 or 3)`"),
    NotationCase(
      "1 and 2 ⟦or⟧ 3",
      "mixed-match: `and` and `or` are mixed; put parentheses around the part that belongs together"
    ),
    NotationCase(
      "1 and⟦⟧",
      "malformed-match: the formula breaks off; expected the number or name of a filter"),
    NotationCase("1 and ⟦(⟧2 or 3", "malformed-match: this parenthesis is never closed"),
    NotationCase("1⟦)⟧", "malformed-match: unexpected `)`: there is no open parenthesis"),
    NotationCase(
      "1 and ⟦)⟧", "malformed-match: expected the number or name of a filter, found `)`"),
    NotationCase("1 ⟦&⟧ 2", "malformed-match: expected `and`, found `&`"),
    NotationCase("1 ⟦2⟧", "malformed-match: expected `and` or `or`, found `2`"),
    NotationCase(
      "⟦not⟧ 1",
      "malformed-match: a formula has no `not`; use an operator such as `is_not` in the filter"),
    NotationCase("1⟦and2⟧", "malformed-match: expected `and` or `or`, found `and2`"),
    NotationCase("(1)⟦and⟧ 2", "malformed-match: put blanks around `and`"),
    NotationCase("1 ⟦and⟧(2 or 3)", "malformed-match: put blanks around `and`"),
    NotationCase("⟦0⟧", "malformed-match: there is no filter `0`; filters count from 1"),
    NotationCase(
      "⟦99999999999999999999⟧",
      "malformed-match: there is no filter `99999999999999999999`; filters count from 1"),
    NotationCase("1 or ⟦all⟧", "malformed-match: `all` stands alone, not within a formula"),
    NotationCase(
      "⟦or⟧ 1", "malformed-match: expected the number or name of a filter before `or`"),
  ])
  func `match says how filters combine`(test: NotationCase) {
    test.check(MatchNotation.self) { match in
      switch match {
      case .all: "all"
      case .any: "any"
      case .formula(let formula): describe(formula.expression)
      }
    }
  }

  private func describe(_ expression: MatchFormula.Expression) -> String {
    switch expression {
    case .filter(let reference):
      switch reference.target {
      case .number(let number): "\(number)"
      case .name(let name): name
      }
    case .all(let parts): "(" + parts.map(describe).joined(separator: " & ") + ")"
    case .any(let parts): "(" + parts.map(describe).joined(separator: " | ") + ")"
    }
  }

  @Test func `references of a formula know their places`() throws {
    let formula = try MatchFormula.parse("1 and (eu or 1)").get()
    #expect(formula.references.map(\.range) == [0..<1, 7..<9, 13..<14])
    #expect(formula.references.map(\.target) == [.number(1), .name("eu"), .number(1)])
  }

  @Test func `parentheses have a limit`() {
    let deepest = String(repeating: "(", count: 64) + "1" + String(repeating: ")", count: 64)
    #expect(throws: Never.self) { try MatchFormula.parse(deepest).get() }
    let deeper = String(repeating: "(", count: 60_000)
    NotationCase(
      String(repeating: "(", count: 64) + "⟦(⟧" + deeper,
      "malformed-match: parentheses are nested more than 64 deep"
    ).check(MatchFormula.self) { _ in "" }
  }

  @Test(arguments: [
    NotationCase("2 days", "2 day"),
    NotationCase("1 day", "1 day"),
    NotationCase("0 minutes", "0 minute"),
    NotationCase("14  Months", "14 month"),
    NotationCase("100000000 years", "100000000 year"),
    NotationCase(
      "4 ⟦hrs⟧", "unknown-period-unit: the unit `hrs` is not spelled out; write `4 hours`"),
    NotationCase(
      "1 ⟦hr⟧", "unknown-period-unit: the unit `hr` is not spelled out; write `1 hour`"),
    NotationCase("2 ⟦dayz⟧", "unknown-period-unit: unknown unit `dayz`; did you mean `days`?"),
    NotationCase(
      "2 ⟦fortnights⟧",
      "unknown-period-unit: unknown unit `fortnights`; expected minutes, hours, days, weeks, months "
        + "or years"),
    NotationCase("⟦2⟧", "malformed-period: `2` has no unit; write for example `2 days`"),
    NotationCase(
      "⟦2days⟧", "malformed-period: the number and its unit need a blank between them: `2 days`"),
    NotationCase(
      "⟦two days⟧",
      "malformed-period: expected a period such as `2 days`, beginning with a whole number"),
    NotationCase(
      "⟦1.5 hours⟧",
      "malformed-period: expected a period such as `2 days`, beginning with a whole number"),
    NotationCase(
      "⟦-2 days⟧",
      "malformed-period: expected a period such as `2 days`, beginning with a whole number"),
    NotationCase(
      "⟦⟧", "malformed-period: expected a period such as `2 days`, beginning with a whole number"),
    NotationCase(
      "⟦99999999999999999999⟧ days", "malformed-period: a period counts at most 100000000 units"),
    NotationCase("2 days⟦ ago⟧", "malformed-period: nothing can follow the unit of a period"),
  ])
  func `a period is a number and a unit`(test: NotationCase) {
    test.check(PeriodNotation.self) { "\($0.count) \($0.unit.rawValue)" }
  }

  @Test(arguments: [
    NotationCase("-3 days", "-3"),
    NotationCase("+1 day", "1"),
    NotationCase("10 days", "10"),
    NotationCase(
      "⟦-3 weeks⟧", "malformed-offset: `-3 weeks` is not in days, the only unit of an offset"),
    NotationCase("⟦-3⟧", "malformed-offset: `-3` has no unit; write `-3 days`"),
    NotationCase(
      "⟦tomorrow⟧", "malformed-offset: expected a number of days such as `-3 days` or `+1 day`"),
    NotationCase("-⟦99999⟧ days", "malformed-offset: an offset is at most 36525 days"),
  ])
  func `an offset is a number of days`(test: NotationCase) {
    test.check(OffsetNotation.self) { "\($0.days)" }
  }

  @Test(arguments: [
    NotationCase("+5", "add 5"),
    NotationCase("-5", "add -5"),
    NotationCase("=5", "set 5"),
    NotationCase("=-5", "set -5"),
    NotationCase("5", "add 5, bare"),
    NotationCase("+2147483647", "add 2147483647"),
    NotationCase("-2147483648", "add -2147483648"),
    NotationCase(
      "+⟦2147483648⟧",
      "malformed-score-change: a score lies between -2147483648 and 2147483647"),
    NotationCase(
      "⟦+5 points⟧",
      "malformed-score-change: expected a score change: `+5` adds, `-5` subtracts, `=5` sets"),
    NotationCase(
      "⟦+ 5⟧",
      "malformed-score-change: expected a score change: `+5` adds, `-5` subtracts, `=5` sets"),
    NotationCase(
      "⟦⟧",
      "malformed-score-change: expected a score change: `+5` adds, `-5` subtracts, `=5` sets"),
  ])
  func `a score change adds or sets`(test: NotationCase) {
    test.check(ScoreChangeNotation.self) {
      let verb =
        switch $0.operation {
        case .add: "add"
        case .set: "set"
        }
      return "\(verb) \($0.amount)\($0.isBare ? ", bare" : "")"
    }
  }

  @Test(arguments: [
    NotationCase("once", "once"),
    NotationCase("every time", "every time"),
    NotationCase("once every 7 days", "7 day"),
    NotationCase("once every 1 hour", "1 hour"),
    NotationCase(
      "⟦only once⟧",
      "malformed-qualify: expected `once`, `every time`, or an interval such as "
        + "`once every 7 days`"),
    NotationCase(
      "⟦once every day⟧",
      "malformed-qualify: expected `once`, `every time`, or an interval such as "
        + "`once every 7 days`"),
    NotationCase(
      "once every ⟦2 years⟧",
      "malformed-qualify: an interval counts hours, days, weeks or months, at least 1"),
    NotationCase(
      "once every ⟦0 days⟧",
      "malformed-qualify: an interval counts hours, days, weeks or months, at least 1"),
    NotationCase(
      "once every 3 ⟦hrs⟧",
      "unknown-period-unit: the unit `hrs` is not spelled out; write `3 hours`"),
  ])
  func `a qualification rule says how often`(test: NotationCase) {
    test.check(QualifyNotation.self) {
      switch $0 {
      case .once: "once"
      case .everyTime: "every time"
      case .interval(let period): "\(period.count) \(period.unit.rawValue)"
      }
    }
  }

  @Test(arguments: [
    NotationCase("1 day", "1 day"),
    NotationCase("2 weeks", "2 week"),
    NotationCase("3 months", "3 month"),
    NotationCase(
      "⟦4 hours⟧",
      "malformed-recurrence: a recurrence counts days, weeks or months, at least 1, as in "
        + "`2 weeks`"),
    NotationCase(
      "⟦0 days⟧",
      "malformed-recurrence: a recurrence counts days, weeks or months, at least 1, as in "
        + "`2 weeks`"),
  ])
  func `a recurrence counts days, weeks or months`(test: NotationCase) {
    test.check(RecurrenceIntervalNotation.self) { "\($0.count) \($0.unit.rawValue)" }
  }

  @Test(arguments: [
    NotationCase("Mon", "Mon"),
    NotationCase("2nd Tue", "2 Tue"),
    NotationCase("4th Sun", "4 Sun"),
    NotationCase(
      "⟦Monday⟧", "unknown-weekday: weekdays have three letters: write `Mon` for `Monday`"),
    NotationCase("⟦mon⟧", "unknown-weekday: weekdays have three letters: write `Mon` for `mon`"),
    NotationCase(
      "⟦Funday⟧",
      "unknown-weekday: unknown weekday `Funday`; expected Mon, Tue, Wed, Thu, Fri, Sat or Sun"),
    NotationCase(
      "1st ⟦friday⟧", "unknown-weekday: weekdays have three letters: write `Fri` for `friday`"),
    NotationCase(
      "⟦5th Tue⟧",
      "malformed-recurrence: expected a weekday of the month such as `2nd Tue`, from `1st` to "
        + "`4th`"),
  ])
  func `a recurrence runs on weekdays`(test: NotationCase) {
    test.check(RecurrenceDayNotation.self) {
      switch $0 {
      case .weekday(let weekday): weekday.rawValue
      case .ordinal(let day): "\(day.ordinal) \(day.weekday.rawValue)"
      }
    }
  }
}
