import RuleGraph
import RuleRuntime
import SyncState
import Testing

@Suite struct MembershipFilterTests {
  /// Returns the Marketo ids of those who pass a filter.
  private func matches(_ filter: Predicate, _ world: World) -> [Int64] {
    var evaluator = Evaluator(graph: world.graph())
    let mirror = world.mirror()
    let program = evaluator.compile(filter)
    let people = evaluator.matches(program, in: mirror, at: World.noon)
    for row in 0..<mirror.people.count {
      let person = PersonID(row)
      #expect(
        evaluator.holds(program, for: person, in: mirror, at: World.noon)
          == people.contains(person), "one person and a scan agree")
    }
    return people.map { mirror.people.marketoID($0) }
  }

  @Test func `membership constraints must hold for one membership, and a denial denies the whole`()
  {
    var world = World()
    let (first, second) = (world.program("A"), world.program("B"))
    let attended = world.text("ATTENDED")
    for id in 1...4 { world.person(Int64(id)) }
    world.put(1, in: first, 3, success: true)
    world.put(2, in: first, 1)
    world.put(2, in: second, 3)
    world.put(3, in: second, 3, acquired: true)
    let status = Predicate.MembershipConstraint.status(.text(.is, [attended], negated: false))
    let cases: [(Predicate, [Int64])] = [
      (.memberOfProgram(.oneOf([first]), [], negated: false), [1, 2]),
      (.memberOfProgram(.any, [], negated: false), [1, 2, 3]),
      (.memberOfProgram(.oneOf([first]), [status], negated: false), [1]),
      (.memberOfProgram(.any, [status], negated: false), [1, 2, 3]),
      (.memberOfProgram(.any, [status, .success(true)], negated: false), [1]),
      (.memberOfProgram(.any, [.acquiredBy(true)], negated: false), [3]),
      // not (member of A with this status).
      (.memberOfProgram(.oneOf([first]), [status], negated: true), [2, 3, 4]),
      (.memberOfProgram(.noneOf([first]), [], negated: false), [2, 3]),
    ]
    for (filter, expected) in cases { #expect(matches(filter, world) == expected, "\(filter)") }
  }

  @Test func `the day of membership is a date constraint`() {
    var world = World()
    let program = world.program("A")
    for id in 1...3 { world.person(Int64(id)) }
    world.put(1, in: program, 1, since: CivilDate("2026-09-30"))
    world.put(2, in: program, 1, since: CivilDate("2026-10-01"))
    world.put(3, in: program, 1)
    let since = Predicate.MembershipConstraint.membershipDate(
      .dayRange(first: CivilDate("2026-10-01"), last: nil, nullMatches: false))
    #expect(matches(.memberOfProgram(.any, [since], negated: false), world) == [2])
  }

  @Test func `the SFDC campaign filter looks at what Marketo has pulled (R-25)`() {
    var world = World()
    let campaign = world.sfdcCampaign(
      "Tour",
      statuses: [
        MemberStatus(label: "Sent", isDefault: true),
        MemberStatus(label: "Responded", responded: true),
      ])
    let responded = world.text("responded")
    for id in 1...3 { world.person(Int64(id)) }
    var mirror = world.mirror()
    mirror.observed[campaign.index][PersonID(0)] = StatusIndex(0)
    mirror.observed[campaign.index][PersonID(1)] = StatusIndex(1)
    var evaluator = Evaluator(graph: world.graph())
    let status = Predicate.SFDCMembershipConstraint.status(
      .text(.is, [responded], negated: false))
    let cases: [([Predicate.SFDCMembershipConstraint], Bool, [UInt32])] = [
      ([], false, [0, 1]), ([], true, [2]), ([status], false, [1]), ([status], true, [0, 2]),
      ([.responded(true)], false, [1]), ([.responded(false)], false, [0]),
      ([.responded(true), .responded(false)], false, []),
    ]
    for (constraints, negated, expected) in cases {
      let program = evaluator.compile(
        .memberOfSFDCCampaign(.oneOf([campaign]), constraints, negated: negated))
      let people = evaluator.matches(program, in: mirror, at: World.noon)
      #expect(people.map(\.rawValue) == expected, "\(constraints) negated: \(negated)")
    }
  }

  @Test func `formulas, lists and smart lists combine`() {
    var world = World()
    let (left, right) = (world.list("Left"), world.list("Right"))
    for id in 1...4 { world.person(Int64(id)) }
    for id: Int64 in [1, 2] { world.put(id, in: left) }
    for id: Int64 in [2, 3] { world.put(id, in: right) }
    let inLeft = Predicate.memberOfList(.oneOf([left]), negated: false)
    let inRight = Predicate.memberOfList(.oneOf([right]), negated: false)
    let both = world.smartList("Both", .all([inLeft, inRight]))
    let cases: [(Predicate, [Int64])] = [
      (.all([]), [1, 2, 3, 4]), (.any([]), []), (.constant(false), []),
      (.all([inLeft, inRight]), [2]), (.any([inLeft, inRight]), [1, 2, 3]),
      (.memberOfList(.any, negated: true), [4]),
      (.memberOfSmartList(both, negated: false), [2]),
      (.memberOfSmartList(both, negated: true), [1, 3, 4]),
      (.all([.any([inLeft, inRight]), .memberOfSmartList(both, negated: true)]), [1, 3]),
      (.any([.all([inLeft, .constant(false)]), inRight]), [2, 3]),
    ]
    for (filter, expected) in cases { #expect(matches(filter, world) == expected, "\(filter)") }
  }

  @Test(.timeLimit(.minutes(1)))
  func `smart lists that refer to each other many times are evaluated once`() {
    var world = World()
    var list = world.smartList("0", .field(world.field("Flag"), .isEmpty(negated: false)))
    for depth in 1...64 {
      let inner = Predicate.memberOfSmartList(list, negated: false)
      list = world.smartList("\(depth)", .all([inner, .any([.constant(false), inner])]))
    }
    world.person(1)
    #expect(matches(.memberOfSmartList(list, negated: false), world) == [1])
  }

  @Test func `deleted people are in no scan and start nothing`() {
    var world = World()
    let list = world.list("L")
    world.campaign("C", .trigger, on: [EventPattern(.addToList)], [world.step(nil)])
    world.campaign("B", .batch, [world.step(nil)])
    for id: Int64 in 1...2 { world.person(id) }
    var mirror = world.mirror()
    mirror.people.delete(PersonID(0))
    world.event(nil, .run(CampaignID(1)))
    for id: Int64 in 1...2 { world.event(id, .listMembership(list, member: true)) }
    var simulation = Simulation(graph: world.graph(), mirror: mirror, start: World.noon)
    for event in world.events { simulation.add(event) }
    let run = Run(&simulation, until: World.noon)
    #expect(
      run.lines(.qualified) == ["#2 C", "#2 B"] || run.lines(.qualified) == ["#2 B", "#2 C"])
    #expect(run.summary.rejectedEvents.map(\.reason) == ["no such person"])
  }

  @Test func `a campaign's history counts from entering on (R-14)`() {
    var world = World()
    let list = world.list("L")
    let own = world.nextCampaign
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [
        world.step(
          nil,
          [
            FlowStep.Choice(
              .memberOfCampaign(.oneOf([own]), negated: false),
              .listMembership(list, member: false))
          ])
      ])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    #expect(world.run().lines(.step) == ["#1 C.1 succeeded"])
  }

  @Test func `clauses explain a refusal one by one, with what they looked at (R-9)`() {
    var world = World()
    let list = world.list("L")
    let program = world.program("A")
    let france = world.text("France")
    let country = Predicate.field(
      world.field("Country"), .text(.is, [france], negated: false))
    let member = Predicate.memberOfProgram(.oneOf([program]), [], negated: false)
    world.campaign("C", .trigger, on: [EventPattern(.addToList)], [world.step(nil)]) {
      $0.filter = .all([country, member])
      $0.clauses = [country, member]
    }
    world.person(1, [("Country", .text(world.text("Sweden")))])
    world.put(1, in: program, 2)
    world.event(1, .listMembership(list, member: true))

    let run = world.run(depth: .full)
    #expect(run.lines(.filtered) == ["#1 C a filter does not hold"])
    let details = run.records.first { $0.kind == .filtered }?.details ?? []
    #expect(
      details.map(\.name) == [
        "filter", "holds", "field", "value", "filter", "holds", "program", "status", "success",
      ])
    let flags = details.compactMap { detail in
      if case .flag(let flag) = detail.value, detail.name == "holds" { flag } else { nil }
    }
    #expect(flags == [false, true])
    #expect(world.run().lines(.filtered) == [], "not at the depth of decisions")
    #expect(world.run().summary.campaigns[0].filtered == 1)
  }
}
