import RuleGraph
import RuleRuntime
import SyncState
import Testing

@Suite struct MailTests {
  /// Sends mails to person 1 at some hours after noon; returns whether each was delivered.
  private func delivered(
    _ person: [(String, Value)], operational: Bool = false, limited: Bool = true,
    perDay: Int? = nil, perSevenDays: Int? = nil, zone: TimeZoneTable = .utc,
    atHours hours: [Double] = [0], operationalAt: Set<Double> = []
  ) -> [Bool] {
    var world = World(zone: zone)
    world.parts.communicationLimits.perDay = perDay
    world.parts.communicationLimits.perSevenDays = perSevenDays
    let (list, other) = (world.list("L"), world.list("Operational"))
    let mail = world.text("Program.Mail")
    for (list, isOperational) in [(list, operational), (other, true)] {
      world.campaign(
        isOperational ? "Operational" : "Normal", .trigger,
        on: [EventPattern(.addToList, .list(.oneOf([list])))],
        [world.step(.sendEmail(name: mail, isOperational: isOperational))]
      ) { $0.obeysLimits = limited }
    }
    world.person(1, person)
    for hour in hours {
      let at = World.noon.advanced(milliseconds: Int64(hour * 3_600_000))
      let list = operationalAt.contains(hour) ? other : list
      world.event(at, 1, .listMembership(list, member: true))
      world.event(at.advanced(milliseconds: 1), 1, .listMembership(list, member: false))
    }
    let run = world.run(days: 30)
    let entries = run.activities.filter { $0.type == .sendEmail }
    #expect(entries.count == hours.count, "a blocked mail is logged as well (SC-B7)")
    #expect(entries.allSatisfy { $0.asset == .named(mail) })
    return entries.map { $0.result == .succeeded }
  }

  /// A person with an address and perhaps a flag.
  private func person(_ flag: String? = nil, _ value: Value = .boolean(true)) -> [(String, Value)] {
    // The first text after the empty one is the name of some asset; any text is an address here.
    [("Email Address", .text(TextID(UInt32(1))))] + (flag.map { [($0, value)] } ?? [])
  }

  @Test func `who is blocked from mail (SC-B1, SC-B2)`() {
    let cases: [(String?, Value, normal: Bool, operational: Bool)] = [
      (nil, .null, true, true), ("Unsubscribed", .boolean(true), false, true),
      ("Unsubscribed", .boolean(false), true, true), ("Unsubscribed", .null, true, true),
      ("Marketing Suspended", .boolean(true), false, true),
      ("Black Listed", .boolean(true), false, false),
      ("Email Invalid", .boolean(true), false, false),
    ]
    for (flag, value, normal, operational) in cases {
      let person = person(flag, value)
      #expect(delivered(person) == [normal], "\(flag ?? "none")")
      #expect(delivered(person, operational: true) == [operational], "\(flag ?? "none")")
    }
    #expect(delivered([]) == [false], "no address")
    #expect(delivered([], operational: true) == [false], "no address")
  }

  @Test func `a day is a calendar day of the subscription (SC-B4)`() {
    // Noon in UTC is 14:00 in Stockholm: its midnight comes after 10 hours.
    #expect(
      delivered(person(), perDay: 2, zone: .stockholm, atHours: [0, 1, 2, 9.9, 10, 11, 12])
        == [true, true, false, false, true, true, false])
  }

  @Test func `seven days are the last 168 hours (SC-B4, R-15)`() {
    #expect(
      delivered(person(), perSevenDays: 2, atHours: [0, 24, 48, 167, 168, 169, 192])
        == [true, true, false, false, true, false, true])
  }

  @Test func `mail from before the run counts, blocked mail does not (SC-B4, SC-B7)`() {
    for (result, expected) in [(StepResult.succeeded, "skipped"), (.skipped, "succeeded")] {
      var world = World()
      world.parts.communicationLimits.perSevenDays = 1
      let mail = world.text("Mail")
      world.person(1, person())
      world.campaign(
        "C", .batch, [world.step(.sendEmail(name: mail, isOperational: false))]
      ) { $0.obeysLimits = true }
      world.event(nil, .run(CampaignID(0)))
      var simulation = world.simulation()
      var earlier = Activity(
        .sendEmail, of: PersonID(0), .named(mail),
        at: World.noon.advanced(milliseconds: -86_400_000))
      earlier.result = result
      simulation.remember([earlier])
      let run = Run(&simulation, until: World.noon)
      #expect(run.activities.map { $0.result?.rawValue } == [expected])
    }
  }

  @Test func `operational mail always goes, and counts (SC-B5, R-15)`() {
    #expect(
      delivered(person(), perDay: 1, atHours: [0, 1, 2], operationalAt: [0, 2])
        == [true, false, true])
  }

  @Test func `a blocked mail does not count towards the limit (SC-B7)`() {
    #expect(
      delivered(person(), perSevenDays: 1, atHours: [0, 100, 168, 267])
        == [true, false, true, false])
  }

  @Test func `limits apply only to campaigns that say so (SC-B6)`() {
    #expect(delivered(person(), limited: false, perDay: 1, atHours: [0, 1]) == [true, true])
  }

  @Test func `an entry about a blocked mail fires nothing`() {
    var world = World()
    let list = world.list("L")
    let mail = world.text("Mail")
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [world.step(.sendEmail(name: mail, isOperational: false))])
    world.campaign("Sent", .trigger, on: [EventPattern(.sendEmail)], [world.step(nil)])
    world.person(1)
    world.person(2, person())
    for id: Int64 in 1...2 { world.event(id, .listMembership(list, member: true)) }
    #expect(world.run(days: 1).lines(.qualified) == ["#1 C", "#2 C", "#2 Sent"])
  }

  @Test func `being blocked affects mail steps only (SC-B3)`() {
    var world = World()
    let list = world.list("L")
    let mail = world.text("Mail")
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [
        world.step(.sendEmail(name: mail, isOperational: false)),
        world.step(.changeScore(world.field("Score"), .add(1))),
      ])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    let run = world.run(days: 1)
    #expect(
      run.lines(.qualified, .step) == [
        "#1 C", "#1 C.1 skipped blocked from mail: no email address", "#1 C.2 succeeded",
      ])
    #expect(run.rules(.step) == ["SC-B1", "SC-B2", "SC-B7"])
  }
}
