import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

/// Scripted faults between the two sides: nothing is lost, nothing is done twice, and each refusal is
/// reported once with its count and its recovery (CS-L5, CS-L7, CS-E1, CS-P4).
@Suite struct `Faults of the connection` {
  /// A mapped world; people 0 … are not in Salesforce unless said otherwise.
  private func world(
    _ people: Int = 1, record: RecordKind? = nil, status: String? = nil,
    settings: SyncSettings = .init()
  ) -> World {
    var setup = Setup()
    setup.settings = settings
    setup.people = (0..<people).map { _ in
      var person = Setup.Person(record: record)
      if let status {
        person.programs = [0: status]
        person.members = [0: status]
      }
      return person
    }
    var world = World(setup)
    world.cycle()
    _ = world.log()
    _ = world.rules()
    return world
  }

  private func rule(
    _ world: inout World, _ object: ValidationRule.Object, for length: Period? = nil,
    _ change: (inout ValidationRule, inout World) -> Void = { _, _ in }
  ) {
    var rule = ValidationRule(
      name: world.state.mirror.text.intern("R"), object: object,
      message: world.state.mirror.text.intern("No"))
    rule.length = length
    change(&rule, &world)
    #expect(world.connect(.startValidation(rule)).result == .succeeded)
  }

  private func end(_ world: inout World) -> StepOutcome {
    world.connect(.endValidation(world.state.mirror.text.intern("R")))
  }

  private func records(_ world: inout World, _ kind: TraceRecord.Kind) -> [String] {
    world.state.trace.take().filter { $0.kind == kind }.map(\.note)
  }

  @Test func `a lead that a validation rule refuses waits, and is created once (CS-L5, CS-L7)`() {
    var world = world()
    rule(&world, .lead)
    world.setStatus(0, "Registered")
    _ = world.log()
    for _ in 0..<3 { world.cycle() }
    #expect(world.state.mirror.records.count == 0)
    #expect(world.status(0) == "Registered")
    #expect(records(&world, .recordError).count == 1)
    #expect(world.log() == ["19 p0"])
    let fault = world.engine.report(in: world.state).faults.first
    #expect(fault?.reason == .validationRule)
    #expect(fault?.message == "R: No")
    #expect([fault?.records, fault?.attempts, fault?.open, fault?.recovered] == [1, 3, 1, 0])
    #expect(world.report()?.differences.first?.reason == .validationRule)
    #expect(end(&world).result == .succeeded)
    world.cycle()
    #expect(world.member(0) == "Registered")
    #expect(world.state.mirror.records.count == 1)
    let after = world.engine.report(in: world.state).faults.first
    #expect([after?.records, after?.attempts, after?.open, after?.recovered] == [1, 3, 0, 1])
    #expect(records(&world, .sync).contains("carried over after failed attempts"))
  }

  @Test func `a validation rule looks at values, and ends by itself`() {
    var world = world(2)
    rule(&world, .lead, for: Period(3, .minute)) { rule, _ in
      rule.condition = .init(World.city, .isEmpty(negated: false))
    }
    world.setField(World.city, "Lund", 1)
    for person in 0..<2 { world.setStatus(person, "Registered") }
    world.cycle()
    #expect([world.member(0), world.member(1)] == [nil, "Registered"])
    for _ in 0..<2 { world.cycle() }
    #expect(world.member(0) == "Registered")
  }

  @Test func `a rule on members of a campaign and a status stops that change only (CS-L5)`() {
    var world = world(2, record: .contact, status: "Registered")
    rule(&world, .campaignMember) { rule, world in
      rule.campaign = SFDCCampaignID(0)
      rule.status = world.state.mirror.text.intern("Attended")
    }
    world.setStatus(0, "Attended")
    world.setStatus(1, "Waitlisted")
    world.cycle()
    #expect([world.member(0), world.member(1)] == ["Registered", "Waitlisted"])
    // A user of Salesforce meets the same rule.
    #expect(world.salesforce(.changeStatus, 1, "Attended")?.rules.map(\.id).first == "CS-L5")
    _ = end(&world)
    world.cycle()
    #expect(world.member(0) == "Attended")
  }

  @Test func `a locked record is written when it is free again (CS-E1)`() throws {
    var world = world(1, record: .lead, status: "Registered")
    let record = try #require(world.record(0))
    world.connect(.lock(length: nil), record)
    world.setStatus(0, "Attended")
    world.setField(World.city, "Lund", 0)
    for _ in 0..<2 { world.cycle() }
    #expect(world.member(0) == "Registered")
    #expect(world.salesforceText(0, World.city) == nil)
    #expect(world.engine.report(in: world.state).faults.first?.attempts == 4)
    world.connect(.unlock, record)
    world.cycle()
    #expect(world.member(0) == "Attended")
    #expect(world.salesforceText(0, World.city) == "Lund")
  }

  @Test(arguments: [OutageSide.salesforce, .marketo])
  func `an outage stops cycles, and nothing is lost (CS-E1)`(side: OutageSide) {
    var world = world(2, record: .lead, status: "Registered")
    world.connect(.outage(side, length: nil, cycles: 2))
    world.setStatus(0, "Attended")
    let byUser = world.salesforce(.changeStatus, 1, "Attended")
    let byStep = world.step(.changeStatus, 1, "Waitlisted")
    // Without Salesforce nobody can do anything there; without Marketo's sync everybody can (CS-P8).
    let works: StepResult = side == .salesforce ? .failed : .succeeded
    #expect([byUser?.result, byStep.result] == [works, works])
    for _ in 0..<2 { world.cycle() }
    #expect(world.member(0) == "Registered")
    #expect(records(&world, .cycle).count == 1)
    world.cycle()
    #expect(world.member(0) == "Attended")
    #expect(world.member(1) == world.status(1))
    let report = world.engine.report(in: world.state)
    #expect([report.cyclesMissed, report.cycleCount] == [2, 2])
  }

  @Test func `a limit on calls lets the rest wait in its order (CS-E1)`() {
    var world = world(5)
    world.connect(.limitCalls(perDay: nil, perCycle: 4))
    // Each person needs two calls: one for the lead, one for the member.
    for person in [4, 3, 2, 1, 0] { world.setStatus(person, "Registered") }
    world.cycle()
    #expect((0..<5).map { world.member($0) != nil } == [true, true, false, false, false])
    #expect(records(&world, .recordError) == [])
    // New work with lower ids comes after what waits.
    world.setStatus(0, "Attended")
    world.cycle()
    #expect((0..<5).map { world.member($0) != nil } == [true, true, true, true, false])
    world.cycle()
    #expect([world.member(4), world.member(0)] == ["Registered", "Attended"])
    #expect(world.engine.report(in: world.state).leadsCreated == 5)
    #expect(world.engine.report(in: world.state).faults.allSatisfy { $0.open == 0 })
  }

  @Test func `calls of a day are counted by the local day`() {
    var world = world(3)
    world.connect(.limitCalls(perDay: 2, perCycle: nil))
    for person in 0..<3 { world.setStatus(person, "Registered") }
    for _ in 0..<3 { world.cycle() }
    #expect((0..<3).filter { world.member($0) != nil } == [0])
    world.state.now = world.state.now.advanced(milliseconds: 86_400_000)
    world.cycle()
    #expect((0..<3).filter { world.member($0) != nil } == [0, 1])
  }

  @Test func `a duplicate rule refuses a lead with a known value (CS-L9)`() {
    var world = world(2)
    world.setField(World.city, "Lund", 0)
    world.setStatus(0, "Registered")
    world.cycle()
    world.connect(.startDuplicateRule(World.city, length: nil))
    world.setField(World.city, "LUND", 1)
    world.setStatus(1, "Registered")
    world.cycle()
    #expect(world.member(1) == nil)
    #expect(world.report()?.differences.first?.reason == .duplicate)
    world.setField(World.city, "Kiel", 1)
    world.cycle()
    #expect(world.member(1) == "Registered")
  }

  @Test(arguments: 1...3)
  func `without replies a lead is created once, and both sides agree in the end`(lost: Int) {
    var world = world()
    world.connect(.loseReplies(lost))
    world.setStatus(0, "Registered")
    for _ in 0..<4 { world.cycle() }
    #expect(world.state.mirror.records.count == 1)
    #expect(world.state.mirror.people.count == 1)
    #expect([world.member(0), world.status(0)] == ["Registered", "Registered"])
    #expect(world.log().filter { $0.hasPrefix("42 ") }.count == 1)
    #expect(world.engine.report(in: world.state).leadsCreated == 1)
    #expect(world.report()?.leadsCreated == 1)
    #expect(world.engine.report(in: world.state).faults.allSatisfy { $0.open == 0 })
  }

  @Test func `a step without a reply fails, and the cycle finds what it did`() {
    var world = world()
    world.connect(.loseReplies(1))
    #expect(world.step(.add, 0, "Attended").result == .failed)
    // The step is tried again before the cycle has seen the lead.
    #expect(world.step(.add, 0, "Attended").result == .succeeded)
    world.cycle()
    #expect(world.state.mirror.records.count == 1)
    #expect(world.status(0) == "Attended")
  }

  @Test(arguments: [
    ("Attended", "Attended"), (nil, nil),
  ])
  func `a change without a reply is not written twice`(status: String?, expected: String?) {
    var world = world(1, record: .lead, status: "Registered")
    world.connect(.loseReplies(1))
    world.setStatus(0, status)
    for _ in 0..<2 { world.cycle() }
    #expect([world.member(0), world.status(0)] == [expected, expected])
    #expect(world.log().filter { $0.hasPrefix("44 ") || $0.hasPrefix("43 ") }.count == 1)
    _ = world.rules()
    world.cycle()
    #expect(world.rules() == [])
  }

  @Test func `rights that the sync user lacks stop what needs them (CS-P4)`() {
    var settings = SyncSettings()
    settings.missingRights = [.createLeads, .editContacts]
    var leads = world(1, settings: settings)
    leads.setStatus(0, "Registered")
    leads.cycle()
    #expect(leads.member(0) == nil)
    #expect(leads.rules().contains("CS-P4"))
    var contacts = world(1, record: .contact, settings: settings)
    contacts.setField(World.city, "Lund", 0)
    contacts.setStatus(0, "Registered")
    contacts.cycle()
    #expect(contacts.salesforceText(0, World.city) == nil)
    #expect(contacts.member(0) == nil)
    // People in Salesforce have their own rights, and changing a member needs none.
    contacts.salesforce(.add, 0, "Registered")
    contacts.cycle()
    contacts.setStatus(0, "Attended")
    contacts.cycle()
    #expect(contacts.member(0) == "Attended")
  }
}
