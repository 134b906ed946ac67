import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

/// Flow steps on leads and contacts, and deletions (CAT-6.2, CAT-6.3).
@Suite struct `Record steps` {
  private func world(_ kind: RecordKind?, lastName: String? = "Doe") -> World {
    var setup = Setup()
    setup.mapping = [nil]
    setup.people = [Setup.Person(record: kind, lastName: lastName)]
    return World(setup)
  }

  private func perform(_ step: Effect.RecordStep, _ world: inout World) -> StepOutcome {
    world.engine.perform(step, of: PersonID(0), cause: World.cause, in: &world.state)
  }

  /// A task with a subject; the engine does not look at it.
  private static let task = Effect.RecordStep.createTask(
    .init(subject: Template([.literal(.empty)]), dueIn: nil, description: nil))

  @Test(arguments: [.sync(assignTo: nil), .changeOwner(.empty), .convert(assignTo: nil), task])
  func `a person who is not in Salesforce becomes a lead first (CAT-6.2)`(
    step: Effect.RecordStep
  ) {
    var world = world(nil)
    #expect(perform(step, &world).result == .succeeded)
    #expect(world.record(0) != nil)
    #expect(world.log().contains("19 p0 by step"))
  }

  @Test func `a step names the owner of a new lead, else assignment rules do (CS-L6)`() {
    for (step, owner) in [
      (Effect.RecordStep.sync(assignTo: nil), "assignment rules"),
      (.sync(assignTo: TextID(0)), "text 0"), (.convert(assignTo: TextID(0)), "text 0"),
      (.changeOwner(TextID(0)), "text 0"), (Self.task, "assignment rules"),
    ] {
      var world = world(nil)
      _ = perform(step, &world)
      #expect(owners(&world) == [owner])
    }
  }

  @Test(arguments: [
    (SyncSettings.NewLeadOwner.assignmentRules, "assignment rules"), (.syncUser, "sync user"),
  ])
  func `a setting names the owner of a lead that the sync creates (CS-L6)`(
    setting: SyncSettings.NewLeadOwner, owner: String
  ) {
    var setup = Setup()
    setup.settings.newLeadOwner = setting
    setup.people = [Setup.Person(record: nil, programs: [0: "Registered"])]
    var world = World(setup)
    world.cycle()
    #expect(owners(&world) == [owner])
  }

  /// Who gets the leads that were created.
  private func owners(_ world: inout World) -> [String] {
    let created = world.state.trace.take().filter { $0.kind == .leadCreated }
    return created.flatMap(\.details).filter { $0.name == "owner" }.map { detail in
      switch detail.value {
      case .string(let owner): owner
      case .text(let owner): "text \(owner.index)"
      case .value, .count, .flag, .instant, .program, .sfdcCampaign, .campaign, .list, .field,
        .record:
        "unexpected"
      }
    }
  }

  @Test func `a lead needs a last name, also by a step (CS-L4)`() {
    var world = world(nil, lastName: nil)
    let outcome = perform(.sync(assignTo: nil), &world)
    #expect(outcome.result == .failed)
    #expect(outcome.rules.map(\.id).contains("CS-L4"))
    #expect(world.log() == [])
  }

  @Test func `a sync step writes changed values at once, and the cycle not again (R-33)`() {
    var world = world(.lead)
    world.setField(World.city, "Lund", 0)
    _ = world.log()
    #expect(perform(.sync(assignTo: nil), &world).result == .succeeded)
    #expect(world.salesforceText(0, World.city) == "Lund")
    #expect(world.log() == ["28 p0 by step"])
    world.cycle()
    #expect(world.log() == [])
  }

  @Test func `a sync step does not overwrite what only Salesforce changed (R-33)`() throws {
    var world = world(.lead)
    let record = try #require(world.record(0))
    let lund = world.value("Lund")
    world.salesforce(.setField(record, .init(World.city, lund)))
    #expect(perform(.sync(assignTo: nil), &world).note == "nothing differed")
    #expect(world.salesforceText(0, World.city) == "Lund")
    #expect(world.log() == [])
  }

  @Test func `a new owner is logged (CAT-6.2)`() {
    var world = world(.contact)
    #expect(perform(.changeOwner(.empty), &world).result == .succeeded)
    #expect(world.log() == ["23 p0 by step"])
  }

  @Test func `a lead is converted, which Marketo sees with the next pull (CS-X9)`() {
    var world = world(.lead)
    #expect(perform(.convert(assignTo: nil), &world).result == .succeeded)
    #expect(world.log() == [])
    world.cycle()
    #expect(world.text(0, "sfdcType") == "Contact")
    #expect(world.log().contains("21 p0"))
    #expect(perform(.convert(assignTo: nil), &world).result == .skipped)
  }

  @Test func `a record is deleted, the person stays (CS-X1)`() {
    var world = world(.lead)
    #expect(perform(.delete(inMarketo: false), &world).result == .succeeded)
    world.cycle()
    #expect(!world.state.mirror.people.isDeleted(PersonID(0)))
    #expect(world.record(0) == nil)
    #expect(world.log().contains("29 p0"))
    #expect(perform(.delete(inMarketo: false), &world).note == "not in Salesforce")
  }

  @Test func `deleting both leaves nothing to the cycle (CAT-6.2)`() {
    var world = world(.lead)
    #expect(perform(.delete(inMarketo: true), &world).result == .succeeded)
    #expect(world.state.mirror.people.isDeleted(PersonID(0)))
    #expect(world.state.mirror.records[RecordID(0)].isDeleted)
    #expect(world.log() == ["37 p0 by step"])
    world.cycle()
    #expect(world.log() == [])
  }

  @Test func `who is deleted takes the record and its memberships along (CS-X3)`() throws {
    var world = world(.contact)
    let record = try #require(world.record(0))
    world.salesforce(.add, 0)
    #expect(world.member(0) != nil)
    let outcome = world.engine.deletePerson(
      PersonID(0), inSalesforce: true, cause: World.cause, in: &world.state)
    #expect(outcome.rules.map(\.id).contains("CS-X3"))
    #expect(world.state.mirror.records[record].isDeleted)
    #expect(world.state.mirror.campaigns[0].members.rows.allSatisfy { $0.record != record })
    world.cycle()
    #expect(world.state.mirror.people.count == 1)
    #expect(world.state.mirror.people.isDeleted(PersonID(0)))
  }

  @Test func `who is deleted in Marketo only comes back when the record is edited (CS-X4, R-48)`()
    throws
  {
    var world = world(.lead)
    let record = try #require(world.record(0))
    let outcome = world.engine.deletePerson(
      PersonID(0), inSalesforce: false, cause: World.cause, in: &world.state)
    #expect(outcome.rules.map(\.id).contains("CS-X4"))
    world.cycle()
    #expect(world.state.mirror.people.count == 1)
    let lund = world.value("Lund")
    world.salesforce(.setField(record, .init(World.city, lund)))
    world.cycle()
    #expect(world.state.mirror.people.count == 2)
    #expect(world.state.mirror.people.marketoID(PersonID(1)) == 2)
  }
}
