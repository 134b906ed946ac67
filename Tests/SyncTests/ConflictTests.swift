import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

@Suite struct `Conflicts between the two sides` {
  struct Conflict: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var record = RecordKind.lead
    var policy = SyncSettings.MemberConflict.higherStep
    /// The status on both sides before; nil for none.
    var from: String?
    /// What Marketo sets; `-` is Not in Program.
    var marketo: String
    /// What Salesforce sets; `-` is a removal.
    var salesforce: String
    /// Which side acts first; at the same instant when nil.
    var first: Side?
    /// The status of the program at the end.
    var ends: String?
    /// The status in the campaign at the end, where it differs.
    var campaignEnds: String??
    var rule: String

    enum Side {
      case marketo
      case salesforce
    }
  }

  static let cases = [
    Conflict(
      testDescription: "CS-K3: Marketo's step is higher", from: "Registered", marketo: "Attended",
      salesforce: "Waitlisted", ends: "Attended", rule: "CS-K3"),
    Conflict(
      testDescription: "CS-K3: Salesforce's step is higher", from: "Registered",
      marketo: "Waitlisted", salesforce: "Attended", ends: "Attended", rule: "CS-K3"),
    Conflict(
      testDescription: "CS-K3: the order in time does not matter", from: "Registered",
      marketo: "Waitlisted", salesforce: "Attended", first: .salesforce, ends: "Attended",
      rule: "CS-K3"),
    Conflict(
      testDescription: "CS-K3, CS-K1: equal steps, a lead: Marketo", marketo: "Waitlisted",
      salesforce: "Registered", ends: "Waitlisted", rule: "CS-K3"),
    Conflict(
      testDescription: "CS-K3, CS-K2: equal steps, a contact: Salesforce", record: .contact,
      marketo: "Waitlisted", salesforce: "Registered", ends: "Registered", rule: "CS-K3"),
    Conflict(
      testDescription: "R-37: neither had the person, the higher step", marketo: "Attended",
      salesforce: "Registered", ends: "Attended", rule: "CS-K3"),
    Conflict(
      testDescription: "R-37: forced to Marketo", policy: .marketo, from: "Registered",
      marketo: "Waitlisted", salesforce: "Attended", ends: "Waitlisted", rule: "CS-K3"),
    Conflict(
      testDescription: "R-37: forced to Salesforce", policy: .salesforce, from: "Registered",
      marketo: "Registered2", salesforce: "Waitlisted", ends: "Waitlisted", rule: "CS-K3"),
    Conflict(
      testDescription: "R-37, SC-M5: forced to Salesforce, but a program never goes back",
      policy: .salesforce, from: "Registered", marketo: "Attended", salesforce: "Waitlisted",
      ends: "Attended", campaignEnds: .some("Waitlisted"), rule: "CS-G5"),
    Conflict(
      testDescription: "CS-K4: a later removal in Salesforce wins", from: "Registered",
      marketo: "Attended", salesforce: "-", first: .marketo, ends: nil, rule: "CS-K4"),
    Conflict(
      testDescription: "CS-K4: a later change in Marketo re-creates the member",
      from: "Registered", marketo: "Attended", salesforce: "-", first: .salesforce,
      ends: "Attended", rule: "CS-K4"),
    Conflict(
      testDescription: "R-37: at equal times the change wins", from: "Registered",
      marketo: "Attended", salesforce: "-", ends: "Attended", rule: "CS-K4"),
    Conflict(
      testDescription: "CS-K4: a later removal in Marketo wins", from: "Registered",
      marketo: "-", salesforce: "Attended", first: .salesforce, ends: nil, rule: "CS-K4"),
    Conflict(
      testDescription: "CS-K4: a later change in Salesforce re-creates the membership",
      from: "Registered", marketo: "-", salesforce: "Attended", first: .marketo,
      ends: "Attended", rule: "CS-K4"),
    Conflict(
      testDescription: "R-37: at equal times the change in Salesforce wins", from: "Registered",
      marketo: "-", salesforce: "Attended", ends: "Attended", rule: "CS-K4"),
    Conflict(
      testDescription: "R-37: forced to Marketo, the removal in Salesforce loses",
      policy: .marketo, from: "Registered", marketo: "Attended", salesforce: "-",
      first: .marketo, ends: "Attended", rule: "CS-K4"),
    Conflict(
      testDescription: "R-37: forced to Salesforce, the removal in Marketo loses",
      policy: .salesforce, from: "Registered", marketo: "-", salesforce: "Attended",
      first: .salesforce, ends: "Attended", rule: "CS-K4"),
  ]

  @Test(arguments: cases)
  func `each conflict ends as the rule says, and a quiet cycle follows`(_ conflict: Conflict) {
    var setup = Setup()
    setup.statuses.append(ProgressionStatus(name: "Registered2", step: 10))
    setup.campaigns = [Setup.labels + [MemberStatus(label: "Registered2")]]
    setup.settings.memberConflict = conflict.policy
    let memberships = conflict.from.map { [0: $0] } ?? [:]
    setup.people = [
      Setup.Person(record: conflict.record, programs: memberships, members: memberships)
    ]
    var world = World(setup)
    world.cycle()
    world.wait()
    if conflict.first == .salesforce { actInSalesforce(conflict, in: &world) }
    if conflict.first == .salesforce { world.wait() }
    world.setStatus(0, conflict.marketo == "-" ? nil : conflict.marketo)
    if conflict.first == .marketo { world.wait() }
    if conflict.first != .salesforce { actInSalesforce(conflict, in: &world) }
    _ = world.log()
    _ = world.rules()
    world.cycle()
    #expect(world.status(0) == conflict.ends)
    #expect(world.member(0) == conflict.campaignEnds ?? conflict.ends)
    #expect(world.rules().contains(conflict.rule))
    _ = world.log()
    world.cycle()
    #expect(world.log() == [])
  }

  private func actInSalesforce(_ conflict: Conflict, in world: inout World) {
    let outcome =
      conflict.salesforce == "-"
      ? world.salesforce(.remove, 0)
      : world.salesforce(conflict.from == nil ? .add : .changeStatus, 0, conflict.salesforce)
    #expect(outcome?.result == .succeeded)
  }

  @Test func `both sides change to the same: no conflict, one entry each (CS-G14)`() {
    var world = `Changes between cycles`.pair("Registered")
    world.setStatus(0, "Attended")
    world.salesforce(.changeStatus, 0, "Attended")
    _ = world.rules()
    world.cycle()
    #expect(
      world.log() == ["104 p0 P0 Registered>Attended success", "44 p0 C0 Registered>Attended"])
    #expect(!world.rules().contains("CS-K3"))
  }

  @Test func `both sides remove: no conflict`() {
    var world = `Changes between cycles`.pair("Registered")
    world.setStatus(0, nil)
    world.salesforce(.remove, 0)
    world.cycle()
    #expect(world.log() == ["104 p0 P0 Registered>Not in Program", "43 p0 C0"])
    world.cycle()
    #expect(world.log() == [])
  }

  @Test(arguments: RecordKind.allCases)
  func `CS-K1, CS-K2: a field changed on both sides`(_ kind: RecordKind) {
    var setup = Setup()
    setup.people = [Setup.Person(record: kind)]
    var world = World(setup)
    world.cycle()
    world.setField(World.city, "Rome", 0)
    world.salesforce(.setField(RecordID(0), .init(World.city, world.value("Oslo"))))
    _ = world.log()
    world.cycle()
    let wins = kind == .lead ? "Rome" : "Oslo"
    #expect(world.text(0, "City") == wins)
    #expect(world.salesforceText(0, World.city) == wins)
    #expect(world.log() == (kind == .lead ? ["28 p0"] : ["13 p0 City Rome>Oslo"]))
    world.cycle()
    #expect(world.log() == [])
  }
}
