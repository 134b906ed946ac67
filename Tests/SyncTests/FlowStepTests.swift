import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

/// One SFDC step with what has to come of it.
struct StepCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var change: Effect.SFDCMemberChange
  var status: String?
  var record: RecordKind? = .lead
  var holds: String?
  /// Whether the step stands in a campaign of a mapped program.
  var inMappedProgram = false
  var settings = SyncSettings()
  var lastName: String? = "Doe"
  var result: StepResult
  var rule: String
  /// What the record holds afterwards.
  var ends: String?
  var log: [String] = []
}

@Suite struct `SFDC steps` {
  static let off = {
    var settings = SyncSettings()
    settings.campaignSyncEnabled = false
    return settings
  }()
  static let noMarketingUser = {
    var settings = SyncSettings()
    settings.syncUserIsMarketingUser = false
    return settings
  }()
  static let cycleOff = {
    var settings = SyncSettings()
    settings.cycleEnabled = false
    return settings
  }()
  static let wide = {
    var settings = SyncSettings()
    settings.mappedProgramSteps = .stepsDisabled
    return settings
  }()
  static let defaults = {
    var settings = SyncSettings()
    settings.defaultLastName = "Unknown"
    return settings
  }()

  static let cases = [
    StepCase(
      testDescription: "CS-F1: Add writes a member", change: .add, status: "Attended",
      result: .succeeded, rule: "CS-F1", ends: "Attended", log: ["42 p0 C0 >Attended by step"]),
    StepCase(
      testDescription: "CS-F1, CS-L2: Add creates the lead first", change: .add,
      status: "Registered", record: nil, result: .succeeded, rule: "CS-L2", ends: "Registered",
      log: ["42 p0 C0 >Registered by step"]),
    StepCase(
      testDescription: "SF-M4: Add without a status takes the default", change: .add, status: nil,
      result: .succeeded, rule: "CS-F1", ends: "Registered",
      log: ["42 p0 C0 >Registered by step"]),
    StepCase(
      testDescription: "CS-F3: Add on a member is skipped and keeps the status", change: .add,
      status: "Attended", holds: "Registered", result: .skipped, rule: "CS-F3",
      ends: "Registered"),
    StepCase(
      testDescription: "CS-F9: Add with a status that the campaign lacks fails", change: .add,
      status: "Sent", result: .failed, rule: "CS-F9"),
    StepCase(
      testDescription: "CS-F9: status names are case-sensitive (CS-S3)", change: .add,
      status: "attended", result: .failed, rule: "CS-F9"),
    StepCase(
      testDescription: "CS-F2: Change Status on a non-member adds", change: .changeStatus,
      status: "Attended", result: .succeeded, rule: "CS-F2", ends: "Attended",
      log: ["42 p0 C0 >Attended by step"]),
    StepCase(
      testDescription: "CS-F1: Change Status on somebody not in Salesforce creates and adds",
      change: .changeStatus, status: "Attended", record: nil, result: .succeeded, rule: "CS-L2",
      ends: "Attended", log: ["42 p0 C0 >Attended by step"]),
    StepCase(
      testDescription: "CS-F8: Change Status goes to any status, backwards too",
      change: .changeStatus, status: "Registered", holds: "Attended", result: .succeeded,
      rule: "CS-F8", ends: "Registered", log: ["44 p0 C0 Attended>Registered by step"]),
    StepCase(
      testDescription: "CAT-6.1: Change Status to the same status is skipped",
      change: .changeStatus, status: "Attended", holds: "Attended", result: .skipped,
      rule: "CAT-6.1", ends: "Attended"),
    StepCase(
      testDescription: "CS-F7: Remove deletes the member", change: .remove, holds: "Attended",
      result: .succeeded, rule: "CS-F7", log: ["43 p0 C0 by step"]),
    StepCase(
      testDescription: "CS-F7: Remove on a non-member is skipped", change: .remove,
      result: .skipped, rule: "CS-F7"),
    StepCase(
      testDescription: "CS-F7: Remove on somebody not in Salesforce is skipped", change: .remove,
      record: nil, result: .skipped, rule: "CS-F7"),
    StepCase(
      testDescription: "CS-P6, R-45: campaign sync off, Add fails", change: .add,
      status: "Registered", settings: off, result: .failed, rule: "CS-P6"),
    StepCase(
      testDescription: "R-45: visibility comes before membership", change: .add,
      status: "Registered", holds: "Registered", settings: off, result: .failed, rule: "CS-P6",
      ends: "Registered"),
    StepCase(
      testDescription: "CS-P3, CS-P6: no Marketing User, Change Status fails",
      change: .changeStatus, status: "Attended", holds: "Registered", settings: noMarketingUser,
      result: .failed, rule: "CS-P6", ends: "Registered"),
    StepCase(
      testDescription: "CS-P6: campaign sync off, Remove fails", change: .remove,
      holds: "Registered", settings: off, result: .failed, rule: "CS-P6", ends: "Registered"),
    StepCase(
      testDescription: "CS-P8: the whole sync off, steps work", change: .add, status: "Registered",
      settings: cycleOff, result: .succeeded, rule: "CS-F1", ends: "Registered",
      log: ["42 p0 C0 >Registered by step"]),
    StepCase(
      testDescription: "CS-F4, CS-F5: in a mapped program Add does not create a lead",
      change: .add, status: "Registered", record: nil, inMappedProgram: true, result: .skipped,
      rule: "CS-F4"),
    StepCase(
      testDescription: "CS-F5: in a mapped program Add works for people in Salesforce",
      change: .add, status: "Registered", inMappedProgram: true, result: .succeeded,
      rule: "CS-F5", ends: "Registered", log: ["42 p0 C0 >Registered by step"]),
    StepCase(
      testDescription: "CS-F4: in a mapped program Change Status does not add",
      change: .changeStatus, status: "Attended", inMappedProgram: true, result: .skipped,
      rule: "CS-F4"),
    StepCase(
      testDescription: "CS-F5: in a mapped program Change Status works for members",
      change: .changeStatus, status: "Attended", holds: "Registered", inMappedProgram: true,
      result: .succeeded, rule: "CS-F5", ends: "Attended",
      log: ["44 p0 C0 Registered>Attended by step"]),
    StepCase(
      testDescription: "CS-F4: Remove implies nothing", change: .remove, holds: "Registered",
      inMappedProgram: true, result: .succeeded, rule: "CS-F7", log: ["43 p0 C0 by step"]),
    StepCase(
      testDescription: "R-45: member and status tests come before CS-F4", change: .add,
      status: "Sent", record: nil, inMappedProgram: true, result: .failed, rule: "CS-F9"),
    StepCase(
      testDescription: "CS-F11: the wide reading disables the steps themselves",
      change: .changeStatus, status: "Attended", holds: "Registered", inMappedProgram: true,
      settings: wide, result: .skipped, rule: "CS-F11", ends: "Registered"),
    StepCase(
      testDescription: "CS-F11: the wide reading leaves other programs alone",
      change: .changeStatus, status: "Attended", holds: "Registered", settings: wide,
      result: .succeeded, rule: "CS-F8", ends: "Attended",
      log: ["44 p0 C0 Registered>Attended by step"]),
    StepCase(
      testDescription: "CS-L4, R-42: no last name and no default, the step fails", change: .add,
      status: "Registered", record: nil, lastName: nil, result: .failed, rule: "CS-L4"),
    StepCase(
      testDescription: "CS-L4: the default last name lets the lead be made", change: .add,
      status: "Registered", record: nil, settings: defaults, lastName: "", result: .succeeded,
      rule: "CS-L2", ends: "Registered", log: ["42 p0 C0 >Registered by step"]),
  ]

  @Test(arguments: cases)
  func `each case has its result, rule, effect and entries`(_ test: StepCase) {
    var setup = Setup()
    // P0 is mapped to C1, so that C0 is a campaign that only steps touch.
    setup.mapping = [1, nil]
    setup.campaigns = [Setup.labels, Setup.labels]
    setup.settings = test.settings
    var person = Setup.Person(record: test.record, lastName: test.lastName)
    person.members = test.holds.map { [0: $0] } ?? [:]
    setup.people = [person]
    var world = World(setup)
    _ = world.log()
    let parent = test.inMappedProgram ? 0 : 1
    let outcome = world.step(test.change, 0, test.status, parent: parent)
    #expect(outcome.result == test.result)
    #expect(outcome.rules.map(\.id).contains(test.rule))
    #expect(world.member(0) == test.ends)
    #expect(world.memberLog() == test.log)
  }

  @Test func `CS-F6, R-46: what counts is the parent program, not the campaign named`() {
    var setup = Setup()
    setup.mapping = [0, nil]
    setup.people = [Setup.Person(), Setup.Person()]
    var world = World(setup)
    // The mapped campaign itself, from a program that is not mapped: the lead is created.
    #expect(world.step(.add, 0, "Registered", campaign: 0, parent: 1).result == .succeeded)
    #expect(world.step(.add, 1, "Registered", campaign: 0, parent: nil).result == .succeeded)
  }

  @Test func `R-45: a mapping that was refused disables nothing`() {
    var setup = Setup()
    setup.campaigns = [
      [MemberStatus(label: "Sent", isDefault: true), MemberStatus(label: "Responded")],
      Setup.labels,
    ]
    setup.people = [Setup.Person(record: .lead, members: [0: "Sent"]), Setup.Person()]
    var world = World(setup)
    #expect(world.engine.report(in: world.state).refusedMappings.count == 1)
    #expect(world.step(.add, 1, "Registered", campaign: 1, parent: 0).result == .succeeded)
  }

  @Test func `CS-P5: a campaign that the sync user cannot see does not exist`() {
    var setup = Setup()
    setup.mapping = [nil]
    setup.hiddenCampaigns = [0]
    setup.people = [Setup.Person(record: .lead)]
    var world = World(setup)
    #expect(world.step(.add, 0, "Registered").result == .failed)
  }

  @Test func `a label longer than 40 characters cannot be held by a member`() {
    var setup = Setup()
    let long = String(repeating: "x", count: 41)
    setup.mapping = [nil]
    setup.campaigns = [Setup.labels + [MemberStatus(label: long)]]
    setup.people = [Setup.Person(record: .lead)]
    var world = World(setup)
    #expect(world.step(.add, 0, long).result == .failed)
    #expect(world.member(0) == nil)
  }

  @Test func `R-41: the old status of an entry 44 is what Salesforce really held`() {
    var setup = Setup()
    setup.mapping = [nil]
    setup.people = [Setup.Person(record: .lead, members: [0: "Registered"])]
    var world = World(setup)
    world.salesforce(.changeStatus, 0, "Waitlisted")
    world.step(.changeStatus, 0, "Attended")
    #expect(world.memberLog() == ["44 p0 C0 Waitlisted>Attended by step"])
    // The pull finds what the step already observed (R-34, CS-G14).
    world.cycle()
    #expect(world.memberLog() == [])
  }

  @Test func `R-43: between deletion and pull the step fails, afterwards it makes a new lead`() {
    var setup = Setup()
    setup.mapping = [nil]
    setup.people = [Setup.Person(record: .lead)]
    var world = World(setup)
    let old = world.record(0)
    world.salesforce(.deleteRecord(RecordID(0)))
    #expect(world.step(.add, 0, "Registered").result == .failed)
    world.cycle()
    #expect(world.text(0, "sfdcType") == nil)
    #expect(world.step(.add, 0, "Registered").result == .succeeded)
    #expect(world.record(0) != old)
    #expect(world.text(0, "sfdcType") == "Lead")
    let isDeleted = World.schema.find("sfdcIsDeleted").map {
      world.state.mirror.people[PersonID(0), $0]
    }
    #expect(isDeleted == .boolean(false))
  }

  @Test func `SF-M6: the first responded date is set once and stays`() {
    var setup = Setup()
    setup.mapping = [nil]
    setup.people = [Setup.Person(record: .lead)]
    var world = World(setup)
    let responded = {
      (world: World) in
      world.record(0).flatMap {
        world.state.mirror.campaigns[0].members[$0]?.firstRespondedDate?.daysSince1970
      }
    }
    world.step(.add, 0, "Registered")
    #expect(responded(world) == nil)
    world.step(.changeStatus, 0, "Attended")
    #expect(responded(world) == 0)
    world.state.now = Instant(millisecondsSince1970: 10 * 86_400_000)
    world.step(.changeStatus, 0, "Registered")
    world.step(.changeStatus, 0, "Attended")
    #expect(responded(world) == 0)
  }

  @Test func `SF-S9: a status that begins to count as responded does so for its holders`() {
    var setup = Setup()
    setup.mapping = [nil]
    setup.people = [Setup.Person(record: .lead), Setup.Person(record: .contact)]
    var world = World(setup)
    world.step(.add, 0, "Registered")
    world.step(.add, 1, "Attended")
    let days = { (world: World) in
      [0, 1].map { person in
        world.record(person).flatMap {
          world.state.mirror.campaigns[0].members[$0]?.firstRespondedDate?.daysSince1970
        }
      }
    }
    #expect(days(world) == [nil, 0])
    world.state.now = Instant(millisecondsSince1970: 3 * 86_400_000)
    let registered = StatusIndex(0)
    #expect(
      world.salesforce(.setResponded(SFDCCampaignID(0), registered, true)).result == .succeeded)
    #expect(days(world) == [3, 0])
  }
}
