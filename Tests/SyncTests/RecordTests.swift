import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

@Suite struct `Leads, contacts and their fields` {
  @Test func `CS-T4, R-33: changed fields are pushed with one entry 28, equal ones with none`() {
    var world = World(Setup(people: [Setup.Person(record: .lead), Setup.Person()]))
    world.cycle()
    world.setField(World.city, "Rome", 0)
    world.setField(World.lastName, "Roe", 0)
    world.setField(World.city, "Rome", 1)
    _ = world.log()
    world.cycle()
    #expect(world.log() == ["28 p0"])
    #expect(world.salesforceText(0, World.city) == "Rome")
    world.setField(World.city, "Oslo", 0)
    world.setField(World.city, "Rome", 0)
    _ = world.log()
    world.cycle()
    #expect(world.log() == [])
  }

  @Test func `R-49: an empty last name or company never overwrites Salesforce`() {
    var world = World(Setup(people: [Setup.Person(record: .lead)]))
    world.setField(World.lastName, nil, 0)
    world.setField(World.company, "", 0)
    world.setField(World.city, "Rome", 0)
    world.cycle()
    #expect(world.salesforceText(0, World.lastName) == "Doe")
    #expect(world.salesforceText(0, World.company) == "Acme")
    #expect(world.salesforceText(0, World.city) == "Rome")
  }

  @Test func `CS-D7: the company of a contact is never written`() {
    var world = World(Setup(people: [Setup.Person(record: .contact)]))
    world.setField(World.company, "Other", 0)
    _ = world.log()
    world.cycle()
    #expect(world.salesforceText(0, World.company) == "Acme")
    #expect(world.log() == [])
  }

  @Test func `CS-T2: a field changed in Salesforce is pulled as entry 13`() {
    var world = World(Setup(people: [Setup.Person(record: .lead)]))
    world.salesforce(.setField(RecordID(0), .init(World.city, world.value("Oslo"))))
    #expect(world.log() == [])
    world.cycle()
    #expect(world.log() == ["13 p0 City >Oslo"])
    world.cycle()
    #expect(world.log() == [])
  }

  @Test func `CS-L4, R-42: a default goes to Salesforce only and never comes back`() {
    var setup = Setup()
    setup.settings.defaultLastName = "[unknown]"
    setup.people = [Setup.Person(programs: [0: "Registered"], lastName: nil)]
    var world = World(setup)
    world.cycle()
    world.cycle()
    #expect(world.text(0, "Last Name") == nil)
    #expect(world.salesforceText(0, World.lastName) == "[unknown]")
    #expect(world.member(0) == "Registered")
  }

  @Test func `CS-L4, CS-L7, R-42: a failing lead is tried every cycle and counted`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(programs: [0: "Registered"], company: ""),
      Setup.Person(programs: [0: "Registered"]),
    ]
    var world = World(setup)
    for _ in 0..<3 { world.cycle() }
    #expect(world.member(0) == nil)
    #expect(world.status(0) == "Registered")
    #expect(world.member(1) == "Registered")
    #expect(world.report()?.errors == [.init(reason: .missingCompany, attempts: 3)])
    #expect(world.report()?.differences.map(\.attempts) == [3])
    world.setField(World.company, "Acme", 0)
    world.cycle()
    #expect(world.member(0) == "Registered")
    #expect(world.report()?.differences == [])
    #expect(world.report()?.leadsCreated == 2)
  }

  @Test func `CS-L1: two programs make one lead`() {
    var setup = Setup(mapping: [0, 1], campaigns: [Setup.labels, Setup.labels])
    setup.people = [Setup.Person(programs: [0: "Registered", 1: "Attended"])]
    var world = World(setup)
    world.cycle()
    #expect(world.state.mirror.records.count == 1)
    #expect(world.member(0, campaign: 0) == "Registered")
    #expect(world.member(0, campaign: 1) == "Attended")
  }

  @Test func `CS-L8: mere existence in Marketo makes no lead`() {
    var world = World(Setup(people: [Setup.Person()]))
    world.setField(World.city, "Rome", 0)
    world.cycle()
    #expect(world.state.mirror.records.count == 0)
  }

  @Test func `CS-X1, CS-X2, CS-G7: a deleted lead ends the membership and is not made again`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
    ]
    var world = World(setup)
    world.cycle()
    _ = world.log()
    world.salesforce(.deleteRecord(RecordID(0)))
    world.cycle()
    #expect(
      world.log() == [
        "43 p0 C0", "104 p0 P0 Registered>Not in Program", "29 p0", "13 p0 SFDC Type Lead>",
        "13 p0 SFDC Id Lead-1>", "13 p0 SFDC Is Deleted >true",
      ])
    world.setStatus(0, "Registered")
    _ = world.log()
    world.cycle()
    world.cycle()
    #expect(world.log() == [])
    #expect(world.record(0) == nil)
    #expect(world.report()?.errors == [.init(reason: .deletedInSalesforce, attempts: 2)])
    // Only an explicit step makes a new lead; then the sync agrees.
    #expect(world.step(.add, 0, "Registered").result == .succeeded)
    world.cycle()
    #expect(world.report()?.differences == [])
  }

  @Test func `CS-X2, CS-K4, R-43: a later change in Marketo wins and then stays unsynced`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
    ]
    var world = World(setup)
    world.cycle()
    world.salesforce(.deleteRecord(RecordID(0)))
    world.wait()
    world.setStatus(0, "Attended")
    world.cycle()
    world.cycle()
    #expect(world.status(0) == "Attended")
    #expect(world.report()?.errors == [.init(reason: .deletedInSalesforce, attempts: 2)])
  }

  @Test func `CS-X9, CS-X10: conversion links the contact and moves the membership silently`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
    ]
    var world = World(setup)
    world.cycle()
    _ = world.log()
    #expect(world.salesforce(.convertLead(RecordID(0))).result == .succeeded)
    #expect(world.member(0) == "Registered")
    #expect(world.step(.changeStatus, 0, "Attended").result == .failed)
    world.cycle()
    let log = world.log()
    #expect(
      log.map { String($0.prefix(32)) } == [
        "21 p0", "13 p0 SFDC Type Lead>Contact", "13 p0 SFDC Id Lead-1>003SIM00000",
      ])
    #expect(world.text(0, "SFDC Type") == "Contact")
    #expect(world.record(0) == RecordID(1))
    // The contact is the member from now on.
    world.salesforce(.changeStatus, 0, "Attended")
    world.cycle()
    #expect(world.status(0) == "Attended")
  }

  @Test func `CS-X9: a change on the contact before the pull reaches the person`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
    ]
    var world = World(setup)
    world.cycle()
    world.salesforce(.convertLead(RecordID(0)))
    world.salesforce(.changeStatus, 0, "Attended")
    world.cycle()
    #expect(world.status(0) == "Attended")
    world.salesforce(.deleteRecord(RecordID(1)))
    world.cycle()
    #expect(world.status(0) == nil)
    #expect(world.record(0) == nil)
  }

  @Test func `CS-X9, CS-X1: converted and deleted before the pull`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
    ]
    var world = World(setup)
    world.cycle()
    _ = world.log()
    world.salesforce(.convertLead(RecordID(0)))
    world.salesforce(.deleteRecord(RecordID(1)))
    world.cycle()
    #expect(world.memberLog() == ["43 p0 C0", "104 p0 P0 Registered>Not in Program"])
    #expect(world.record(0) == nil)
    #expect(world.text(0, "SFDC Type") == nil)
  }

  @Test func `SF-L4, CS-I6: conversion into a contact that nobody has fills empty fields only`() {
    var setup = Setup()
    setup.people = [Setup.Person(record: .lead, members: [0: "Attended"])]
    setup.strangers = [(.contact, [0: "Registered"])]
    var world = World(setup)
    let city = world.value("Oslo")
    world.salesforce(.setField(RecordID(1), .init(World.city, city)))
    world.setField(World.city, "Rome", 0)
    let id = world.state.mirror.records[RecordID(1)].salesforceID
    #expect(world.salesforce(.convertLead(RecordID(0), contactID: id)).result == .succeeded)
    world.cycle()
    #expect(world.state.mirror.records[RecordID(1), World.city] == city)
    #expect(world.state.mirror.records[RecordID(1), World.lastName] != .null)
    #expect(world.member(0) == "Registered")
    #expect(world.state.mirror.observed[0][PersonID(0)] == StatusIndex(0))
    #expect(world.state.mirror.people.count == 1)
  }

  @Test func `CS-X9, CS-G2: the memberships of an existing contact become the person's`() {
    var setup = Setup()
    setup.people = [Setup.Person(record: .lead)]
    setup.strangers = [(.contact, [0: "Attended"])]
    var world = World(setup)
    let id = world.state.mirror.records[RecordID(1)].salesforceID
    world.salesforce(.convertLead(RecordID(0), contactID: id))
    world.cycle()
    #expect(world.status(0) == "Attended")
  }

  @Test func `CS-X12: without access nothing changes in Marketo and pushes fail each cycle`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
    ]
    var world = World(setup)
    world.cycle()
    world.salesforce(.setVisible(RecordID(0), false))
    world.salesforce(.remove, 0)
    world.setStatus(0, "Attended")
    _ = world.log()
    world.cycle()
    world.cycle()
    #expect(world.log() == [])
    #expect(world.status(0) == "Attended")
    #expect(world.report()?.errors == [.init(reason: .recordNotVisible, attempts: 2)])
    #expect(world.step(.add, 0, "Registered").result == .failed)
  }

  @Test func `CS-X12: a status change for a record out of sight is an error each cycle`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
    ]
    var world = World(setup)
    world.cycle()
    world.salesforce(.setVisible(RecordID(0), false))
    world.setStatus(0, "Attended")
    world.cycle()
    world.cycle()
    #expect(world.report()?.errors == [.init(reason: .recordNotVisible, attempts: 2)])
    world.salesforce(.setVisible(RecordID(0), true))
    world.cycle()
    #expect(world.member(0) == "Attended")
  }

  @Test func `CS-X4, R-48: a person deleted in Marketo only comes back under a new id`() {
    var world = World(Setup(people: [Setup.Person(record: .lead)]))
    world.cycle()
    world.state.mirror.people.delete(PersonID(0))
    world.salesforce(.setField(RecordID(0), .init(World.city, world.value("Oslo"))))
    world.cycle()
    #expect(world.log() == ["12 p1"])
    #expect(world.state.mirror.people.marketoID(PersonID(1)) == 2)
    #expect(world.record(1) == RecordID(0))
  }

  @Test func `SF-L1, SF-M1, SF-M7, SF-S4, SF-S6: Salesforce refuses what it refuses`() {
    var setup = Setup()
    setup.people = [Setup.Person(record: .lead, members: [0: "Waitlisted"])]
    var world = World(setup)
    let campaign = SFDCCampaignID(0)
    let refused: [SalesforceChange] = [
      .createRecord(.lead, [.init(World.lastName, world.value("Roe"))]),
      .createRecord(.contact, [.init(World.lastName, world.value(""))]),
      .setField(RecordID(0), .init(World.lastName, .null)),
      .setField(RecordID(0), .init(World.score, .number(1))),
      .member(.add, campaign, RecordID(0), status: "Attended"),
      .member(.changeStatus, campaign, RecordID(0), status: "Sent"),
      .deleteStatus(campaign, StatusIndex(0)), .deleteStatus(campaign, StatusIndex(1)),
      .deleteStatus(campaign, StatusIndex(2)),
      .addStatus(campaign, MemberStatus(label: "Attended")),
      .renameStatus(campaign, StatusIndex(0), "Attended"),
      .setResponded(campaign, StatusIndex(2), false),
    ]
    for change in refused {
      #expect(world.salesforce(change).result == .failed, "\(change)")
    }
    #expect(world.salesforce(.setDefaultStatus(campaign, StatusIndex(2))).result == .succeeded)
    #expect(world.state.mirror.campaigns[0].statuses.map(\.isDefault) == [false, false, true])
    #expect(world.salesforce(.setResponded(campaign, StatusIndex(1), true)).result == .succeeded)
    let member = world.state.mirror.campaigns[0].members[RecordID(0)]
    #expect(member?.firstRespondedDate != nil)
  }

  @Test func `CS-L3: a person with an SFDC Type is in Salesforce without a file that says so`() {
    var setup = Setup()
    setup.people = [Setup.Person(programs: [0: "Registered"])]
    var world = World(setup)
    let type = world.value("Contact")
    var state = world.state
    if let field = World.schema.find("sfdcType") { state.mirror.people[PersonID(0), field] = type }
    world.state = state
    world.engine = SyncEngine(state: &world.state)
    world.cycle()
    #expect(world.record(0).map { world.state.mirror.records[$0].kind } == .contact)
    #expect(world.engine.report(in: world.state).leadsCreated == 0)
    #expect(world.member(0) == "Registered")
  }

  @Test func `simulated ids are 18 characters with a valid checksum`() {
    #expect(SalesforceID.simulated(prefix: "00Q", serial: 1) == "00QSIM0000000012BA")
    #expect(SalesforceID.simulated(prefix: "00Q", serial: 62).hasPrefix("00QSIM000000010"))
    #expect(SalesforceID.isSimulated("00QSIM0000000012BA"))
    #expect(!SalesforceID.isSimulated("00Q5g00000ABCDE"))
    #expect(SalesforceID.checksum(of: Array("0017000000dVAqQ".utf8)) == Array("AAW".utf8))
  }
}
