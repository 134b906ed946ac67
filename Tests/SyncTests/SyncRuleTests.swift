import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

/// The rules that the sync's records rest on.
@Suite struct `Rules of the sync` {
  struct Start: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let people: [Setup.Person]
    let cites: [String]
    let citesNot: [String]
  }

  static let inProgram = Setup.Person(record: .lead, programs: [0: "Registered"])
  static let inCampaign = Setup.Person(record: .contact, members: [0: "Attended"])

  @Test(arguments: [
    Start(
      testDescription: "program only", people: [inProgram], cites: ["CS-I2", "CS-G15"],
      citesNot: ["CS-G1", "CS-I3", "CS-I4"]),
    Start(
      testDescription: "campaign only", people: [inCampaign], cites: ["CS-I3", "CS-G15"],
      citesNot: ["CS-G2", "CS-I2", "CS-I4"]),
    Start(
      testDescription: "both", people: [inProgram, inCampaign], cites: ["CS-I4", "CS-G15"],
      citesNot: ["CS-G1", "CS-G2", "CS-I2", "CS-I3"]),
  ])
  func `the first cycle cites the row of what it found (CS-I2 to I4)`(_ start: Start) {
    var setup = Setup()
    setup.people = start.people
    var world = World(setup)
    _ = world.rules()
    world.cycle()
    let rules = Set(world.rules())
    #expect(rules.isSuperset(of: start.cites))
    #expect(rules.isDisjoint(with: start.citesNot))
  }

  @Test func `later cycles cite CS-G1 and CS-G2`() {
    var setup = Setup()
    setup.people = [Setup.Person(record: .lead), Setup.Person(record: .lead)]
    var world = World(setup)
    world.cycle()
    _ = world.rules()
    world.setStatus(0, "Registered")
    world.salesforce(.add, 1, "Registered")
    world.cycle()
    let rules = Set(world.rules())
    #expect(rules.isSuperset(of: ["CS-G1", "CS-G2"]))
    #expect(rules.isDisjoint(with: ["CS-I2", "CS-I3", "CS-I4", "CS-G15"]))
  }

  @Test func `a lead cites who asked for it (CS-L1, CS-L2)`() {
    var setup = Setup()
    setup.mapping = [0, nil]
    setup.people = [Setup.Person(), Setup.Person()]
    var world = World(setup)
    world.setStatus(0, "Registered")
    _ = world.rules()
    world.cycle()
    #expect(Set(world.rules()).isSuperset(of: ["CS-L1", "CS-L3"]))
    world.step(.add, 1, "Registered", parent: 1)
    let rules = world.rules()
    #expect(rules.contains("CS-L2"))
    #expect(!rules.contains("CS-L1"))
  }

  @Test func `a membership that vanished with its lead cites CS-X2, a removed one does not`() {
    for deletes in [true, false] {
      var setup = Setup()
      setup.people = [
        Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
      ]
      var world = World(setup)
      world.cycle()
      _ = world.rules()
      if deletes {
        world.salesforce(.deleteRecord(RecordID(0)))
      } else {
        world.salesforce(.remove, 0, nil)
      }
      world.cycle()
      let rules = world.rules()
      #expect(rules.contains("CS-G7"))
      #expect(rules.contains("CS-X2") == deletes)
    }
  }

  @Test func `a campaign status named Not in Program has no counterpart (CS-S6)`() {
    let name = "Not in Program"
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
    ]
    var world = World(setup)
    world.cycle()
    world.salesforce(.addStatus(SFDCCampaignID(0), MemberStatus(label: name)))
    world.salesforce(.changeStatus, 0, name)
    world.cycle()
    #expect(world.status(0) == "Registered")
    #expect(world.report()?.differences.map(\.reason) == [.unknownStatus])
    setup.campaigns = [Setup.labels + [MemberStatus(label: name)]]
    let refused = World(setup).engine.report(in: World(setup).state).refusedMappings
    #expect(refused.map(\.reason) == ["the channel has no status `\(name)`"])
  }

  @Test func `who may not edit leads adds none to a campaign, and the record says so (CS-E5)`() {
    var setup = Setup()
    setup.settings.missingRights = [.editLeads]
    setup.people = [Self.inProgram]
    var world = World(setup)
    world.cycle()
    #expect(world.member(0) == nil)
    #expect(world.status(0) == "Registered")
    #expect(world.rules().contains("CS-E5"))
    #expect(world.report()?.differences.map(\.reason) == [.missingRight])
  }
}
