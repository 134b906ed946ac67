import RuleGraph
import RuleRuntime
import SyncState
import Testing

@Suite struct ControlTests {
  private static let oneDay = Wait.duration(
    Period(1, .day).unsafelyKnown, weekdays: nil, at: nil)

  // MARK: Request

  @Test func `a request runs on its own, after the caller's flow (SC-X1, R-3)`() {
    var world = World()
    let list = world.list("L")
    let (first, second) = (world.list("First"), world.list("Second"))
    let requested = EventPattern(.requestCampaign, .campaign(.oneOf([CampaignID(0)])))
    world.campaign(
      "Target", .trigger, on: [requested], [world.step(.listMembership(first, member: true))])
    world.campaign(
      "Caller", .trigger, on: [EventPattern(.addToList, .list(.oneOf([list])))],
      [world.step(.request(CampaignID(0))), world.step(.listMembership(second, member: true))])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    let run = world.run(days: 1)
    #expect(
      run.lines(.step, .qualified) == [
        "#1 Caller", "#1 Caller.1 succeeded", "#1 Caller.2 succeeded", "#1 Target",
        "#1 Target.1 succeeded",
      ])
    let entry = run.activities.first { $0.type == .requestCampaign }
    #expect(entry?.asset == .campaign(CampaignID(0)))
    #expect(entry?.source.map { run.mirror.text[$0] } == "Smart Campaign")
  }

  @Test func `a request that is not admitted fails without an entry (SC-X3, SC-X4, R-11)`() {
    let cases: [(active: Bool, source: String?, note: String)] = [
      (false, nil, "the campaign is not active"),
      (true, "Sales Insight", "the campaign does not admit this request"),
    ]
    for (active, source, note) in cases {
      var world = World()
      let list = world.list("L")
      let constraints = source.map { source in
        [
          EventPattern.Constraint(
            .source, .exactText([world.text(source)], negated: false))
        ]
      }
      world.campaign(
        "Target", .trigger, on: [EventPattern(.requestCampaign, .any, constraints ?? [])],
        [world.step(nil)]
      ) { $0.isActive = active }
      world.campaign(
        "Caller", .trigger, on: [EventPattern(.addToList)],
        [world.step(.request(CampaignID(0)))])
      world.person(1)
      world.event(1, .listMembership(list, member: true))
      let run = world.run(days: 1)
      #expect(run.lines(.step) == ["#1 Caller.1 failed \(note)"])
      #expect(run.rules(.step).contains("R-11"))
      #expect(!run.activities.contains { $0.type == .requestCampaign })
      #expect(run.summary.campaigns[0].qualified == 0)
    }
  }

  @Test func `an API request must pass the source, too (SC-X3)`() {
    var world = World()
    let (sales, web) = (world.text("Sales Insight"), world.text("Web Service API"))
    let source = EventPattern.Constraint(.source, .exactText([sales], negated: false))
    world.campaign(
      "Target", .trigger, on: [EventPattern(.requestCampaign, .any, [source])],
      [world.step(nil)])
    world.person(1)
    world.event(1, .request(CampaignID(0), source: web), by: .api)
    world.event(
      World.noon.advanced(milliseconds: 1), 1, .request(CampaignID(0), source: sales))
    let run = world.run(days: 1)
    #expect(run.summary.campaigns[0].qualified == 1)
    #expect(run.summary.rejectedEvents.map(\.count) == [1])
  }

  @Test func `a request wakes only the campaign that it names`() {
    var world = World()
    let web = world.text("Web Service API")
    for name in ["A", "B"] {
      world.campaign(name, .trigger, on: [EventPattern(.requestCampaign)], [world.step(nil)])
    }
    world.person(1)
    world.event(1, .request(CampaignID(1), source: web), by: .api)
    #expect(world.run(days: 1).lines(.qualified) == ["#1 B"])
  }

  // MARK: Execute

  @Test func `an executed campaign runs inside the step, if its list and rule allow (SC-X2)`() {
    var world = World()
    let list = world.list("L")
    let vip = world.list("VIP")
    world.campaign(
      "Child", .executable, [world.step(.changeScore(world.field("Score"), .add(1)))]
    ) {
      $0.filter = .memberOfList(.oneOf([vip]), negated: false)
      $0.qualification = .once
    }
    let execute = world.step(.execute(CampaignID(0), inheritsTokens: false))
    world.campaign(
      "Parent", .trigger, on: [EventPattern(.addToList, .list(.oneOf([list])))],
      [execute, execute, world.step(.changeScore(world.field("Score"), .add(10)))])
    world.person(1)
    world.person(2)
    world.put(1, in: vip)
    world.event(1, .listMembership(list, member: true))
    world.event(2, .listMembership(list, member: true))
    let run = world.run(days: 1)
    #expect(
      run.lines(.step, .refused) == [
        "#1 Child.1 succeeded", "#1 Parent.1 succeeded",
        "#1 Child has been through this campaign before",
        "#1 Parent.2 skipped did not qualify for the executed campaign",
        "#1 Parent.3 succeeded",
        "#2 Parent.1 skipped did not qualify for the executed campaign",
        "#2 Parent.2 skipped did not qualify for the executed campaign",
        "#2 Parent.3 succeeded",
      ])
    let entries = run.activities.filter { $0.type == .executeCampaign }
    #expect(entries.map(\.qualified) == [true, false, false, false])
    #expect(run.value(1, "Score") == .number(11))
    #expect(run.value(2, "Score") == .number(10))
  }

  @Test func `three levels below the top are allowed, the fourth fails (SC-X2, R-11)`() {
    var world = World()
    let list = world.list("L")
    let score = world.field("Score")
    var child: CampaignID?
    for level in (1...4).reversed() {
      var flow = [world.step(.changeScore(score, .add(1)))]
      if let child { flow.append(world.step(.execute(child, inheritsTokens: true))) }
      child = world.campaign("Level \(level)", .executable, flow)
    }
    world.campaign(
      "Top", .trigger, on: [EventPattern(.addToList)],
      [world.step(.execute(child.unsafelyKnown, inheritsTokens: true))])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    let run = world.run(days: 1)
    #expect(run.value(1, "Score") == .number(3))
    #expect(
      run.lines(.step).contains("#1 Level 3.2 failed more than three levels of executed campaigns"))
  }

  @Test func `a campaign that executes itself is stopped by the depth (SC-X7)`() {
    var world = World()
    let list = world.list("L")
    let own = world.nextCampaign
    world.campaign("Self", .executable, [world.step(.execute(own, inheritsTokens: false))])
    world.campaign(
      "Top", .trigger, on: [EventPattern(.addToList)],
      [world.step(.execute(own, inheritsTokens: false))])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    #expect(world.run(days: 1).summary.campaigns[0].qualified == 3)
  }

  @Test func `an executable campaign does not wait (SC-W16)`() {
    var world = World()
    let list = world.list("L")
    world.campaign("Child", .executable, [world.step(.wait(Self.oneDay))])
    world.campaign(
      "Top", .trigger, on: [EventPattern(.addToList)],
      [world.step(.execute(CampaignID(0), inheritsTokens: false))])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    let run = world.run(days: 0)
    #expect(run.rules(.wait) == ["SC-W16"])
    #expect(run.lines(.finished).count == 2)
  }

  // MARK: Remove from flow

  @Test func `removing from this campaign ends the flow and other instances (SC-X9, SC-R4)`() {
    var world = World()
    let list = world.list("L")
    let own = world.nextCampaign
    let score = world.field("Score")
    let high = Predicate.field(
      score, .numberRange(low: .init(3, included: true), high: nil))
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [
        world.step(.changeScore(score, .add(1))),
        world.step(nil, [FlowStep.Choice(high, .removeFromFlow(own))]),
        world.step(.wait(Self.oneDay)), world.step(.changeScore(score, .add(100))),
      ])
    world.person(1)
    for second: Int64 in 0..<3 {
      let at = World.noon.advanced(milliseconds: second * 2000)
      world.event(at, 1, .listMembership(list, member: true))
      world.event(at.advanced(milliseconds: 1000), 1, .listMembership(list, member: false))
    }
    let run = world.run()
    #expect(run.value(1, "Score") == .number(3))
    #expect(
      run.lines(.finished) == [
        "#1 C removed from the flow while waiting", "#1 C removed from the flow while waiting",
        "#1 C removed from the flow",
      ])
    let removal = run.rules(.step) { $0.step == 1 && $0.choice == 1 }
    #expect(removal == ["SC-X8", "SC-X9", "SC-H2"])
    #expect(run.summary.campaigns[0].finished == 0)
    #expect(run.summary.campaigns[0].removed == 3)
  }

  @Test func `removing somebody who is not inside is skipped (SC-X12)`() {
    var world = World()
    let list = world.list("L")
    world.campaign("Other", .trigger, on: [EventPattern(.addToList, .list(.oneOf([])))], [])
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [world.step(.removeFromFlow(CampaignID(0)))])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    let run = world.run(days: 1)
    #expect(run.lines(.step) == ["#1 C.1 skipped not in the campaign"])
    #expect(run.rules(.step) == ["SC-X12"])
  }

  @Test func `removal climbs from executables to the first that is not (SC-X10, R-12)`() {
    var world = World()
    let list = world.list("L")
    let score = world.field("Score")
    func scoring(_ points: Int32) -> FlowStep { world.step(.changeScore(score, .add(points))) }
    let inner = world.nextCampaign
    world.campaign("Inner", .executable, [world.step(.removeFromFlow(inner)), scoring(1)])
    world.campaign(
      "Outer", .executable, [world.step(.execute(inner, inheritsTokens: false)), scoring(10)])
    world.campaign(
      "Top", .trigger, on: [EventPattern(.addToList)],
      [world.step(.execute(CampaignID(1), inheritsTokens: false)), scoring(100)])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    let run = world.run(days: 1)
    #expect(run.value(1, "Score") == .null)
    #expect(run.summary.campaigns.map(\.removed) == [1, 1, 1])
    #expect(run.rules(.step) == ["SC-X8", "SC-X9", "SC-X10", "R-12"])
  }

  @Test func `a batch goes on for those who were not removed`() {
    var world = World()
    let out = world.list("Out")
    let own = world.nextCampaign
    let inOut = Predicate.memberOfList(.oneOf([out]), negated: false)
    world.campaign(
      "B", .batch,
      [
        world.step(.wait(Self.oneDay)),
        world.step(nil, [FlowStep.Choice(inOut, .removeFromFlow(own))]),
        world.step(.changeScore(world.field("Score"), .add(1))),
      ])
    for id: Int64 in 1...3 { world.person(id) }
    world.put(2, in: out)
    world.event(nil, .run(own))
    let run = world.run()
    let scores = [1, 2, 3].map { run.value($0, "Score") }
    #expect(scores == [.number(1), .null, .number(1)])
  }

  @Test func `starts that are queued survive a removal (R-12)`() {
    var world = World()
    let list = world.list("L")
    let target = world.nextCampaign
    world.campaign(
      "Target", .trigger, on: [EventPattern(.addToList)],
      [world.step(.changeScore(world.field("Score"), .add(1)))]
    ) { $0.priority = .low }
    world.campaign(
      "Remover", .trigger, on: [EventPattern(.addToList)],
      [world.step(.removeFromFlow(target))]
    ) { $0.priority = .high }
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    let run = world.run(days: 1)
    #expect(
      run.lines(.step) == ["#1 Remover.1 skipped not in the campaign", "#1 Target.1 succeeded"])
  }

  // MARK: Active, abort

  @Test func `activation is not retroactive and deactivation stops new entries (SC-S8, SC-S9)`() {
    var world = World()
    let list = world.list("L")
    let campaign = world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)], [world.step(nil)]
    ) { $0.isActive = false }
    func at(_ second: Int64) -> Instant { World.noon.advanced(milliseconds: second * 1000) }
    for id: Int64 in 1...3 { world.person(id) }
    world.event(at(0), 1, .listMembership(list, member: true))
    world.event(at(1), nil, .setActive(campaign, true))
    world.event(at(2), 2, .listMembership(list, member: true))
    world.event(at(3), nil, .setActive(campaign, false))
    world.event(at(4), 3, .listMembership(list, member: true))
    #expect(world.run(days: 1).lines(.qualified) == ["#2 C"])
  }

  @Test func `a start that was queued before a deactivation is refused (SC-15.4, R-4)`() {
    var world = World()
    world.parts.settings.cycleEnabled = true
    let tour = world.sfdcCampaign(
      "Tour", statuses: [MemberStatus(label: "Sent", isDefault: true)])
    let campaign = world.campaign(
      "C", .trigger, on: [EventPattern(.addToSFDCCampaign)], [world.step(nil)])
    world.person(1)
    var mirror = world.mirror()
    let id = mirror.text.intern("00Q000000000001AAA")
    let record = mirror.records.insert(SalesforceRecord(kind: .lead, salesforceID: id))
    mirror.link(PersonID(0), record.unsafelyKnown)
    // The pull of the second cycle queues the start, the event of the same instant comes next.
    let cycle = World.noon.advanced(milliseconds: 5 * 60_000)
    world.event(
      World.noon.advanced(milliseconds: 1), 1, .sfdcMember(.add, tour, status: nil),
      by: .salesforce)
    for (deactivates, qualified) in [(false, 1), (true, 0)] {
      var simulation = Simulation(graph: world.graph(), mirror: mirror, start: World.noon)
      for event in world.events { simulation.add(event) }
      if deactivates {
        var other = World()
        other.event(cycle, nil, .setActive(campaign, false))
        for event in other.events { simulation.add(event) }
      }
      let run = Run(&simulation, until: cycle)
      #expect(run.summary.campaigns[0].qualified == qualified)
      #expect(run.summary.campaigns[0].refused(.inactive) == 1 - qualified)
    }
  }

  @Test func `activation needs a trigger campaign with a step (SC-S7)`() {
    var world = World()
    let empty = world.campaign("Empty", .trigger, on: [EventPattern(.addToList)], []) {
      $0.isActive = false
    }
    let batch = world.campaign("Batch", .batch, [world.step(nil)])
    for campaign in [empty, batch] { world.event(nil, .setActive(campaign, true)) }
    let run = world.run(days: 1)
    #expect(run.summary.rejectedEvents.map(\.count) == [2])
    #expect(run.rules(.event) == ["SC-S7"])
  }

  @Test func `abort drops who is inside; the campaign stays active (SC-S12, R-13)`() {
    var world = World()
    let list = world.list("L")
    let campaign = world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [
        world.step(.changeScore(world.field("Score"), .add(1))),
        world.step(.wait(Self.oneDay)),
        world.step(.changeScore(world.field("Score"), .add(10))),
      ])
    world.person(1)
    world.person(2)
    func at(_ second: Int64) -> Instant { World.noon.advanced(milliseconds: second * 1000) }
    world.event(at(0), 1, .listMembership(list, member: true))
    world.event(at(1), nil, .abort(campaign))
    world.event(at(2), 2, .listMembership(list, member: true))
    let run = world.run()
    // SC-F10: the finished step stays.
    #expect(run.value(1, "Score") == .number(1))
    #expect(run.value(2, "Score") == .number(11))
    #expect(run.lines(.finished).first == "#1 C the campaign was aborted")
    #expect(run.summary.campaigns[0].removed == 1)
    #expect(run.summary.campaigns[0].waiting == 0)
  }
}
