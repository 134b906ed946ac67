import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

@Suite struct `First sync of a mapping` {
  struct Start: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var record: RecordKind? = .lead
    var program: String?
    var campaign: String?
    /// What both sides hold after the first cycle.
    var ends: String?
    var log: [String] = []
  }

  static let starts = [
    Start(testDescription: "CS-I1: both empty"),
    Start(
      testDescription: "CS-I2, CS-G15: program only", program: "Attended", ends: "Attended",
      log: ["42 p0 C0 >Attended"]),
    Start(
      testDescription: "CS-I2, CS-L1: program only, a lead is created", record: nil,
      program: "Registered", ends: "Registered", log: ["42 p0 C0 >Registered"]),
    Start(
      testDescription: "CS-I3, CS-G15: campaign only", campaign: "Attended", ends: "Attended",
      log: ["104 p0 P0 Not in Program>Attended success"]),
    Start(
      testDescription: "CS-I4: both agree", program: "Attended", campaign: "Attended",
      ends: "Attended"),
    Start(
      testDescription: "CS-I5: the higher step wins, Marketo's", program: "Attended",
      campaign: "Registered", ends: "Attended", log: ["44 p0 C0 Registered>Attended"]),
    Start(
      testDescription: "CS-I5: the higher step wins, Salesforce's", program: "Registered",
      campaign: "Attended", ends: "Attended",
      log: ["104 p0 P0 Registered>Attended success"]),
    Start(
      testDescription: "CS-I5: on equal steps Marketo's name wins", program: "Waitlisted",
      campaign: "Registered", ends: "Waitlisted", log: ["44 p0 C0 Registered>Waitlisted"]),
    Start(
      testDescription: "CS-I5, R-38: also for a contact, unlike later", record: .contact,
      program: "Waitlisted", campaign: "Registered", ends: "Waitlisted",
      log: ["44 p0 C0 Registered>Waitlisted"]),
  ]

  @Test(arguments: starts)
  func `each start ends in one status on both sides, and a second cycle is quiet`(_ start: Start) {
    var setup = Setup()
    setup.people = [
      Setup.Person(
        record: start.record, programs: start.program.map { [0: $0] } ?? [:],
        members: start.campaign.map { [0: $0] } ?? [:])
    ]
    var world = World(setup)
    world.cycle()
    #expect(world.memberLog() == start.log)
    #expect(world.status(0) == start.ends)
    #expect(world.member(0) == start.ends)
    world.cycle()
    #expect(world.log() == [])
    #expect(world.report()?.differences == [])
  }

  @Test func `CS-I4: two sets of members are joined`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"]),
      Setup.Person(record: .contact, members: [0: "Attended"]), Setup.Person(),
    ]
    var world = World(setup)
    world.cycle()
    #expect((0..<3).map { world.status($0) } == ["Registered", "Attended", nil])
    #expect((0..<3).map { world.member($0) } == ["Registered", "Attended", nil])
    let report = world.report()
    #expect(report?.programMembersBefore == 1)
    #expect(report?.programMembersAfter == 2)
    #expect(report?.campaignMembersBefore == 1)
    #expect(report?.campaignMembersAfter == 2)
    #expect(report?.pulled == .init(added: 1, changed: 0, removed: 0))
    #expect(report?.pushed == .init(added: 1, changed: 0, removed: 0))
  }

  @Test func `CS-I3, R-47: somebody not pulled yet becomes a person, then a member`() {
    var setup = Setup()
    setup.people = [Setup.Person()]
    setup.strangers = [(.contact, [0: "Attended"])]
    var world = World(setup)
    world.cycle()
    #expect(
      world.log() == [
        "12 p1", "42 p1 C0 >Attended", "104 p1 P0 Not in Program>Attended success",
      ])
    #expect(world.text(1, "SFDC Type") == "Contact")
    #expect(world.engine.report(in: world.state).peoplePulled == 1)
    #expect(world.state.mirror.programs[0][PersonID(1)]?.acquiredBy == false)
  }

  @Test func `CS-P5: a record out of sight is missing until it is seen`() {
    var setup = Setup()
    setup.strangers = [(.lead, [0: "Attended"])]
    var world = World(setup)
    world.salesforce(.setVisible(RecordID(0), false))
    world.cycle()
    #expect(world.state.mirror.people.count == 0)
    world.salesforce(.setVisible(RecordID(0), true))
    world.cycle()
    #expect(world.status(0) == "Attended")
  }

  @Test func `CS-S8, R-39: no member is made of somebody with a status the channel lacks`() {
    var setup = Setup()
    setup.people = [Setup.Person(record: .lead)]
    var world = World(setup)
    world.cycle()
    world.salesforce(.addStatus(SFDCCampaignID(0), MemberStatus(label: "VIP")))
    world.salesforce(.add, 0, "VIP")
    world.cycle()
    #expect(world.memberLog() == ["42 p0 C0 >VIP"])
    #expect(world.status(0) == nil)
    world.cycle()
    world.cycle()
    #expect(world.report()?.errors == [.init(reason: .unknownStatus, attempts: 3)])
    #expect(world.report()?.differences.map(\.reason) == [.unknownStatus])
    #expect(world.report()?.differences.map(\.attempts) == [3])
  }

  @Test func `CS-T6, R-35: writes come by kind, then program, then Marketo id`() {
    var setup = Setup(mapping: [1, 0], campaigns: [Setup.labels, Setup.labels])
    setup.people = [
      Setup.Person(programs: [1: "Registered"]),
      Setup.Person(
        record: .lead, programs: [0: "Attended", 1: "Registered"],
        members: [1: "Registered", 0: "Registered"]),
      Setup.Person(
        record: .lead, programs: [0: "Registered", 1: "Registered"], members: [0: "Registered"]),
    ]
    var world = World(setup)
    world.setStatus(1, nil, program: 1)
    _ = world.log()
    world.cycle()
    #expect(
      world.memberLog() == [
        "42 p2 C1 >Registered", "42 p0 C0 >Registered", "44 p1 C1 Registered>Attended",
        "43 p1 C0",
      ])
  }
}
