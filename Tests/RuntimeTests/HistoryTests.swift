import RuleGraph
import RuleRuntime
import SyncState
import Testing

/// Filters that look back at the activity log (CAT-5, CAT-2.3).
@Suite struct HistoryTests {
  private static let month = ValueTest.relative(.inPast, days(30))

  private static func days(_ count: Int) -> Period {
    guard let period = Period(count, .day) else { preconditionFailure("a period") }
    return period
  }

  /// A batch at noon of the tenth day whose filter is the predicate; returns who qualifies.
  private func qualified(
    _ build: (inout World) -> Predicate, history: (inout World) -> Void
  ) -> [String] {
    var world = World()
    for id: Int64 in 1...3 { world.person(id) }
    let predicate = build(&world)
    world.campaign("C", .batch, [world.step(nil)]) { $0.filter = predicate }
    let batch = CampaignID(world.parts.campaigns.count - 1)
    history(&world)
    world.event(World.noon.advanced(milliseconds: 10 * 86_400_000), nil, .run(batch))
    return world.run(days: 11).lines(.qualified)
  }

  private func visit(
    _ world: inout World, _ person: Int64, _ page: String, onDay day: Int64
  ) {
    let asset = world.text(page)
    world.event(
      World.noon.advanced(milliseconds: day * 86_400_000), person,
      .logActivity(.visitWebpage, asset: asset))
  }

  @Test func `one entry that fits is enough, whoever else did something (CAT-5)`() {
    let found = qualified {
      let pricing = $0.text("/pricing")
      return .activity(
        EventPattern(.visitWebpage, .named(.exactText([pricing], negated: false))),
        window: Self.month, minimumCount: 1, negated: false)
    } history: {
      visit(&$0, 1, "/pricing", onDay: 1)
      visit(&$0, 2, "/home", onDay: 1)
    }
    #expect(found == ["#1 C"])
  }

  @Test func `an inactivity filter holds when no entry fits (CAT-5)`() {
    let found = qualified { _ in
      .activity(EventPattern(.visitWebpage), window: Self.month, minimumCount: 1, negated: true)
    } history: {
      visit(&$0, 1, "/pricing", onDay: 1)
    }
    #expect(found == ["#2 C", "#3 C"])
  }

  @Test func `the window ends now and moves on (CAT-2.3)`() {
    for (day, expected) in [(4, []), (5, ["#1 C"]), (9, ["#1 C"])] as [(Int64, [String])] {
      let found = qualified { _ in
        .activity(
          EventPattern(.visitWebpage), window: .relative(.inPast, Self.days(5)), minimumCount: 1,
          negated: false)
      } history: {
        visit(&$0, 1, "/pricing", onDay: day)
      }
      #expect(found == expected, "day \(day)")
    }
  }

  @Test func `a minimum number counts entries within the window (CAT-2.3)`() {
    let found = qualified { _ in
      .activity(
        EventPattern(.visitWebpage), window: .relative(.inPast, Self.days(5)), minimumCount: 2,
        negated: false)
    } history: {
      for day: Int64 in [1, 9] { visit(&$0, 1, "/a", onDay: day) }
      for day: Int64 in [8, 9] { visit(&$0, 2, "/a", onDay: day) }
    }
    #expect(found == ["#2 C"])
  }

  @Test func `constraints hold for one and the same entry (SC-C8)`() {
    let found = qualified { world in
      let (se, de) = (world.text("SE"), world.text("DE"))
      return .activity(
        EventPattern(
          .changeDataValue, .field(.oneOf([world.field("Country")])),
          [
            .init(.oldValue, .text(.is, [se], negated: false)),
            .init(.newValue, .text(.is, [de], negated: false)),
          ]), window: nil, minimumCount: 1, negated: false)
    } history: { world in
      func move(_ person: Int64, _ day: Int64, _ country: String) {
        let text = world.text(country)
        world.event(
          World.noon.advanced(milliseconds: day * 86_400_000), person,
          .setField(.init(world.field("Country"), .text(text))))
      }
      move(1, 1, "SE")
      move(1, 2, "DE")
      // From SE to FR, and from FR to DE: no single change fits.
      move(2, 1, "SE")
      move(2, 2, "FR")
      move(2, 3, "DE")
    }
    #expect(found == ["#1 C"])
  }

  @Test func `what was blocked did not happen (SC-B7)`() {
    var world = World()
    let (list, mail) = (world.list("L"), world.text("Mail"))
    world.person(1)
    world.person(2, [("Email Address", .text(mail))])
    let send = world.step(.sendEmail(name: mail, isOperational: false))
    world.campaign("Send", .trigger, on: [EventPattern(.addToList)], [send])
    world.campaign("C", .batch, [world.step(nil)]) {
      $0.filter = .activity(
        EventPattern(.sendEmail), window: nil, minimumCount: 1, negated: false)
    }
    for id: Int64 in 1...2 { world.event(id, .listMembership(list, member: true)) }
    world.event(World.noon.advanced(milliseconds: 1000), nil, .run(CampaignID(1)))
    #expect(world.run(days: 1).lines(.qualified).suffix(1) == ["#2 C"])
  }

  @Test func `the entry that fires a trigger is part of the history already (SC-C11)`() {
    var world = World()
    world.person(1)
    let page = world.text("/pricing")
    world.campaign("C", .trigger, on: [EventPattern(.visitWebpage)], [world.step(nil)]) {
      $0.filter = .activity(
        EventPattern(.visitWebpage), window: Self.month, minimumCount: 2, negated: false)
    }
    for second: Int64 in 0...2 {
      world.event(
        World.noon.advanced(milliseconds: second * 1000), 1,
        .logActivity(.visitWebpage, asset: page))
    }
    #expect(world.run(days: 1).lines(.qualified) == ["#1 C", "#1 C"])
  }

  @Test func `entries from before the run are remembered and start nothing`() {
    var world = World()
    world.person(1)
    world.person(2)
    world.campaign("T", .trigger, on: [EventPattern(.visitWebpage)], [world.step(nil)])
    world.campaign("C", .batch, [world.step(nil)]) {
      $0.filter = .activity(
        EventPattern(.visitWebpage), window: Self.month, minimumCount: 1, negated: false)
    }
    world.event(nil, .run(CampaignID(1)))
    var simulation = world.simulation()
    simulation.remember([
      Activity(
        .visitWebpage, of: PersonID(1), .none, at: World.noon.advanced(milliseconds: -86_400_000))
    ])
    let run = Run(&simulation, until: World.noon)
    #expect(run.summary.campaigns.map(\.qualified) == [0, 1])
  }

  @Test(arguments: [
    (ActivityType.visitWebpage, 90, true), (.visitWebpage, 91, false), (.fillOutForm, 91, true),
    (.fillOutForm, 750, true), (.fillOutForm, 751, false), (.newLead, 9000, true),
  ])
  func `what Marketo has forgotten is not found, however far a filter looks back (CAT-2.3)`(
    type: ActivityType, days: Int64, expected: Bool
  ) {
    var world = World()
    world.person(1)
    world.campaign("C", .batch, [world.step(nil)]) {
      $0.filter = .activity(EventPattern(type), window: nil, minimumCount: 1, negated: false)
    }
    world.event(nil, .run(CampaignID(0)))
    var simulation = world.simulation()
    let then = World.noon.advanced(milliseconds: -days * 86_400_000)
    simulation.remember([Activity(type, of: PersonID(0), .none, at: then)])
    let run = Run(&simulation, until: World.noon)
    #expect(run.summary.campaigns.map(\.qualified) == [expected ? 1 : 0])
  }

  @Test func `every type of activity has its facts, under a name of its own (CAT-8)`() {
    #expect(ActivityFacts.all.map(\.type) == ActivityType.allCases.sorted())
    #expect(Set(ActivityFacts.all.map(\.name)).count == ActivityType.allCases.count)
  }

  @Test func `an explanation says how many entries there are and when the last one was`() throws {
    var world = World()
    world.person(1)
    let clause = Predicate.activity(
      EventPattern(.visitWebpage), window: Self.month, minimumCount: 2, negated: false)
    world.campaign("C", .batch, [world.step(nil)]) {
      $0.filter = clause
      $0.clauses = [clause]
    }
    visit(&world, 1, "/pricing", onDay: 0)
    var simulation = world.simulation()
    _ = Run(&simulation, until: World.noon)
    let outcome = try #require(simulation.explain(PersonID(0), CampaignID(0)).first)
    #expect(!outcome.holds)
    #expect(outcome.observations.map(\.name) == ["entriesInAll", "lastEntry"])
  }

  @Test func `only the types that a filter asks for are remembered`() {
    var world = World()
    let clicks = Predicate.activity(
      EventPattern(.clickLink), window: nil, minimumCount: 1, negated: true)
    _ = world.smartList("S", .any([.constant(false), clicks]))
    world.campaign("C", .batch, []) {
      $0.filter = .activity(
        EventPattern(.changeScore), window: nil, minimumCount: 1, negated: false)
    }
    #expect(world.graph().rememberedTypes == [.clickLink, .changeScore])
  }
}
