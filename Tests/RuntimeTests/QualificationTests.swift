import RuleGraph
import RuleRuntime
import SyncState
import Testing

@Suite struct QualificationTests {
  /// A campaign that starts whenever somebody is added to a list, asked at several hours.
  private func qualified(
    _ qualification: Qualification, atHours hours: [Double]
  ) -> Run {
    var world = World()
    let list = world.list("L")
    let other = world.list("Other")
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList, .list(.oneOf([list])))],
      [world.step(.listMembership(other, member: true))]
    ) { $0.qualification = qualification }
    world.person(1)
    for hour in hours {
      let at = World.noon.advanced(milliseconds: Int64(hour * 3_600_000))
      world.event(at, 1, .listMembership(list, member: true))
      world.event(at.advanced(milliseconds: 1), 1, .listMembership(list, member: false))
    }
    return world.run()
  }

  @Test func `only once means once (SC-Q2)`() {
    let run = qualified(.once, atHours: [0, 1, 1000])
    #expect(
      run.lines(.qualified, .refused) == [
        "#1 C", "#1 C has been through this campaign before",
        "#1 C has been through this campaign before",
      ])
    #expect(run.rules(.refused) == ["SC-Q2"])
    #expect(run.summary.campaigns[0].qualified == 1)
    #expect(run.summary.campaigns[0].refused(.onlyOnce) == 2)
  }

  @Test func `every time means every time (SC-Q1)`() {
    #expect(qualified(.everyTime, atHours: [0, 1, 2]).summary.campaigns[0].qualified == 3)
  }

  @Test(arguments: [
    // SC-Q4, SC-Q6: exactly at the interval is enough.
    (Period.Unit.day, [0, 23.99, 24], 2), (.day, [0, 24, 47.99, 48], 3), (.week, [0, 167, 168], 2),
    (.month, [0, 719, 720], 2), (.hour, [0, 0.5, 1], 2),
    // SC-Q7: the refused attempt at 20 h does not put the clock back.
    (.day, [0, 20, 25], 2),
    // SC-Q5: measured from the last time that the person entered.
    (.day, [0, 30, 50, 54], 3),
  ])
  func `an interval is elapsed time since the person last entered (SC-Q4 to SC-Q7)`(
    unit: Period.Unit, hours: [Double], count: Int
  ) {
    let run = qualified(.interval(Period(1, unit).unsafelyKnown), atHours: hours)
    #expect(run.summary.campaigns[0].qualified == count)
    #expect(run.summary.campaigns[0].refused(.tooEarly) == hours.count - count)
    #expect(run.rules(.refused) == ["SC-Q4", "SC-Q5"])
  }

  @Test func `history survives deactivation and removal from the flow (SC-Q8, SC-Q12)`() {
    var world = World()
    let (list, leave) = (world.list("L"), world.list("Leave"))
    let campaign = world.campaign(
      "C", .trigger, on: [EventPattern(.addToList, .list(.oneOf([list])))],
      [world.step(.wait(.duration(Period(1, .day).unsafelyKnown, weekdays: nil, at: nil)))]
    ) { $0.qualification = .once }
    world.campaign(
      "Out", .trigger, on: [EventPattern(.addToList, .list(.oneOf([leave])))],
      [world.step(.removeFromFlow(campaign))])
    world.person(1)
    func at(_ seconds: Int64) -> Instant { World.noon.advanced(milliseconds: seconds * 1000) }
    world.event(at(0), 1, .listMembership(list, member: true))
    world.event(at(1), 1, .listMembership(leave, member: true))
    world.event(at(2), nil, .setActive(campaign, false))
    world.event(at(3), nil, .setActive(campaign, true))
    world.event(at(4), 1, .listMembership(list, member: false))
    world.event(at(5), 1, .listMembership(list, member: true))
    let run = world.run()
    #expect(run.summary.campaigns[0].qualified == 1)
    #expect(run.summary.campaigns[0].removed == 1)
    #expect(run.lines(.refused) == ["#1 C has been through this campaign before"])
  }

  @Test func `history from before the run counts (SC-Q8)`() {
    var world = World()
    let list = world.list("L")
    let campaign = world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)], [world.step(nil)]
    ) { $0.qualification = .interval(Period(1, .day).unsafelyKnown) }
    world.person(1)
    var mirror = world.mirror()
    mirror.history[campaign.index][PersonID(0)] = World.noon.advanced(milliseconds: -3_600_000)
    var simulation = Simulation(graph: world.graph(), mirror: mirror, start: World.noon)
    world.event(1, .listMembership(list, member: true))
    for event in world.events { simulation.add(event) }
    let run = Run(&simulation, until: World.noon)
    #expect(run.summary.campaigns[0].refused(.tooEarly) == 1)
  }

  @Test func `parallel instances of one person are independent (SC-R3)`() {
    var world = World()
    let list = world.list("L")
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [world.step(.wait(.duration(Period(1, .day).unsafelyKnown, weekdays: nil, at: nil)))])
    world.person(1)
    for second: Int64 in 0..<3 {
      let at = World.noon.advanced(milliseconds: second * 2000)
      world.event(at, 1, .listMembership(list, member: true))
      world.event(at.advanced(milliseconds: 1000), 1, .listMembership(list, member: false))
    }
    let run = world.run()
    #expect(run.summary.campaigns[0].qualified == 3)
    #expect(run.summary.campaigns[0].finished == 3)
    #expect(Set(run.waitEnds).count == 3)
  }
}
