import RuleGraph
import RuleRuntime
import SyncState
import Testing

/// A wait from an instant with its expected end, both in local time of Stockholm.
struct WaitCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let wait: Wait
  let from: String
  let end: String
  var testDescription: String { "\(rule): \(from) to \(end)" }

  init(_ rule: String, _ wait: Wait, from: String, until end: String) {
    self.rule = rule
    self.wait = wait
    self.from = from
    self.end = end
  }
}

private func period(_ count: Int, _ unit: Period.Unit) -> Period {
  guard let period = Period(count, unit) else { preconditionFailure("a valid count") }
  return period
}

private let workdays = WeekdaySet([.monday, .tuesday, .wednesday, .thursday, .friday])
private let nine = TimeOfDay("09:00")

@Suite struct WaitTests {
  static let durations: [WaitCase] = [
    // The example of the documentation: Friday 17:00, 48 hours, Monday to Friday at 09:00.
    WaitCase(
      "SC-W7", .duration(period(48, .hour), weekdays: workdays, at: nine),
      from: "2026-10-02T17:00:00+02:00", until: "2026-10-05T09:00:00+02:00"),
    WaitCase(
      "SC-W7", .duration(period(1, .hour), weekdays: workdays, at: nine),
      from: "2026-10-01T07:30:00+02:00", until: "2026-10-01T09:00:00+02:00"),
    // It ends exactly at the given time.
    WaitCase(
      "SC-W7", .duration(period(1, .hour), weekdays: workdays, at: nine),
      from: "2026-10-01T08:00:00+02:00", until: "2026-10-01T09:00:00+02:00"),
    WaitCase(
      "SC-W8", .duration(period(1, .hour), weekdays: workdays, at: nine),
      from: "2026-10-01T08:01:00+02:00", until: "2026-10-02T09:00:00+02:00"),
    // Only Thursdays: the one a week later.
    WaitCase(
      "SC-W8", .duration(period(1, .minute), weekdays: WeekdaySet([.thursday]), at: nine),
      from: "2026-10-01T09:30:00+02:00", until: "2026-10-08T09:00:00+02:00"),
    // No time: the time of day that the duration reached.
    WaitCase(
      "SC-W9", .duration(period(2, .day), weekdays: workdays, at: nil),
      from: "2026-10-02T17:00:00+02:00", until: "2026-10-05T17:00:00+02:00"),
    WaitCase(
      "SC-W9", .duration(period(2, .day), weekdays: workdays, at: nil),
      from: "2026-10-01T17:00:00+02:00", until: "2026-10-05T17:00:00+02:00"),
    WaitCase(
      "R-20", .duration(period(2, .day), weekdays: nil, at: nine),
      from: "2026-10-01T17:00:00+02:00", until: "2026-10-04T09:00:00+02:00"),
    WaitCase(
      "R-20", .duration(period(2, .day), weekdays: nil, at: nine),
      from: "2026-10-01T08:00:00+02:00", until: "2026-10-03T09:00:00+02:00"),
    WaitCase(
      "SC-W6", .duration(period(1, .month), weekdays: nil, at: nil),
      from: "2026-07-01T08:00:00+02:00", until: "2026-07-31T08:00:00+02:00"),
    WaitCase(
      "SC-W6", .duration(period(1, .year), weekdays: nil, at: nil),
      from: "2027-07-01T08:00:00+02:00", until: "2028-06-30T08:00:00+02:00"),
    WaitCase(
      "SC-W6", .duration(period(90, .minute), weekdays: nil, at: nil),
      from: "2026-10-01T08:00:00+02:00", until: "2026-10-01T09:30:00+02:00"),
  ]

  static let daylightSaving: [WaitCase] = [
    // Hours are elapsed time, days keep the time of day.
    WaitCase(
      "SC-W19", .duration(period(24, .hour), weekdays: nil, at: nil),
      from: "2026-03-28T12:00:00+01:00", until: "2026-03-29T13:00:00+02:00"),
    WaitCase(
      "SC-W19", .duration(period(1, .day), weekdays: nil, at: nil),
      from: "2026-03-28T12:00:00+01:00", until: "2026-03-29T12:00:00+02:00"),
    WaitCase(
      "SC-W19", .duration(period(24, .hour), weekdays: nil, at: nil),
      from: "2026-10-24T12:00:00+02:00", until: "2026-10-25T11:00:00+01:00"),
    WaitCase(
      "SC-W19", .duration(period(1, .week), weekdays: nil, at: nil),
      from: "2026-10-24T12:00:00+02:00", until: "2026-10-31T12:00:00+01:00"),
    // Into the gap of spring: forward by the gap.
    WaitCase(
      "R-17", .duration(period(1, .day), weekdays: nil, at: nil),
      from: "2026-03-28T02:30:00+01:00", until: "2026-03-29T03:30:00+02:00"),
    // Into the doubled hour of autumn: its first pass.
    WaitCase(
      "R-17", .duration(period(1, .day), weekdays: nil, at: nil),
      from: "2026-10-24T02:30:00+02:00", until: "2026-10-25T02:30:00+02:00"),
    WaitCase(
      "R-17", .date(CivilDate("2026-03-29"), at: TimeOfDay("02:30")),
      from: "2026-03-01T00:00:00+01:00", until: "2026-03-29T03:30:00+02:00"),
    WaitCase(
      "SC-W11", .date(CivilDate("2026-10-26"), at: nil),
      from: "2026-10-01T00:00:00+02:00", until: "2026-10-26T00:00:00+01:00"),
    WaitCase(
      "SC-W2", .date(CivilDate("2026-10-24"), at: nine),
      from: "2026-10-01T00:00:00+02:00", until: "2026-10-24T09:00:00+02:00"),
  ]

  /// Returns the ends of waits that a person begins at an instant.
  private func ends(_ wait: Wait, from: String, born: String? = nil) -> Run {
    var world = World(zone: .stockholm)
    let list = world.list("L")
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [world.step(.wait(wait)), world.step(.listMembership(list, member: false))])
    world.person(1, born.map { [("Born", .date(CivilDate($0)))] } ?? [])
    let start = Instant(from)
    world.event(start, 1, .listMembership(list, member: true))
    return world.run(from: start, days: 800)
  }

  @Test(arguments: durations + daylightSaving)
  func `a wait ends where the rule says`(_ wait: WaitCase) {
    let run = ends(wait.wait, from: wait.from)
    #expect(run.waitEnds == [wait.end])
    let step = run.records.first { $0.kind == .step && $0.step == 1 }
    #expect(step.map { run.zone.spelled($0.at) } == wait.end)
  }

  @Test(arguments: [
    // Birthday later this year, today, and over.
    ("1980-12-24", 0, "2026-10-01T10:00:00+02:00", "2026-12-24T00:00:00+01:00"),
    ("1980-01-31", 0, "2026-10-01T10:00:00+02:00", "2027-01-31T00:00:00+01:00"),
    // SC-W14: the offset decides which year.
    ("1980-10-05", -7, "2026-10-01T10:00:00+02:00", "2027-09-28T00:00:00+02:00"),
    ("1980-10-05", -3, "2026-10-01T10:00:00+02:00", "2026-10-02T00:00:00+02:00"),
    ("1980-09-28", 7, "2026-10-01T10:00:00+02:00", "2026-10-05T00:00:00+02:00"),
    // SC-W14: 29 February in a common year.
    ("1980-02-29", 0, "2026-10-01T10:00:00+02:00", "2027-02-28T00:00:00+01:00"),
    ("1980-02-29", 0, "2027-10-01T10:00:00+02:00", "2028-02-29T00:00:00+01:00"),
  ])
  func `the next anniversary is the first whose shifted day is not past (SC-W13, SC-W14, R-19)`(
    born: String, offset: Int, from: String, end: String
  ) {
    let born = born
    let wait = Wait.token(.field(FieldID(3)), anniversary: true, offset: .days(offset), at: nil)
    #expect(ends(wait, from: from, born: born).waitEnds == [end])
  }

  @Test func `today's anniversary counts, and an hour that is over is passed at once (R-19)`() {
    let wait = Wait.token(
      .field(FieldID(3)), anniversary: true, offset: .days(0), at: TimeOfDay("09:00"))
    let run = ends(wait, from: "2026-10-01T10:00:00+02:00", born: "1980-10-01")
    #expect(run.lines(.wait) == ["#1 C.1 skipped the end of the wait is past"])
    let later = ends(wait, from: "2026-10-01T08:00:00+02:00", born: "1980-10-01")
    #expect(later.waitEnds == ["2026-10-01T09:00:00+02:00"])
  }

  @Test func `a date token without anniversary is shifted as it stands (SC-W3)`() {
    let wait = Wait.token(
      .field(FieldID(3)), anniversary: false, offset: .days(10), at: TimeOfDay("09:00"))
    let run = ends(wait, from: "2026-10-01T10:00:00+02:00", born: "2026-10-01")
    #expect(run.waitEnds == ["2026-10-11T09:00:00+02:00"])
  }

  @Test func `an empty token lets the person go on with a note (SC-W15)`() {
    let wait = Wait.token(.field(FieldID(3)), anniversary: false, offset: .days(0), at: nil)
    let run = ends(wait, from: "2026-10-01T10:00:00+02:00")
    #expect(run.lines(.wait) == ["#1 C.1 skipped the token is empty or no date"])
    #expect(run.rules(.wait) == ["SC-W15"])
    #expect(run.lines(.step) == ["#1 C.2 succeeded"])
  }

  @Test
  func `a past date is passed with a note, an end at this very instant without (SC-W12, R-18)`() {
    let past = ends(.date(CivilDate("2026-09-30"), at: nil), from: "2026-10-01T00:00:00+02:00")
    #expect(past.lines(.wait) == ["#1 C.1 skipped the end of the wait is past"])
    #expect(past.rules(.wait) == ["SC-W12", "R-18"])
    let now = ends(.date(CivilDate("2026-10-01"), at: nil), from: "2026-10-01T00:00:00+02:00")
    #expect(now.lines(.wait) == [])
    #expect(now.summary.campaigns[0].steps[0].succeeded == 1)
  }

  @Test func `a wait with an unknown unit is ignored (SC-W5, R-21)`() {
    let run = ends(.ignored, from: "2026-10-01T00:00:00+02:00")
    #expect(run.rules(.wait) == ["SC-W5", "R-21"])
    #expect(run.lines(.step) == ["#1 C.2 succeeded"])
  }

  @Test func `an offset may come from a number token, added or taken off (SC-W3)`() {
    for (isNegative, end) in [
      (false, "2026-12-29T00:00:00+01:00"), (true, "2026-12-19T00:00:00+01:00"),
    ] {
      var world = World(zone: .stockholm)
      let list = world.list("L")
      let offset = Wait.DayOffset.token(.field(world.field("Days")), isNegative: isNegative)
      let wait = Wait.token(
        .field(world.field("Born")), anniversary: true, offset: offset, at: nil)
      world.campaign("C", .trigger, on: [EventPattern(.addToList)], [world.step(.wait(wait))])
      world.person(1, [("Born", .date(CivilDate("1980-12-24"))), ("Days", .number(5))])
      world.event(1, .listMembership(list, member: true))
      #expect(world.run().waitEnds == [end])
    }
  }

  @Test func `a datetime token has its local day (R-20)`() {
    var world = World(zone: .stockholm)
    let list = world.list("L")
    let wait = Wait.token(
      .field(world.field("Seen")), anniversary: false, offset: .days(0), at: nil)
    world.campaign("C", .trigger, on: [EventPattern(.addToList)], [world.step(.wait(wait))])
    // 23:30 in UTC is the next day in Stockholm.
    world.person(1, [("Seen", .datetime(Instant("2026-10-10T23:30:00Z")))])
    world.event(1, .listMembership(list, member: true))
    #expect(world.run().waitEnds == ["2026-10-11T00:00:00+02:00"])
  }

  @Test func `deactivation does not release people who wait (SC-W18, SC-S9)`() {
    var world = World()
    let list = world.list("L")
    let campaign = world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [
        world.step(.wait(.duration(period(1, .day), weekdays: nil, at: nil))),
        world.step(.listMembership(list, member: false)),
      ])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    world.event(World.noon.advanced(milliseconds: 1000), nil, .setActive(campaign, false))
    let run = world.run()
    #expect(run.lines(.step) == ["#1 C.2 succeeded"])
    #expect(run.summary.campaigns[0].finished == 1)
  }

  @Test func `people who still wait at the end are counted`() {
    var world = World()
    let list = world.list("L")
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [world.step(.wait(.duration(period(10, .day), weekdays: nil, at: nil)))])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    #expect(world.run(days: 9).summary.campaigns[0].waiting == 1)
    #expect(world.run(days: 10).summary.campaigns[0].waiting == 0)
  }
}
