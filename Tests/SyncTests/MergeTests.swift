import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

/// Merges of people on either side (CS-X5 … X9, SF-L6).
@Suite struct MergeTests {
  /// Two people, the winner first, who have synced once.
  private func world(
    _ winner: RecordKind? = .lead, _ loser: RecordKind? = .lead, statuses: [String?] = [nil, nil]
  ) -> World {
    var setup = Setup()
    setup.people = zip([winner, loser], statuses).map { kind, status in
      Setup.Person(
        record: kind, programs: status.map { [0: $0] } ?? [:],
        members: kind == nil ? [:] : status.map { [0: $0] } ?? [:])
    }
    var world = World(setup)
    world.cycle()
    clear(&world)
    return world
  }

  private func clear(_ world: inout World) {
    _ = world.log()
    _ = world.rules()
  }

  private func both(_ world: World) -> [String?] { [world.status(0), world.member(0)] }

  private func mergeInSalesforce(_ world: inout World) throws -> StepOutcome {
    let (winner, loser) = (try #require(world.record(0)), try #require(world.record(1)))
    return world.salesforce(.mergeRecords([loser], into: winner))
  }

  @discardableResult
  private func mergeInMarketo(_ world: inout World) -> StepOutcome {
    world.engine.merge(
      [PersonID(1)], into: PersonID(0), origin: .marketoUser(name: "Ann"), in: &world.state)
  }

  private func setScores(_ world: inout World) {
    for (person, points) in [10.0, 20.0].enumerated() {
      world.state.mirror.people[PersonID(person), World.score] = .number(points)
    }
  }

  @Test
  func `a merge in Salesforce reaches Marketo with the next pull, and scores are added (CS-X5)`()
    throws
  {
    var world = world()
    setScores(&world)
    #expect(try mergeInSalesforce(&world).result == .succeeded)
    #expect(!world.state.mirror.people.isDeleted(PersonID(1)))
    world.cycle()
    #expect(world.state.mirror.people.isDeleted(PersonID(1)))
    #expect(!world.state.mirror.people.isDeleted(PersonID(0)))
    #expect(world.state.mirror.people[PersonID(0), World.score] == .number(30))
    #expect(world.log() == ["22 p0 Person Score 10>30", "31 p0"])
    #expect(world.text(0, "SFDC Is Deleted") == nil)
  }

  @Test
  func
    `of two members the higher program status and the survivor's member status stay (CS-X7, CS-X8)`()
    throws
  {
    var world = world(statuses: ["Registered", "Attended"])
    #expect(try mergeInSalesforce(&world).result == .succeeded)
    #expect(both(world) == ["Registered", "Registered"])
    world.wait()
    world.pull()
    #expect(both(world) == ["Attended", "Registered"])
    #expect(world.status(1) == nil)
    let rules = world.rules()
    #expect(rules.contains("CS-X7") && rules.contains("CS-X8"))
    // The program's status is news for Salesforce.
    world.push()
    #expect(both(world) == ["Attended", "Attended"])
    #expect(world.memberLog() == ["44 p0 C0 Registered>Attended"])
    world.cycle()
    #expect(world.log() == [])
  }

  @Test func `a membership that only the loser had goes over without entries (CS-X10)`() throws {
    var world = world(statuses: [nil, "Attended"])
    #expect(try mergeInSalesforce(&world).result == .succeeded)
    world.cycle()
    #expect(both(world) == ["Attended", "Attended"])
    #expect(world.memberLog() == [])
    // It is kept equal as before.
    world.salesforce(.remove, 0)
    world.cycle()
    #expect(both(world) == [nil, nil])
  }

  @Test func `what the loser's side changed before the pull is not lost`() throws {
    var world = world(statuses: [nil, "Registered"])
    world.salesforce(.changeStatus, 1, "Attended")
    #expect(try mergeInSalesforce(&world).result == .succeeded)
    world.cycle()
    #expect(both(world) == ["Attended", "Attended"])

    world = self.world(statuses: [nil, "Registered"])
    #expect(try mergeInSalesforce(&world).result == .succeeded)
    world.setStatus(1, "Attended")
    world.cycle()
    #expect(both(world) == ["Attended", "Attended"])

    world = self.world(statuses: [nil, "Registered"])
    world.salesforce(.remove, 1)
    #expect(try mergeInSalesforce(&world).result == .succeeded)
    world.cycle()
    #expect(both(world) == [nil, nil])
  }

  @Test func `fields keep the winner's value, else the loser's (CS-X5)`() throws {
    var world = world()
    world.setField(World.city, "Lund", 1)
    world.setField(World.lastName, "Roe", 1)
    world.cycle()
    clear(&world)
    #expect(try mergeInSalesforce(&world).result == .succeeded)
    world.cycle()
    #expect([world.text(0, "City"), world.text(0, "Last Name")] == ["Lund", "Doe"])
    #expect(world.salesforceText(0, World.city) == "Lund")
  }

  @Test(arguments: [(RecordKind.lead, RecordKind.contact), (.contact, .lead)])
  func `Salesforce merges leads with leads, contacts with contacts (SF-L6)`(
    winner: RecordKind, loser: RecordKind
  ) throws {
    var world = world(winner, loser)
    let outcome = try mergeInSalesforce(&world)
    #expect(outcome.result == .failed)
    #expect(outcome.rules.map(\.id) == ["SF-L6"])
  }

  @Test func `Salesforce merges up to three records at a time (SF-L6)`() throws {
    var setup = Setup()
    setup.people = Array(repeating: Setup.Person(record: .contact), count: 4)
    var world = World(setup)
    for person in 0..<3 {
      world.state.mirror.people[PersonID(person), World.score] = .number(10)
    }
    let records = try (0..<4).map { try #require(world.record($0)) }
    let four = world.salesforce(
      .mergeRecords([records[1], records[2], records[3]], into: records[0]))
    #expect(four.rules.map(\.id) == ["SF-L6"])
    let three = world.salesforce(.mergeRecords([records[1], records[2]], into: records[0]))
    #expect(three.result == .succeeded)
    let again = world.salesforce(.mergeRecords([records[1]], into: records[3]))
    #expect(again.result == .failed)
    world.cycle()
    #expect(world.state.mirror.people[PersonID(0), World.score] == .number(30))
  }

  @Test func `a chain of merges between two pulls ends at the last survivor`() throws {
    var setup = Setup()
    setup.people = Array(repeating: Setup.Person(record: .lead), count: 3)
    setup.people[0].members = [0: "Attended"]
    setup.people[0].programs = [0: "Attended"]
    for restarts in [false, true] {
      var world = World(setup)
      world.cycle()
      let records = try (0..<3).map { try #require(world.record($0)) }
      world.salesforce(.mergeRecords([records[0]], into: records[1]))
      world.salesforce(.mergeRecords([records[1]], into: records[2]))
      if restarts { world.reload() }
      world.cycle()
      #expect(
        (0..<3).map { world.state.mirror.people.isDeleted(PersonID($0)) } == [true, true, false])
      #expect([world.status(2), world.member(2)] == ["Attended", "Attended"])
    }
  }

  @Test func `a survivor that is deleted or converted before the pull is pulled as such`() throws {
    var world = world(statuses: ["Registered", "Attended"])
    let record = try #require(world.record(0))
    _ = try mergeInSalesforce(&world)
    world.salesforce(.deleteRecord(record))
    world.cycle()
    #expect(world.state.mirror.people.isDeleted(PersonID(1)))
    #expect(world.record(0) == nil)

    world = self.world(statuses: ["Registered", "Attended"])
    _ = try mergeInSalesforce(&world)
    world.salesforce(.convertLead(record))
    world.cycle()
    #expect(world.state.mirror.people.isDeleted(PersonID(1)))
    #expect(world.text(0, "SFDC Type") == "Contact")
    #expect(both(world) == ["Attended", "Attended"])
  }

  @Test func `a merge in Marketo merges the records at once and adds no scores (CS-X6)`() {
    var world = world(statuses: ["Registered", "Waitlisted"])
    setScores(&world)
    #expect(mergeInMarketo(&world).result == .succeeded)
    #expect(world.log() == ["32 p0"])
    #expect(world.state.mirror.people[PersonID(0), World.score] == .number(10))
    #expect(world.state.mirror.records.rows.count { !$0.isDeleted } == 1)
    world.cycle()
    #expect(both(world) == ["Registered", "Registered"])
    #expect(world.log() == [])
  }

  @Test(arguments: [(RecordKind.lead, RecordKind.contact), (.contact, .lead)])
  func `a contact survives a lead, whoever wins (CS-X6)`(winner: RecordKind, loser: RecordKind)
    throws
  {
    var world = world(winner, loser, statuses: [nil, "Attended"])
    world.setField(World.city, "Lund", 0)
    world.setField(World.city, "Kiel", 1)
    world.cycle()
    mergeInMarketo(&world)
    #expect(world.text(0, "SFDC Type") == "Contact")
    world.cycle()
    world.cycle()
    let record = try #require(world.record(0))
    #expect(world.state.mirror.records[record].kind == .contact)
    #expect(both(world) == ["Attended", "Attended"])
    #expect([world.text(0, "City"), world.salesforceText(0, World.city)] == ["Lund", "Lund"])
  }

  @Test func `who is not in Salesforce takes over the other's record`() {
    var world = world(nil, .contact, statuses: ["Registered", "Attended"])
    mergeInMarketo(&world)
    #expect(world.text(0, "SFDC Type") == "Contact")
    world.cycle()
    #expect(both(world) == ["Attended", "Attended"])
    #expect(world.state.mirror.records.count == 2)
  }

  @Test func `an error about a missing record is over when a merge brings one (CS-X6, CS-L7)`() {
    var setup = Setup()
    setup.people = [Setup.Person(record: .lead), Setup.Person(lastName: nil)]
    var world = World(setup)
    world.cycle()
    world.setStatus(1, "Registered")
    world.cycle()
    #expect(world.report()?.differences.map(\.reason) == [.missingLastName])
    mergeInMarketo(&world)
    // Not the loser's old error: the winner can be written, and the next cycle does it.
    #expect(world.report()?.differences.map(\.reason) == [.waiting])
    #expect(world.report()?.differences.map(\.person) == [PersonID(0)])
    world.cycle()
    #expect(both(world) == ["Registered", "Registered"])
    #expect(world.report()?.differences.isEmpty == true)
  }

  @Test func `a merge that Salesforce refuses merges nobody`() {
    var world = world()
    world.connect(.lock(length: nil), world.record(1))
    let outcome = mergeInMarketo(&world)
    #expect(outcome.result == .failed)
    #expect(!world.state.mirror.people.isDeleted(PersonID(1)))
    #expect(world.log() == [])
  }

  @Test func `a merge whose reply is lost is found by the next pull`() {
    var world = world(statuses: ["Registered", "Attended"])
    world.connect(.loseReplies(1))
    #expect(mergeInMarketo(&world).result == .failed)
    #expect(!world.state.mirror.people.isDeleted(PersonID(1)))
    world.cycle()
    #expect(world.state.mirror.people.isDeleted(PersonID(1)))
    #expect(both(world) == ["Attended", "Attended"])
  }

  @Test func `a lead converted into the contact of another person is a merge (CS-X9)`() throws {
    for restarts in [false, true] {
      var world = world(.contact, .lead, statuses: [nil, "Attended"])
      let (contact, lead) = (try #require(world.record(0)), try #require(world.record(1)))
      let id = world.state.mirror.records[contact].salesforceID
      #expect(world.salesforce(.convertLead(lead, contactID: id)).result == .succeeded)
      if restarts { world.reload() }
      world.cycle()
      #expect(world.state.mirror.people.isDeleted(PersonID(1)))
      #expect(both(world) == ["Attended", "Attended"])
    }
  }

  @Test func `of a record that Marketo does not know the known person goes on`() throws {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Attended"], members: [0: "Attended"])
    ]
    var world = World(setup)
    world.cycle()
    let known = try #require(world.record(0))
    let values = [
      TimelineEvent.FieldValue(World.lastName, world.value("Roe")),
      TimelineEvent.FieldValue(World.company, world.value("Initech")),
    ]
    world.salesforce(.createRecord(.lead, values))
    let unknown = RecordID(world.state.mirror.records.count - 1)
    world.salesforce(.mergeRecords([known], into: unknown))
    world.cycle()
    #expect(world.state.mirror.people.count == 1)
    #expect(world.record(0) == unknown)
    #expect(world.text(0, "Last Name") == "Roe")
    #expect(both(world) == ["Attended", "Attended"])
  }

  @Test func `lists and the histories of campaigns are combined (CS-X6)`() {
    var world = world()
    let (early, late) = (Instant(millisecondsSince1970: 1), Instant(millisecondsSince1970: 2))
    world.state.mirror.history[0][PersonID(0)] = early
    world.state.mirror.history[0][PersonID(1)] = late
    mergeInMarketo(&world)
    #expect(world.state.mirror.history[0][PersonID(0)] == late)
    #expect(world.state.mirror.history[0][PersonID(1)] == nil)
  }

  @Test func `a person account is merged in Salesforce, not in Marketo (CS-X11)`() throws {
    var world = world()
    let field = try #require(World.schema.find("isPersonAccount"))
    world.state.mirror.people[PersonID(1), field] = .boolean(true)
    let outcome = mergeInMarketo(&world)
    #expect(outcome.result == .failed)
    #expect(outcome.rules.map(\.id) == ["CS-X11"])
    #expect(try mergeInSalesforce(&world).result == .succeeded)
  }

  @Test func `nobody is merged with themselves, nor before a deletion is pulled`() throws {
    var world = world()
    let selves = world.engine.merge(
      [PersonID(0)], into: PersonID(0), origin: .marketoUser(name: "Ann"), in: &world.state)
    #expect(selves.result == .failed)
    world.salesforce(.deleteRecord(try #require(world.record(1))))
    #expect(mergeInMarketo(&world).result == .failed)
  }
}
