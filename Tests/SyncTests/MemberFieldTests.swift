import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

/// Custom fields of program members (CS-C1 … C5, CS-D5).
@Suite struct `Member fields` {
  private static let seat = FieldID(0)
  private static let diet = FieldID(1)

  /// A world with one person in program and campaign, agreed on.
  private func world(_ kind: RecordKind = .lead) -> World {
    var setup = Setup()
    setup.memberFields = [
      Field("Seat", api: "seat", .string, salesforce: "Seat__c"),
      Field("Diet", api: "diet", .string),
    ]
    setup.people = [
      Setup.Person(record: kind, programs: [0: "Registered"], members: [0: "Registered"]),
      Setup.Person(record: kind),
    ]
    var world = World(setup)
    world.cycle()
    _ = world.log()
    return world
  }

  private func marketo(_ world: inout World, _ text: String?, _ field: FieldID = seat)
    -> StepOutcome
  {
    world.engine.setMemberField(
      field, world.value(text), in: ProgramID(0), of: PersonID(0),
      origin: .marketoUser(name: "Ann"), in: &world.state)
  }

  private func salesforce(_ world: inout World, _ text: String?) -> StepOutcome? {
    let value = world.value(text)
    return world.record(0).map {
      world.salesforce(.setMemberField(SFDCCampaignID(0), $0, .init(Self.seat, value)))
    }
  }

  /// The value on both sides.
  private func values(_ world: World, _ field: FieldID = seat) -> [String] {
    let ours = world.state.mirror.programs[0][PersonID(0), field]
    let theirs = world.record(0).map { world.state.mirror.campaigns[0].members[$0, field] }
    return [ours, theirs ?? .null].map { $0.spelled(world.state.mirror.text, zone: .utc) }
  }

  @Test func `what was set before a conversion that no cycle has pulled is not lost (CS-D5)`()
    throws
  {
    var world = world()
    #expect(salesforce(&world, "7C")?.result == .succeeded)
    world.salesforce(.convertLead(try #require(world.record(0))))
    world.cycle()
    #expect(values(world) == ["7C", "7C"])
  }

  @Test func `a change in Marketo reaches Salesforce with the cycle, once (CS-D5)`() {
    var world = world()
    #expect(marketo(&world, "12A").result == .succeeded)
    #expect(values(world) == ["12A", ""])
    world.cycle()
    #expect(values(world) == ["12A", "12A"])
    #expect(world.log() == ["123 p0 P0 >12A"])
    _ = world.rules()
    world.cycle()
    #expect(world.rules() == [])
  }

  @Test func `a change in Salesforce reaches the program with the cycle (CS-D5)`() {
    var world = world()
    _ = salesforce(&world, "1C")
    #expect(values(world) == ["", "1C"])
    world.cycle()
    #expect(values(world) == ["1C", "1C"])
    #expect(world.log() == ["123 p0 P0 >1C"])
    #expect(world.rules().contains("CS-C3"))
  }

  @Test func `a field without a counterpart stays in Marketo`() {
    var world = world()
    #expect(marketo(&world, "vegan", Self.diet).result == .succeeded)
    world.cycle()
    #expect(values(world, Self.diet) == ["vegan", ""])
  }

  @Test func `values from before the mapping are not filled in (CS-C3)`() {
    var world = world()
    world.engine.unmap(ProgramID(0), in: &world.state)
    _ = marketo(&world, "12A")
    _ = world.engine.map(ProgramID(0), to: SFDCCampaignID(0), in: &world.state)
    world.cycle()
    #expect(values(world) == ["12A", ""])
    _ = marketo(&world, "12B")
    world.cycle()
    #expect(values(world) == ["12B", "12B"])
  }

  @Test(arguments: [(RecordKind.lead, "ours", "CS-K1"), (.contact, "theirs", "CS-K2")])
  func `a field changed on both sides is Marketo's for leads, Salesforce's for contacts`(
    kind: RecordKind, winner: String, rule: String
  ) {
    var world = world(kind)
    _ = marketo(&world, "ours")
    _ = salesforce(&world, "theirs")
    world.cycle()
    #expect(values(world) == [winner, winner])
    #expect(world.rules().contains(rule))
  }

  @Test func `another name or type in Salesforce ends the mapping (CS-C4)`() {
    var world = world()
    #expect(world.salesforce(.breakMemberField(Self.seat)).result == .succeeded)
    _ = marketo(&world, "12A")
    world.cycle()
    #expect(values(world) == ["12A", ""])
    #expect(world.salesforce(.breakMemberField(Self.seat)).rules.map(\.id) == ["CS-C4"])
  }

  @Test func `leaving the program wipes the values (CS-C5)`() {
    var world = world()
    _ = marketo(&world, "12A")
    world.cycle()
    world.setStatus(0, nil)
    world.cycle()
    world.setStatus(0, "Registered")
    world.cycle()
    #expect(values(world) == ["", ""])
  }

  @Test func `a new member brings its values along`() {
    var world = world()
    world.setStatus(0, nil)
    world.cycle()
    world.setStatus(0, "Attended")
    _ = marketo(&world, "12A")
    world.cycle()
    #expect(values(world) == ["12A", "12A"])
  }

  @Test func `only members have such fields (CS-C1)`() {
    var world = world()
    let outcome = world.engine.setMemberField(
      Self.seat, world.value("12A"), in: ProgramID(0), of: PersonID(1),
      origin: .marketoUser(name: "Ann"), in: &world.state)
    #expect(outcome.result == .skipped)
    #expect(outcome.rules.map(\.id).contains("CS-C1"))
  }

  @Test func `values go over to the contact with the membership`() {
    var world = world()
    _ = marketo(&world, "12A")
    world.cycle()
    if let lead = world.record(0) { world.salesforce(.convertLead(lead)) }
    world.cycle()
    #expect(values(world) == ["12A", "12A"])
  }
}
