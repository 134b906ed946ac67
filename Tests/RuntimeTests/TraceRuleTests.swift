import RuleGraph
import RuleRuntime
import SyncState
import Testing

/// The rules that records of decisions rest on, beyond those of a refusal.
@Suite struct TraceRuleTests {
  private static let workdays = WeekdaySet([.monday, .tuesday, .wednesday, .thursday, .friday])

  /// Adds person 1 to a list that starts a campaign with these steps, and runs it.
  private func run(
    from start: String = "2026-10-01T12:00:00+02:00", person: [(String, Value)] = [],
    _ build: (inout World) -> [FlowStep], _ configure: (inout World.Settings) -> Void = { _ in }
  ) -> Run {
    var world = World(zone: .stockholm)
    let list = world.list("L")
    let flow = build(&world)
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList, .list(.oneOf([list])))], flow, configure)
    world.person(1, person)
    let start = Instant(start)
    world.event(start, 1, .listMembership(list, member: true))
    return world.run(from: start, days: 30)
  }

  @Test(arguments: [
    // Friday 17:00 to Sunday: on to Monday (SC-W7).
    ("2026-10-02T17:00:00+02:00", Period.Unit.hour, 48, ["SC-W1", "SC-W7"]),
    // To a Friday after 09:00: on to Monday (SC-W8).
    ("2026-10-01T09:30:00+02:00", .hour, 24, ["SC-W1", "SC-W7", "SC-W8"]),
    // To a Friday at 09:00 exactly.
    ("2026-10-01T09:00:00+02:00", .hour, 24, ["SC-W1", "SC-W7"]),
    // Hours count as elapsed time when the clocks change in between (SC-W19).
    ("2026-10-23T17:00:00+02:00", .hour, 48, ["SC-W1", "SC-W7", "SC-W19"]),
  ])
  func `a wait names the rules for its end`(
    start: String, unit: Period.Unit, count: Int, rules: [String]
  ) {
    let run = run(from: start) { world in
      guard let period = Period(count, unit) else { return [] }
      return [world.step(.wait(.duration(period, weekdays: Self.workdays, at: TimeOfDay("09:00"))))]
    }
    #expect(run.rules(.wait) == rules)
  }

  @Test func `a step with choices rests on their order (SC-H2)`() {
    let run = run(person: [("Score", .number(90))]) { world in
      let score = world.field("Score")
      let high = Predicate.field(
        score, .numberRange(low: ValueTest.Bound(80, included: true), high: nil))
      return [
        world.step(.changeScore(score, .add(1)), [.init(high, .changeScore(score, .add(2)))]),
        world.step(.changeScore(score, .add(1))),
      ]
    }
    #expect(run.rules(.step) { $0.step == 0 }.contains("SC-H2"))
    #expect(!run.rules(.step) { $0.step == 1 }.contains("SC-H2"))
  }

  @Test(arguments: [
    (unsubscribed: true, limited: false, rules: ["SC-B2"]),
    (unsubscribed: false, limited: true, rules: ["SC-B5"]),
    (unsubscribed: true, limited: true, rules: ["SC-B2", "SC-B5"]),
    (unsubscribed: false, limited: false, rules: []),
  ])
  func `an operational mail says what it passes by (SC-B2, SC-B5)`(
    unsubscribed: Bool, limited: Bool, rules: [String]
  ) {
    let person: [(String, Value)] = [
      ("Email Address", .text(TextID(UInt32(1)))), ("Unsubscribed", .boolean(unsubscribed)),
    ]
    let run = run(person: person) { world in
      world.parts.communicationLimits.perDay = limited ? 0 : nil
      let mail = world.text("Mail")
      return [world.step(.sendEmail(name: mail, isOperational: true))]
    } _: {
      $0.obeysLimits = true
    }
    #expect(run.lines(.step) == ["#1 C.1 succeeded"])
    #expect(run.rules(.step) == rules)
  }

  @Test(arguments: [("Inherited", ["SC-X6"]), ("Own", ["SC-X6", "R-10"]), ("", [])])
  func `a step that uses a caller's token says so (SC-X6, R-10)`(name: String, rules: [String]) {
    let run = run { world in
      let parent = world.program("Parent", tokens: [("Inherited", .text, "parent")])
      let library = world.program(
        "Library", tokens: [("Inherited", .text, "child"), ("Own", .text, "own")])
      let country = world.field("Country")
      let token = Token.my(world.text(name))
      let template = name.isEmpty ? world.template(.text("x")) : world.template(.token(token))
      world.campaign("Child", .executable, [world.step(.setField(country, template))]) {
        $0.program = library
      }
      world.campaign(
        "Parent", .executable, [world.step(.execute(CampaignID(0), inheritsTokens: true))]
      ) { $0.program = parent }
      return [world.step(.execute(CampaignID(1), inheritsTokens: false))]
    }
    let step = run.rules(.step) { $0.campaign == CampaignID(0) }
    #expect(Array(step.dropFirst()) == rules, "the first is that of the field change")
  }

  @Test func `coming back after an interval rests on it (SC-Q4)`() {
    var world = World()
    let list = world.list("L")
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [world.step(.listMembership(list, member: false))]
    ) { $0.qualification = .interval(Period(1, .day).unsafelyKnown) }
    world.person(1)
    for day: Int64 in 0..<2 {
      let at = World.noon.advanced(milliseconds: day * 86_400_000)
      world.event(at, 1, .listMembership(list, member: true))
    }
    let run = world.run(days: 3)
    let rules = run.records.filter { $0.kind == .qualified }.map { $0.rules.map(\.id) }
    #expect(rules == [["SC-C3"], ["SC-C3", "SC-Q4"]])
  }
}
