import RuleGraph
import RuleRuntime
import SyncState
import Testing

/// A condition on a value with the expected result; texts are spelled, `nil` is an empty field.
private struct ValueCase {
  let rule: String
  let field: String
  let value: Value
  let test: ValueTest
  let passes: Bool

  init(_ rule: String, _ field: String, _ value: Value, _ test: ValueTest, _ passes: Bool) {
    self.rule = rule
    self.field = field
    self.value = value
    self.test = test
    self.passes = passes
  }
}

@Suite struct PredicateTests {
  private func check(
    _ cases: [ValueCase], _ world: World = World(), at now: Instant = World.noon,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var evaluator = Evaluator(graph: world.graph())
    for (number, item) in cases.enumerated() {
      var world = world
      world.person(1, [(item.field, item.value)])
      let program = evaluator.compile(.field(world.field(item.field), item.test))
      let holds = evaluator.holds(program, for: PersonID(0), in: world.mirror(), at: now)
      #expect(
        holds == item.passes, "case \(number): \(item.rule) \(item.test)",
        sourceLocation: sourceLocation)
    }
  }

  @Test func `text operators ignore case and treat empty as not equal (CAT-2.2)`() {
    var world = World()
    let (france, upper, fr, us) = (
      world.text("France"), world.text("FRANCE"), world.text("fr"), world.text("us")
    )
    let (austria, sweden, space) = (
      world.text("Austria"), world.text("Sweden"), world.text(" ")
    )
    func text(
      _ rule: String, _ value: TextID?, _ comparison: ValueTest.TextOperator, _ wanted: [TextID],
      negated: Bool = false, _ passes: Bool
    ) -> ValueCase {
      ValueCase(
        rule, "Country", value.map { .text($0) } ?? .null,
        .text(comparison, wanted, negated: negated), passes)
    }
    check(
      [
        text("is", france, .is, [upper], true), text("is", france, .is, [fr], false),
        text("SC-C9", france, .is, [sweden, upper], true),
        text("is", nil, .is, [france], false),
        text("is not", france, .is, [upper], negated: true, false),
        text("is not", nil, .is, [france], negated: true, true),
        text("SC-C10", france, .is, [sweden, france], negated: true, false),
        text("starts with", france, .startsWith, [fr], true),
        text("starts with", austria, .startsWith, [us], false),
        text("starts with", nil, .startsWith, [fr], false),
        text("not starts with", nil, .startsWith, [fr], negated: true, true),
        text("contains", austria, .contains, [us], true),
        text("contains", france, .contains, [us], false),
        text("contains", nil, .contains, [us], false),
        text("not contains", nil, .contains, [us], negated: true, true),
        text("not contains", austria, .contains, [us], negated: true, false),
        ValueCase("is empty", "Country", .text(space), .isEmpty(negated: false), false),
        ValueCase("is empty", "Country", .null, .isEmpty(negated: false), true),
        ValueCase("is not empty", "Country", .null, .isEmpty(negated: true), false),
        ValueCase("R-24", "Country", .text(france), .exactText([upper], negated: false), false),
        ValueCase("R-24", "Country", .text(france), .exactText([france], negated: false), true),
        ValueCase("R-24", "Country", .null, .exactText([france], negated: true), true),
      ], world)
  }

  @Test func `comparison uses simple lower-casing in every script (R-26)`() {
    var world = World()
    let pairs = [
      ("ÅRE", "åre", true), ("ΑΘΗΝΑ", "αθηνα", true), ("STRASSE", "straße", false),
      ("İ", "i", true), ("е\u{301}", "é", false),
    ]
    let cases = pairs.map { left, right, passes in
      ValueCase(
        "R-26", "Country", .text(world.text(left)),
        .text(.is, [world.text(right)], negated: false), passes)
    }
    check(cases, world)
  }

  @Test func `number operators treat empty as zero only for is and is not (CAT-2.2)`() {
    let zero = ValueTest.number([0], negated: false)
    func range(_ low: Double?, _ high: Double?, included: Bool) -> ValueTest {
      .numberRange(
        low: low.map { .init($0, included: included) },
        high: high.map { .init($0, included: included) })
    }
    check([
      ValueCase("is", "Score", .number(5), .number([5], negated: false), true),
      ValueCase("is 0", "Score", .null, zero, true),
      ValueCase("is 5", "Score", .null, .number([5], negated: false), false),
      ValueCase("is not 0", "Score", .null, .number([0], negated: true), false),
      ValueCase("is not 5", "Score", .null, .number([5], negated: true), true),
      ValueCase("between", "Score", .number(5), range(5, 9, included: true), true),
      ValueCase("between", "Score", .number(9), range(5, 9, included: true), true),
      ValueCase("between", "Score", .null, range(-1, 9, included: true), false),
      ValueCase("greater than", "Score", .number(5), range(5, nil, included: false), false),
      ValueCase("at least", "Score", .number(5), range(5, nil, included: true), true),
      ValueCase("less than", "Score", .number(5), range(nil, 5, included: false), false),
      ValueCase("at most", "Score", .number(5), range(nil, 5, included: true), true),
      ValueCase("at most", "Score", .null, range(nil, 5, included: true), false),
      ValueCase("is empty", "Score", .number(0), .isEmpty(negated: false), false),
    ])
  }

  @Test func `day operators compare local days (CAT-2.2, R-22)`() {
    let day = CivilDate("2026-10-01")
    let next = CivilDate("2026-10-02")
    // 22:30 in UTC is half past midnight of the next day in Stockholm.
    let evening = Value.datetime(Instant("2026-10-01T22:30:00Z"))
    check(
      [
        ValueCase("is", "Born", .date(day), .day([day], negated: false), true),
        ValueCase("is", "Seen", evening, .day([day], negated: false), false),
        ValueCase("is", "Seen", evening, .day([next], negated: false), true),
        ValueCase("is", "Born", .null, .day([day], negated: false), false),
        ValueCase("is not", "Born", .null, .day([day], negated: true), true),
        ValueCase(
          "between", "Born", .date(day), .dayRange(first: day, last: next, nullMatches: false),
          true),
        ValueCase(
          "between", "Born", .null, .dayRange(first: day, last: next, nullMatches: false), false),
        ValueCase(
          "on or after", "Seen", evening, .dayRange(first: next, last: nil, nullMatches: false),
          true),
        ValueCase(
          "before", "Born", .null, .dayRange(first: nil, last: day, nullMatches: true), true),
        ValueCase(
          "before", "Born", .date(next), .dayRange(first: nil, last: day, nullMatches: true),
          false),
      ], World(zone: .stockholm))
  }

  @Test func `a date has the instant of its midnight in comparisons with now (R-22)`() {
    let now = Instant("2026-10-02T15:00:00+02:00")
    func relative(
      _ comparison: ValueTest.RelativeOperator, _ days: Int, _ value: Value, _ passes: Bool
    ) -> ValueCase {
      ValueCase(
        comparison.rawValue, { if case .datetime = value { "Seen" } else { "Born" } }(), value,
        .relative(comparison, Period(days, .day) ?? Period(1, .day).unsafelyKnown), passes)
    }
    let (yesterday, today, tomorrow) = (
      Value.date(CivilDate("2026-10-01")), Value.date(CivilDate("2026-10-02")),
      Value.date(CivilDate("2026-10-03"))
    )
    func at(_ text: String) -> Value { .datetime(Instant(text)) }
    check(
      [
        // Yesterday's midnight is 39 hours ago.
        relative(.inPast, 1, yesterday, false), relative(.inPast, 2, yesterday, true),
        relative(.inPast, 1, today, true), relative(.inPast, 1, tomorrow, false),
        relative(.inPast, 1, .null, false),
        relative(.inPast, 1, at("2026-10-01T15:00:00+02:00"), true),
        relative(.inPast, 1, at("2026-10-01T14:59:59+02:00"), false),
        relative(.inPast, 1, at("2026-10-02T15:00:01+02:00"), false),
        relative(.inPastBefore, 1, yesterday, true), relative(.inPastBefore, 2, yesterday, false),
        relative(.inPastBefore, 1, .null, true),
        relative(.inFuture, 1, tomorrow, true), relative(.inFuture, 1, today, false),
        relative(.inFuture, 1, at("2026-10-02T15:00:00+02:00"), false),
        relative(.inFuture, 1, at("2026-10-03T15:00:00+02:00"), true),
        relative(.inFuture, 1, .null, false),
        relative(.inFutureAfter, 1, tomorrow, false),
        relative(.inFutureAfter, 1, at("2026-10-03T15:00:01+02:00"), true),
        relative(.inFutureAfter, 1, .null, false),
      ], World(zone: .stockholm), at: now)
  }

  @Test func `time frames are whole periods, and weeks begin on Sunday (R-23)`() {
    // Thursday.
    let now = Instant("2026-10-01T12:00:00Z")
    let cases: [(ValueTest.TimeFrame, String, Bool)] = [
      (.today, "2026-10-01", true), (.today, "2026-10-02", false),
      (.yesterday, "2026-09-30", true), (.yesterday, "2026-10-01", false),
      (.thisWeek, "2026-09-27", true), (.thisWeek, "2026-10-03", true),
      (.thisWeek, "2026-10-04", false), (.lastWeek, "2026-09-20", true),
      (.lastWeek, "2026-09-26", true), (.lastWeek, "2026-09-27", false),
      (.thisMonth, "2026-10-31", true), (.lastMonth, "2026-09-01", true),
      (.lastMonth, "2026-10-01", false), (.thisQuarter, "2026-12-31", true),
      (.thisQuarter, "2026-09-30", false), (.lastQuarter, "2026-07-01", true),
      (.lastQuarter, "2026-06-30", false), (.thisYear, "2026-12-31", true),
      (.lastYear, "2025-01-01", true), (.lastYear, "2024-12-31", false),
    ]
    check(
      cases.map { frame, day, passes in
        ValueCase(
          frame.rawValue, "Born", .date(CivilDate(day)), .timeFrame(frame), passes)
      } + [ValueCase("today", "Born", .null, .timeFrame(.today), false)], at: now)
  }

  @Test func `an empty truth value counts as false only where the test says so (SC-C12, SC-F13)`() {
    check([
      ValueCase("true", "Flag", .boolean(true), .boolean(true, nullIsFalse: true), true),
      ValueCase("true", "Flag", .null, .boolean(true, nullIsFalse: true), false),
      ValueCase("false", "Flag", .boolean(false), .boolean(false, nullIsFalse: true), true),
      ValueCase("false", "Flag", .null, .boolean(false, nullIsFalse: true), true),
      ValueCase("SC-F13", "Flag", .null, .boolean(false, nullIsFalse: false), false),
    ])
  }

  @Test func `results are remembered for texts that appear later, too`() {
    var world = World()
    let needle = world.text("us")
    world.person(1, [("Country", .null)])
    var mirror = world.mirror()
    var evaluator = Evaluator(graph: world.graph())
    let program = evaluator.compile(
      .field(world.field("Country"), .text(.contains, [needle], negated: false)))
    for (text, passes) in [("AUSTRIA", true), ("France", false), ("AUSTRIA", true)] {
      mirror.people[PersonID(0), world.field("Country")] = .text(mirror.text.intern(text))
      #expect(
        evaluator.holds(program, for: PersonID(0), in: mirror, at: World.noon) == passes, "\(text)")
    }
  }
}

extension Optional {
  /// The value that a test knows to be there.
  var unsafelyKnown: Wrapped {
    guard let self else { preconditionFailure("the test spells a valid value") }
    return self
  }
}
