import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

@Suite struct `Changes between cycles` {
  /// A world with one member on both sides, after a quiet cycle.
  static func pair(
    _ status: String?, record: RecordKind = .lead, settings: SyncSettings = SyncSettings()
  ) -> World {
    var setup = Setup(settings: settings)
    let memberships = status.map { [0: $0] } ?? [:]
    setup.people = [
      Setup.Person(record: record, programs: memberships, members: memberships)
    ]
    var world = World(setup)
    world.cycle()
    _ = world.log()
    return world
  }

  @Test func `CS-G1, CS-L1, R-33: a new program member gets a lead and a campaign member`() {
    var world = World(Setup(people: [Setup.Person()]))
    world.cycle()
    world.setStatus(0, "Registered")
    world.cycle()
    let log = world.log()
    #expect(
      log.map { String($0.prefix(24)) } == [
        "104 p0 P0 Not in Program", "19 p0", "13 p0 SFDC Type >Lead", "13 p0 SFDC Id >00QSIM000",
        "42 p0 C0 >Registered",
      ])
    #expect(world.report()?.leadsCreated == 1)
    #expect(world.engine.report(in: world.state).leadsCreated == 1)
  }

  @Test func `CS-G2: a new campaign member joins the program`() {
    var world = Self.pair(nil)
    world.salesforce(.add, 0, "Waitlisted")
    #expect(world.status(0) == nil)
    world.cycle()
    #expect(
      world.log() == ["42 p0 C0 >Waitlisted", "104 p0 P0 Not in Program>Waitlisted"])
  }

  @Test func `CS-G3: forward and sideways in Marketo go to Salesforce in step 7`() {
    var world = Self.pair("Registered")
    world.setStatus(0, "Waitlisted")
    world.wait()
    world.pull()
    #expect(world.member(0) == "Registered")
    world.push()
    #expect(world.member(0) == "Waitlisted")
    world.setStatus(0, "Attended")
    world.cycle()
    #expect(
      world.memberLog() == [
        "104 p0 P0 Registered>Waitlisted", "44 p0 C0 Registered>Waitlisted",
        "104 p0 P0 Waitlisted>Attended success", "44 p0 C0 Waitlisted>Attended",
      ])
  }

  @Test func `CS-G4, CS-G12, CS-G13: forward in Salesforce goes to the program in step 4`() {
    var world = Self.pair("Registered")
    world.salesforce(.changeStatus, 0, "Attended")
    #expect(world.log() == [])
    world.wait()
    world.pull()
    #expect(world.status(0) == "Attended")
    let entry = world.state.journal.last
    #expect(entry?.reason.map { world.state.mirror.text[$0] } == "Changed by Salesforce Sync")
    #expect(entry?.cause == nil)
    #expect(
      world.log() == [
        "44 p0 C0 Registered>Attended", "104 p0 P0 Registered>Attended success",
      ])
    #expect(world.rules().contains("CS-G4"))
  }

  @Test func `CS-G5, R-36: backwards in Salesforce is refused, not pushed back, reported once`() {
    var world = Self.pair("Attended")
    world.salesforce(.changeStatus, 0, "Registered")
    world.cycle()
    #expect(world.log() == ["44 p0 C0 Attended>Registered"])
    #expect(world.status(0) == "Attended")
    #expect(world.member(0) == "Registered")
    world.cycle()
    #expect(world.log() == [])
    #expect(world.report()?.errors == [.init(reason: .regressionRefused, attempts: 1)])
    #expect(world.report()?.differences.map(\.reason) == [.regressionRefused])
    // Reported again when Salesforce changes again.
    world.salesforce(.changeStatus, 0, "Waitlisted")
    world.cycle()
    #expect(world.report()?.errors == [.init(reason: .regressionRefused, attempts: 2)])
    // Until Marketo's status next changes.
    world.setStatus(0, nil)
    world.setStatus(0, "Attended")
    world.cycle()
    world.cycle()
    #expect(world.report()?.differences.map(\.reason) == [.regressionRefused])
    world.setStatus(0, nil)
    world.cycle()
    #expect(world.member(0) == nil)
    #expect(world.report()?.differences == [])
  }

  @Test func `CS-G5: the setting restore writes Marketo's status back in the same cycle`() {
    var settings = SyncSettings()
    settings.statusRegression = .restore
    var world = Self.pair("Attended", settings: settings)
    world.salesforce(.changeStatus, 0, "Registered")
    world.cycle()
    #expect(
      world.log() == ["44 p0 C0 Attended>Registered", "44 p0 C0 Registered>Attended"])
    #expect(world.member(0) == "Attended")
    world.cycle()
    #expect(world.log() == [])
  }

  @Test func `CS-G6: Not in Program deletes the campaign member`() {
    var world = Self.pair("Registered")
    world.setStatus(0, nil)
    world.cycle()
    #expect(world.log() == ["104 p0 P0 Registered>Not in Program", "43 p0 C0"])
    #expect(world.member(0) == nil)
  }

  @Test func `CS-G7: a member deleted in Salesforce leaves the program in step 2`() {
    var world = Self.pair("Attended")
    world.salesforce(.remove, 0)
    world.cycle()
    #expect(world.log() == ["43 p0 C0", "104 p0 P0 Attended>Not in Program"])
  }

  @Test func `CS-G8, R-34: a step removes at once, the program follows at the next cycle`() {
    var world = Self.pair("Attended")
    world.step(.remove, 0)
    #expect(world.log() == ["43 p0 C0 by step"])
    #expect(world.status(0) == "Attended")
    world.cycle()
    #expect(world.log() == ["104 p0 P0 Attended>Not in Program"])
  }

  @Test func `CS-G9, R-34: a step adds or changes at once, the program follows`() {
    var world = Self.pair(nil)
    world.step(.add, 0, "Registered")
    world.cycle()
    world.step(.changeStatus, 0, "Attended")
    world.cycle()
    #expect(
      world.log() == [
        "42 p0 C0 >Registered by step", "104 p0 P0 Not in Program>Registered",
        "44 p0 C0 Registered>Attended by step", "104 p0 P0 Registered>Attended success",
      ])
  }

  @Test func `CS-F8, CS-G5: a step that goes back meets the program's order at the cycle`() {
    var world = Self.pair("Attended")
    world.step(.changeStatus, 0, "Registered")
    world.cycle()
    #expect(world.log() == ["44 p0 C0 Attended>Registered by step"])
    #expect(world.status(0) == "Attended")
    #expect(world.report()?.differences.map(\.reason) == [.regressionRefused])
  }

  @Test func `R-41: a change and its reversal between two pulls leave no entry`() {
    var world = Self.pair("Registered")
    world.salesforce(.changeStatus, 0, "Attended")
    world.salesforce(.changeStatus, 0, "Registered")
    world.cycle()
    world.salesforce(.remove, 0)
    world.salesforce(.add, 0, "Registered")
    world.cycle()
    #expect(world.log() == [])
    #expect(world.status(0) == "Registered")
  }

  @Test func `CS-G12: members of an unmapped campaign are observed too`() {
    var setup = Setup(mapping: [nil])
    setup.people = [Setup.Person(record: .lead)]
    var world = World(setup)
    world.salesforce(.add, 0, "Registered")
    world.cycle()
    world.salesforce(.changeStatus, 0, "Attended")
    world.cycle()
    world.salesforce(.remove, 0)
    world.cycle()
    #expect(
      world.log() == ["42 p0 C0 >Registered", "44 p0 C0 Registered>Attended", "43 p0 C0"])
    #expect(world.state.mirror.observed[0].count == 0)
  }

  @Test func `CS-S8, R-39: an unknown status keeps the membership until Marketo overwrites it`() {
    var world = Self.pair("Registered")
    world.salesforce(.addStatus(SFDCCampaignID(0), MemberStatus(label: "VIP")))
    world.salesforce(.changeStatus, 0, "VIP")
    world.cycle()
    #expect(world.status(0) == "Registered")
    #expect(world.report()?.differences.map(\.reason) == [.unknownStatus])
    world.setStatus(0, "Attended")
    world.cycle()
    #expect(world.member(0) == "Attended")
    world.cycle()
    #expect(world.report()?.differences == [])
    // No more errors than the first one.
    #expect(world.report()?.errors == [.init(reason: .unknownStatus, attempts: 2)])
  }

  @Test func `CS-S9: a status that Salesforce deleted is created again when needed`() {
    var world = Self.pair("Registered")
    let deleted = world.salesforce(.deleteStatus(SFDCCampaignID(0), StatusIndex(1)))
    #expect(deleted.result == .succeeded)
    world.setStatus(0, "Waitlisted")
    world.cycle()
    #expect(world.labels == ["Registered", "Attended", "Waitlisted"])
    #expect(world.member(0) == "Waitlisted")
    #expect(world.rules().contains("CS-S9"))
  }

  @Test func `CS-S7, R-39: a hidden status that the campaign lacks is an error each cycle`() {
    var world = Self.pair("Registered")
    world.setStatus(0, "Legacy")
    world.cycle()
    world.cycle()
    #expect(world.member(0) == "Registered")
    #expect(world.report()?.errors == [.init(reason: .hiddenStatus, attempts: 2)])
  }

  @Test func `CS-R7: a renamed label is an error as in CS-S8, renamed back it is none`() {
    var world = Self.pair("Registered")
    world.salesforce(.renameStatus(SFDCCampaignID(0), StatusIndex(0), "Signed up"))
    world.cycle()
    #expect(world.status(0) == "Registered")
    #expect(world.report()?.differences.map(\.reason) == [.unknownStatus])
    world.salesforce(.renameStatus(SFDCCampaignID(0), StatusIndex(0), "Registered"))
    world.cycle()
    #expect(world.report()?.differences == [])
    #expect(world.log() == [])
  }

  @Test func `a change in Salesforce between pull and push is not overwritten (CS-K3)`() {
    var world = Self.pair("Registered")
    world.setStatus(0, "Waitlisted")
    world.wait()
    world.pull()
    world.salesforce(.changeStatus, 0, "Attended")
    world.push()
    #expect(world.member(0) == "Attended")
    world.cycle()
    #expect(world.status(0) == "Attended")
    #expect(world.report()?.differences == [])
  }
}
