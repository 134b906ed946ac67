import RuleGraph
import RuleRuntime
import SyncState
import Testing

@Suite struct BatchTests {
  /// The local times at which a batch campaign runs within two years.
  private func runs(
    _ pattern: Recurrence.Pattern, every interval: Int = 1, from start: String,
    until end: String? = nil, zone: TimeZoneTable = .utc, simulated: Instant = World.noon
  ) -> [String] {
    func local(_ text: String) -> LocalDateTime {
      TimeZoneTable.utc.local(Instant(text + "Z"))
    }
    var world = World(zone: zone)
    world.campaign("B", .batch, [world.step(nil)]) {
      $0.schedule.recurrence = Recurrence(
        start: local(start), end: end.map { local($0) }, interval: interval, pattern: pattern)
    }
    let run = world.run(from: simulated, days: 730)
    return run.records.filter { $0.kind == .batch }.map { zone.spelled($0.at) }
  }

  @Test func `daily runs, with an included end (SC-S2, R-16)`() {
    #expect(
      runs(
        .daily(weekdaysOnly: false), every: 2, from: "2026-10-01T13:00:00",
        until: "2026-10-05T13:00:00") == [
          "2026-10-01T13:00:00Z", "2026-10-03T13:00:00Z", "2026-10-05T13:00:00Z",
        ])
    #expect(
      runs(
        .daily(weekdaysOnly: false), from: "2026-10-01T13:00:00", until: "2026-10-02T12:59:59")
        == ["2026-10-01T13:00:00Z"])
  }

  @Test func `weekdays only drops weekend days without shifting (R-16)`() {
    #expect(
      runs(
        .daily(weekdaysOnly: true), every: 2, from: "2026-10-01T13:00:00",
        until: "2026-10-09T13:00:00") == [
          "2026-10-01T13:00:00Z", "2026-10-05T13:00:00Z", "2026-10-07T13:00:00Z",
          "2026-10-09T13:00:00Z",
        ])
  }

  @Test func `every second week counts calendar weeks from the start's week (R-16)`() {
    // The start is a Thursday; Monday of the same week is over.
    #expect(
      runs(
        .weekly(WeekdaySet([.monday, .thursday])), every: 2, from: "2026-10-01T13:00:00",
        until: "2026-10-31T13:00:00") == [
          "2026-10-01T13:00:00Z", "2026-10-12T13:00:00Z", "2026-10-15T13:00:00Z",
          "2026-10-26T13:00:00Z", "2026-10-29T13:00:00Z",
        ])
  }

  @Test func `day 31 is the last day of a shorter month (SC-S3)`() {
    #expect(
      runs(.monthlyOnDay(31), from: "2026-11-15T13:00:00", until: "2027-03-31T13:00:00") == [
        "2026-11-30T13:00:00Z", "2026-12-31T13:00:00Z", "2027-01-31T13:00:00Z",
        "2027-02-28T13:00:00Z", "2027-03-31T13:00:00Z",
      ])
  }

  @Test func `monthly on a weekday of a week of the month (SC-S2)`() {
    #expect(
      runs(
        .monthlyOnWeekday(week: 2, .tuesday), every: 2, from: "2026-10-01T13:00:00",
        until: "2027-03-01T00:00:00") == [
          "2026-10-13T13:00:00Z", "2026-12-08T13:00:00Z", "2027-02-09T13:00:00Z",
        ])
  }

  @Test func `runs keep their local time, and past runs are left out`() {
    #expect(
      runs(
        .daily(weekdaysOnly: false), from: "2020-01-01T02:30:00", until: "2026-10-26T02:30:00",
        zone: .stockholm, simulated: Instant("2026-10-24T00:00:00Z")) == [
          "2026-10-24T02:30:00+02:00", "2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00",
        ])
  }

  @Test func `single runs happen when they are due, and an event may run a campaign now`() {
    var world = World()
    let campaign = world.campaign("B", .batch, [world.step(nil)]) {
      $0.schedule.runs = [
        LocalDateTime(CivilDate("2026-09-30"), TimeOfDay("12:00")),
        LocalDateTime(CivilDate("2026-10-01"), TimeOfDay("12:00")),
        LocalDateTime(CivilDate("2026-10-03"), TimeOfDay("09:00")),
      ]
    }
    world.event(Instant("2026-10-02T08:00:00Z"), nil, .run(campaign))
    let run = world.run(days: 10)
    #expect(
      run.records.filter { $0.kind == .batch }.map(\.at.text) == [
        "2026-10-01T12:00:00Z", "2026-10-02T08:00:00Z", "2026-10-03T09:00:00Z",
      ])
    #expect(run.summary.campaigns[0].batchRuns == 3)
  }

  @Test func `a cohort is fixed at the start and goes step by step in the order of ids (SC-F4)`() {
    var world = World()
    let list = world.list("L")
    let score = world.field("Score")
    world.campaign(
      "B", .batch,
      [
        world.step(.listMembership(list, member: false)),
        world.step(.changeScore(score, .add(1))),
      ]
    ) {
      $0.filter = .memberOfList(.oneOf([list]), negated: false)
      $0.schedule.runs = [LocalDateTime(CivilDate("2026-10-01"), TimeOfDay("12:00"))]
    }
    for id: Int64 in [30, 4, 200, 9] { world.person(id) }
    for id: Int64 in [30, 4, 200] { world.put(id, in: list) }
    let run = world.run(days: 1)
    #expect(
      run.lines(.qualified, .step) == [
        "#4 B", "#30 B", "#200 B", "#4 B.1 succeeded", "#30 B.1 succeeded", "#200 B.1 succeeded",
        "#4 B.2 succeeded", "#30 B.2 succeeded", "#200 B.2 succeeded",
      ])
    // One run, one number (SC-A6).
    #expect(Set(run.records.compactMap(\.run)) == [1])
  }

  @Test func `an executed campaign runs to its end for each person of a batch in turn (R-6)`() {
    var world = World()
    let score = world.field("Score")
    let add = world.step(.changeScore(score, .add(1)))
    world.campaign("Child", .executable, [add, add])
    world.campaign(
      "B", .batch, [world.step(.execute(CampaignID(0), inheritsTokens: true)), add]
    ) { $0.schedule.runs = [LocalDateTime(CivilDate("2026-10-01"), TimeOfDay("12:00"))] }
    world.person(1)
    world.person(2)
    #expect(
      world.run(days: 1).lines(.step) == [
        "#1 Child.1 succeeded", "#1 Child.2 succeeded", "#1 B.1 succeeded",
        "#2 Child.1 succeeded", "#2 Child.2 succeeded", "#2 B.1 succeeded",
        "#1 B.2 succeeded", "#2 B.2 succeeded",
      ])
  }

  @Test func `a cohort stays together over a wait (R-6)`() {
    var world = World()
    let add = world.step(.changeScore(world.field("Score"), .add(1)))
    let wait = Wait.duration(Period(1, .hour).unsafelyKnown, weekdays: nil, at: nil)
    world.campaign("B", .batch, [world.step(.wait(wait)), add, add]) {
      $0.schedule.runs = [LocalDateTime(CivilDate("2026-10-01"), TimeOfDay("12:00"))]
    }
    world.person(1)
    world.person(2)
    #expect(
      world.run(days: 1).lines(.step) == [
        "#1 B.2 succeeded", "#2 B.2 succeeded", "#1 B.3 succeeded", "#2 B.3 succeeded",
      ])
  }

  @Test func `the qualification rule refuses single people of a batch (SC-C3, R-9)`() {
    var world = World()
    world.campaign("B", .batch, [world.step(nil)]) {
      $0.qualification = .once
      $0.schedule.recurrence = Recurrence(
        start: LocalDateTime(CivilDate("2026-10-01"), TimeOfDay("13:00")), end: nil, interval: 1,
        pattern: .daily(weekdaysOnly: false))
    }
    world.person(1)
    world.person(2)
    let run = world.run(days: 2)
    #expect(run.summary.campaigns[0].qualified == 2)
    #expect(
      run.lines(.refused) == [
        "#1 B has been through this campaign before",
        "#2 B has been through this campaign before",
      ])
  }

  @Test func `a run with too many people is not executed at all (SC-B8, SC-S14)`() {
    for (limit, qualified) in [(3, 3), (2, 0)] {
      var world = World()
      world.campaign("B", .batch, [world.step(nil)]) {
        $0.peopleMax = limit
        $0.schedule.runs = [LocalDateTime(CivilDate("2026-10-01"), TimeOfDay("12:00"))]
      }
      for id: Int64 in 1...3 { world.person(id) }
      let run = world.run(days: 1)
      #expect(run.summary.campaigns[0].qualified == qualified)
      #expect(run.summary.campaigns[0].batchRunsNotExecuted == (qualified == 0 ? 1 : 0))
      #expect(run.summary.campaigns[0].refused(.tooManyPeople) == 3 - qualified)
      #expect(
        run.records.filter { $0.kind == .batch && $0.note.contains("notification") }
          .map { $0.rules.map(\.id) } == (qualified == 0 ? [["SC-B8", "SC-S14"]] : []))
      // Those who were not taken may still qualify later.
      #expect(run.mirror.history[0].count == qualified)
    }
  }

  @Test func `a trigger campaign cannot be run like a batch (SC-K1)`() {
    var world = World()
    let campaign = world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)], [world.step(nil)])
    world.event(nil, .run(campaign))
    let run = world.run(days: 1)
    #expect(run.summary.rejectedEvents.map(\.reason) == ["only a batch campaign can be run"])
  }
}
