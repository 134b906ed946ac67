import RuleGraph
import RuleRuntime
import SyncState
import Testing

@Suite struct QueueTests {
  @Test func `events of one instant go by Marketo id, not in the order of the file (R-8)`() {
    var world = World()
    let list = world.list("L")
    for id: Int64 in [7, 30, 4] { world.person(id) }
    for id: Int64 in [30, 4, 7] { world.event(id, .listMembership(list, member: true)) }
    #expect(
      world.run(days: 1).lines(.event).map { $0.split(separator: " ")[0] } == ["#4", "#7", "#30"])
  }

  @Test func `one activity makes one start of a campaign, however many triggers match (R-4)`() {
    var world = World()
    let list = world.list("L")
    world.campaign(
      "C", .trigger,
      on: [EventPattern(.addToList), EventPattern(.addToList, .list(.oneOf([list])))],
      [world.step(nil)])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    #expect(world.run(days: 1).summary.campaigns[0].qualified == 1)
  }

  @Test func `constraints of one trigger must hold for the same activity (SC-C8, SC-F13)`() {
    let flag = FieldID(7)
    let toFalse = EventPattern.Constraint(.newValue, .boolean(false, nullIsFalse: false))
    let fromTrue = EventPattern.Constraint(.oldValue, .boolean(true, nullIsFalse: false))
    let cases: [(Value, Value, [EventPattern.Constraint], Int)] = [
      (.boolean(true), .boolean(false), [toFalse, fromTrue], 1),
      (.null, .boolean(false), [toFalse, fromTrue], 0),
      (.boolean(true), .null, [toFalse], 0), (.boolean(true), .null, [], 1),
    ]
    for (old, new, constraints, count) in cases {
      var world = World()
      world.campaign(
        "C", .trigger, on: [EventPattern(.changeDataValue, .field(.oneOf([flag])), constraints)],
        [world.step(nil)])
      world.person(1, [("Flag", old)])
      world.event(1, .setField(.init(flag, new)))
      #expect(world.run(days: 1).summary.campaigns[0].qualified == count, "\(old) \(new)")
    }
  }

  @Test func `is 0 on a change of a number matches null, too (R-27)`() {
    var world = World()
    let days = world.field("Days")
    let zero = EventPattern.Constraint(.newValue, .number([0], negated: false))
    world.campaign(
      "C", .trigger, on: [EventPattern(.changeDataValue, .field(.any), [zero])],
      [world.step(nil)])
    world.person(1, [("Days", .number(5))])
    world.event(1, .setField(.init(days, .null)))
    #expect(world.run(days: 1).summary.campaigns[0].qualified == 1)
  }

  @Test func `filters see the state after the change (SC-C11)`() {
    var world = World()
    let list = world.list("L")
    world.campaign("C", .trigger, on: [EventPattern(.addToList)], [world.step(nil)]) {
      $0.filter = .memberOfList(.oneOf([list]), negated: false)
    }
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    #expect(world.run(days: 1).summary.campaigns[0].qualified == 1)
  }

  /// Three campaigns of one event: A (low) requests nothing, B (medium) and C (high); B's flow
  /// adds to a second list, on which D (high) listens.
  private func order(_ order: EventOrder) -> [String] {
    var world = World()
    let (list, second) = (world.list("L"), world.list("Second"))
    let score = world.field("Score")
    let mail = world.text("Mail")
    let onList = EventPattern(.addToList, .list(.oneOf([list])))
    world.campaign("Low", .trigger, on: [onList], [world.step(.changeScore(score, .add(1)))])
    world.campaign(
      "Medium", .trigger, on: [onList], [world.step(.listMembership(second, member: true))])
    world.campaign(
      "High", .trigger, on: [onList],
      [world.step(.sendEmail(name: mail, isOperational: true))])
    world.campaign(
      "Late high", .trigger, on: [EventPattern(.addToList, .list(.oneOf([second])))],
      [world.step(.sendEmail(name: mail, isOperational: true))])
    for id: Int64 in 1...2 { world.person(id) }
    for id: Int64 in 1...2 { world.event(id, .listMembership(list, member: true)) }
    return world.run(days: 1) { $0.eventOrder = order }.lines(.qualified)
  }

  @Test func `what an operation causes comes in waves, by priority inside a wave (R-1, SC-P3)`() {
    #expect(
      order(.fifo) == [
        "#1 High", "#1 Medium", "#1 Low", "#2 High", "#2 Medium", "#2 Low", "#1 Late high",
        "#2 Late high",
      ])
    #expect(
      order(.rounds) == [
        "#1 High", "#2 High", "#1 Medium", "#2 Medium", "#1 Low", "#2 Low", "#1 Late high",
        "#2 Late high",
      ])
    #expect(
      order(.heap) == [
        "#1 High", "#2 High", "#1 Medium", "#1 Late high", "#2 Medium", "#2 Late high",
        "#1 Low", "#2 Low",
      ])
  }

  @Test func `an administrator's priority wins for trigger campaigns (SC-P5)`() {
    var world = World()
    let list = world.list("L")
    let score = world.field("Score")
    for (name, priority) in [("A", nil), ("B", Priority.high), ("C", nil)] {
      world.campaign(
        name, .trigger, on: [EventPattern(.addToList)],
        [world.step(.changeScore(score, .add(1)))]
      ) { $0.priority = priority }
    }
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    #expect(world.run(days: 1).lines(.qualified) == ["#1 B", "#1 A", "#1 C"])
  }

  @Test func `a short wait and a step that does nothing are medium, a longer wait is low (R-7)`() {
    var world = World()
    let list = world.list("L")
    for (name, effect) in [
      (
        "Long wait",
        Effect.wait(.duration(Period(6, .minute).unsafelyKnown, weekdays: nil, at: nil))
      ),
      ("Nothing", nil),
      ("Short wait", .wait(.duration(Period(5, .minute).unsafelyKnown, weekdays: nil, at: nil))),
    ] {
      world.campaign(name, .trigger, on: [EventPattern(.addToList)], [world.step(effect)])
    }
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    #expect(
      world.run(days: 1).lines(.qualified) == ["#1 Nothing", "#1 Short wait", "#1 Long wait"])
  }

  @Test func `after a wait the next step decides the priority (SC-P4, R-7)`() {
    var world = World()
    let (list, seen) = (world.list("L"), world.list("Seen"))
    let mail = world.text("Mail")
    let wait = world.step(
      .wait(.duration(Period(1, .hour).unsafelyKnown, weekdays: nil, at: nil)))
    let onList = EventPattern(.addToList, .list(.oneOf([list])))
    world.campaign(
      "Low", .trigger, on: [onList],
      [wait, world.step(.changeScore(world.field("Score"), .add(1)))]
    )
    world.campaign(
      "Medium", .trigger, on: [onList], [wait, world.step(.listMembership(seen, member: true))])
    world.campaign(
      "High", .trigger, on: [onList],
      [wait, world.step(.sendEmail(name: mail, isOperational: true))])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    let steps = world.run(days: 1).lines(.step).map { $0.split(separator: " ")[1] }
    #expect(steps == ["High.2", "Medium.2", "Low.2"])
  }

  @Test func `at one instant: pull, event, wait end, batch, push, then what they cause (R-1, R-2)`()
  {
    var world = World()
    world.parts.settings.cycleEnabled = true
    let list = world.list("L")
    let five = Period(5, .minute).unsafelyKnown
    world.campaign(
      "Waits", .trigger, on: [EventPattern(.addToList, .list(.oneOf([list])))],
      [
        world.step(.wait(.duration(five, weekdays: nil, at: nil))),
        world.step(.listMembership(list, member: false)),
      ])
    world.campaign("Batch", .batch, [world.step(nil)]) {
      $0.schedule.runs = [LocalDateTime(CivilDate("2026-10-01"), TimeOfDay("12:05"))]
    }
    world.campaign("Caused", .trigger, on: [EventPattern(.changeScore)], [world.step(nil)])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    let cycle = World.noon.advanced(milliseconds: 5 * 60_000)
    world.event(cycle, 1, .changeScore(world.field("Score"), .add(1)))
    let run = world.run(days: 0)
    #expect(run.summary.cycles == 1)

    var simulation = world.simulation()
    let later = Run(&simulation, until: cycle)
    let kinds = later.records.filter { $0.at == cycle && $0.kind != .activity }.map { record in
      record.campaign.map { later.mirror.assets.smartCampaigns[$0.index] } ?? record.kind.rawValue
    }
    var distinct: [String] = []
    for kind in kinds where distinct.last != kind { distinct.append(kind) }
    #expect(distinct.filter { $0 != "cycle" } == ["event", "Waits", "Batch", "Caused"])
    #expect(later.summary.cycles == 2)
  }

  @Test func `a cycle follows five minutes after the end of the last (CS-T1)`() {
    for (duration, count) in [(Int64(0), 13), (60_000, 11)] {
      var world = World()
      world.parts.settings.cycleEnabled = true
      world.parts.settings.cycleDurationMilliseconds = duration
      var simulation = world.simulation()
      let run = Run(&simulation, until: World.noon.advanced(milliseconds: 3_600_000))
      #expect(run.summary.cycles == count)
    }
  }

  @Test func `a runaway loop is cut after a thousand starts and reported once (SC-15.5, R-5)`() {
    var world = World()
    let list = world.list("L")
    let score = world.field("Score")
    world.campaign(
      "Loop", .trigger, on: [EventPattern(.addToList), EventPattern(.changeScore)],
      [world.step(.changeScore(score, .add(1)))])
    world.person(1)
    world.person(2)
    world.event(1, .listMembership(list, member: true))
    world.event(2, .listMembership(list, member: true))
    let run = world.run(days: 1)
    #expect(run.value(1, "Score") == .number(1000))
    #expect(run.value(2, "Score") == .number(1000))
    #expect(run.records.filter { $0.kind == .loop }.count == 2)
    #expect(run.rules(.loop) == ["SC-15.5", "R-5"])
    #expect(run.summary.campaigns[0].refused(.loop) == 2)
  }

  @Test func `the guard counts per instant, and refused starts do not count (R-5)`() {
    var world = World()
    let list = world.list("L")
    world.campaign(
      "Loop", .trigger, on: [EventPattern(.addToList), EventPattern(.changeScore)],
      [world.step(.changeScore(world.field("Score"), .add(1)))])
    world.person(1)
    for minute: Int64 in 0..<2 {
      let at = World.noon.advanced(milliseconds: minute * 60_000)
      world.event(at, 1, .listMembership(list, member: minute == 0))
    }
    world.event(
      World.noon.advanced(milliseconds: 120_000), 1, .listMembership(list, member: true))
    let run = world.run(days: 1) { $0.startsPerInstantMax = 10 }
    #expect(run.value(1, "Score") == .number(20))
  }

  @Test func `a run can be continued and gives the same as one in a single go`() {
    var world = World()
    world.parts.settings.cycleEnabled = true
    let list = world.list("L")
    let hour = Period(1, .hour).unsafelyKnown
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [
        world.step(.wait(.duration(hour, weekdays: nil, at: nil))),
        world.step(.changeScore(world.field("Score"), .add(1))),
      ])
    for id: Int64 in 1...20 {
      world.person(id)
      world.event(
        World.noon.advanced(milliseconds: id * 600_000), id,
        .listMembership(list, member: true))
    }
    let end = World.noon.advanced(milliseconds: 86_400_000)
    var whole = world.simulation()
    let expected = Run(&whole, until: end)
    var parts = world.simulation()
    var lines: [String] = []
    for minute: Int64 in stride(from: 7, through: 24 * 60, by: 7) {
      let run = Run(&parts, until: World.noon.advanced(milliseconds: minute * 60_000))
      lines += run.records.map { run.line($0) }
    }
    let last = Run(&parts, until: end)
    lines += last.records.map { last.line($0) }
    #expect(lines == expected.records.map { expected.line($0) })
  }

  @Test func `records are handed out in portions, numbered from 1 without a gap`() {
    var world = World()
    let list = world.list("L")
    for id: Int64 in 1...500 {
      world.person(id)
      world.event(id, .listMembership(list, member: true))
    }
    var options = Simulation.Options()
    options.batchSize = 16
    var simulation = world.simulation(options)
    let log = Log()
    var largest = 0
    simulation.run(
      until: World.noon,
      onTrace: { records, _ in
        largest = max(largest, records.count)
        log.records += records
      }, onActivities: { activities, _ in log.activities += activities })
    #expect(log.records.map(\.sequence) == Array(1...1000))
    #expect(log.activities.count == 500)
    #expect(largest <= 18)
    // An event stands before what it led to.
    #expect(log.records.prefix(4).map(\.kind) == [.event, .activity, .event, .activity])
  }

  @Test func `an event that is over is refused`() {
    var world = World()
    world.person(1)
    let list = world.list("L")
    world.event(World.noon.advanced(milliseconds: -1), 1, .listMembership(list, member: true))
    var simulation = Simulation(graph: world.graph(), mirror: world.mirror(), start: World.noon)
    #expect(simulation.add(world.events[0]) == false)
  }
}
