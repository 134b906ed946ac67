import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

@Suite struct `Program statuses and fields` {
  struct Move: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var from: String?
    var to: String?
    var result: StepResult
    var rule: String
    var log: [String] = []
  }

  static let moves = [
    Move(
      testDescription: "SC-M8, R-30: a non-member becomes a member", to: "Registered",
      result: .succeeded, rule: "SC-M8", log: ["104 p0 P0 Not in Program>Registered"]),
    Move(
      testDescription: "SC-M5: forward", from: "Registered", to: "Attended", result: .succeeded,
      rule: "SC-M5", log: ["104 p0 P0 Registered>Attended success"]),
    Move(
      testDescription: "SC-M5: sideways on an equal step", from: "Registered", to: "Waitlisted",
      result: .succeeded, rule: "SC-M5", log: ["104 p0 P0 Registered>Waitlisted"]),
    Move(
      testDescription: "SC-M5: backwards is refused", from: "Attended", to: "Registered",
      result: .skipped, rule: "SC-M5"),
    Move(
      testDescription: "SC-M6: the same status is refused, no entry", from: "Registered",
      to: "Registered", result: .skipped, rule: "SC-M6"),
    Move(
      testDescription: "SC-M7: Not in Program removes from any step", from: "Attended", to: nil,
      result: .succeeded, rule: "SC-M7", log: ["104 p0 P0 Attended>Not in Program"]),
    Move(
      testDescription: "R-29: removing a non-member is skipped", to: nil, result: .skipped,
      rule: "SC-M7"),
  ]

  @Test(arguments: moves)
  func `each move has its result, rule and entry`(_ move: Move) {
    var setup = Setup()
    setup.mapping = [nil]
    setup.people = [Setup.Person(programs: move.from.map { [0: $0] } ?? [:])]
    var world = World(setup)
    let outcome = world.setStatus(0, move.to)
    #expect(outcome.result == move.result)
    #expect(outcome.rules.map(\.id).contains(move.rule))
    #expect(world.log() == move.log)
    #expect(world.status(0) == (outcome.result == .succeeded ? move.to : move.from))
  }

  @Test func `SC-M9, R-31: success is sticky, goes with the membership, and can be reached again`()
  {
    var setup = Setup()
    setup.mapping = [nil]
    setup.statuses = [
      ProgressionStatus(name: "Attended", step: 20, success: true),
      ProgressionStatus(name: "On demand", step: 20),
      ProgressionStatus(name: "Won", step: 30, success: true),
    ]
    setup.people = [Setup.Person()]
    var world = World(setup)
    for status in ["Attended", "On demand", "Won", nil, "Attended"] { world.setStatus(0, status) }
    #expect(
      world.log() == [
        "104 p0 P0 Not in Program>Attended success", "104 p0 P0 Attended>On demand",
        "104 p0 P0 On demand>Won", "104 p0 P0 Won>Not in Program",
        "104 p0 P0 Not in Program>Attended success",
      ])
  }

  @Test func `SC-M10, R-47: only a person created with a status is acquired`() {
    var setup = Setup()
    setup.mapping = [nil]
    setup.people = [Setup.Person()]
    var world = World(setup)
    let new = world.engine.createPerson(
      [.init(World.lastName, world.value("New"))], program: ProgramID(0),
      status: world.channelStatus("Registered"), origin: .form(name: "F"), in: &world.state)
    #expect(new == PersonID(1))
    #expect(world.log() == ["12 p1", "104 p1 P0 Not in Program>Registered acquired"])
    #expect(world.state.mirror.programs[0][PersonID(1)]?.acquiredBy == true)
    world.setStatus(0, "Registered")
    #expect(world.state.mirror.programs[0][PersonID(0)]?.acquiredBy == false)
    #expect(world.state.mirror.people.marketoID(PersonID(1)) == 2)
  }

  @Test func `SC-M13: entering an engagement program means its first stream`() {
    var setup = Setup()
    setup.mapping = [nil]
    setup.programType = .engagement
    setup.people = [Setup.Person()]
    var world = World(setup)
    #expect(world.setStatus(0, "Registered").rules.map(\.id).contains("SC-M13"))
    #expect(!world.setStatus(0, "Attended").rules.map(\.id).contains("SC-M13"))
  }

  @Test func `the reason of a flow step's entry names campaign and step`() {
    var world = World(Setup(mapping: [nil], people: [Setup.Person()]))
    _ = world.engine.setProgramStatus(
      ProgramID(0), world.channelStatus("Registered"), of: PersonID(0),
      origin: .flow(World.cause, stepName: "Change Program Status"), in: &world.state)
    let entry = world.state.journal.first
    let reason = entry?.reason.map { world.state.mirror.text[$0] }
    #expect(reason == "Changed by Smart Campaign P0.Test action Change Program Status")
    #expect(entry?.cause == World.cause)
    #expect(entry?.result == .succeeded)
  }

  @Test func `SC-F12: only a real change of a field is one`() {
    var world = World(Setup(people: [Setup.Person()]))
    #expect(world.setField(World.city, "Rome", 0).result == .succeeded)
    #expect(world.setField(World.city, "Rome", 0).result == .skipped)
    #expect(world.setField(World.city, "rome", 0).result == .succeeded)
    #expect(world.setField(World.city, nil, 0).result == .succeeded)
    #expect(world.setField(World.city, nil, 0).result == .skipped)
    #expect(world.log() == ["13 p0 City >Rome", "13 p0 City Rome>rome", "13 p0 City rome>"])
    let type = World.schema.find("SFDC Type") ?? World.city
    #expect(world.setField(type, "Lead", 0).result == .failed)
  }

  @Test func `R-28: a score change writes 22 and nothing else, and only when the number moves`() {
    var world = World(Setup(people: [Setup.Person()]))
    let set = { (world: inout World, value: Double, change: Double) in
      world.engine.setScore(
        World.score, value, change: change, changeText: "+\(Int(change))", of: PersonID(0),
        origin: .flow(World.cause, stepName: "Change Score"), in: &world.state
      ).result
    }
    #expect(set(&world, 0, 0) == .skipped)
    #expect(world.state.mirror.people[PersonID(0), World.score] == .null)
    #expect(set(&world, 5, 5) == .succeeded)
    #expect(set(&world, 5, 0) == .skipped)
    #expect(set(&world, 3_000_000_000, 2_999_999_995) == .failed)
    #expect(world.log() == ["22 p0 Person Score >5 by step"])
  }
}
