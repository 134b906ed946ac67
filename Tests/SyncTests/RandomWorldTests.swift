import Foundation
import RuleGraph
import RuleRuntime
import RuleTestKit
import SyncState
import Testing

/// Long random histories; `RULEC_SEED` replays the one that a failure names, `RULEC_WORLDS` says
/// how many there are.
@Suite struct `Random worlds` {
  static let statuses: [String?] = ["Registered", "Waitlisted", "Attended", "VIP", nil]

  static func setup(_ random: inout SplitMix64) -> Setup {
    var setup = Setup(mapping: [1, 0, 2])
    // `VIP` comes to the campaigns after the mapping was made (CS-S8).
    setup.campaigns = Array(repeating: Setup.labels, count: 3)
    if random.chance(20) { setup.settings.memberConflict = .higherStep }
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      var person = Setup.Person(record: random.pick([nil, .lead, .lead, .contact]))
      if random.chance(20) { person.lastName = nil }
      for program in 0..<3 where random.chance(40) {
        person.programs[program] = random.pick(["Registered", "Waitlisted", "Attended"])
      }
      for campaign in 0..<3 where person.record != nil && random.chance(40) {
        person.members[campaign] = random.pick(["Registered", "Waitlisted", "Attended"])
      }
      setup.people.append(person)
    }
    return setup
  }

  static func operation(_ random: inout SplitMix64, people: Int) -> Operation {
    let person = Int.random(in: 0..<people, using: &random)
    let program = Int.random(in: 0..<3, using: &random)
    let status = random.pick(statuses)
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<25: return .marketo(person, program: program, status)
    case 25..<50: return .salesforce(person, campaign: program, status)
    case 50..<65:
      return .step(random.pick([.add, .changeStatus, .remove]), person, campaign: program, status)
    case 65..<68: return .deleteRecord(person)
    case 68..<71: return .convert(person)
    case 71..<74: return .lastName(person, random.chance(50) ? "Roe" : nil)
    case 74..<88: return .wait
    case 88..<95: return .pull
    default: return .push
    }
  }

  static func run(seed: UInt64, steps: Int, fault: Fault? = nil) -> String? {
    var random = SplitMix64(seed: seed)
    let setup = setup(&random)
    var checked = CheckedWorld(setup, fault: fault)
    for campaign in 0..<3 {
      checked.world.salesforce(
        .addStatus(SFDCCampaignID(campaign), MemberStatus(label: "VIP")))
    }
    for _ in 0..<steps {
      checked.apply(operation(&random, people: setup.people.count))
      if checked.violation != nil { break }
    }
    checked.settle()
    return checked.violation
  }

  @Test func `random histories keep every invariant`() {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["RULEC_WORLDS"].flatMap { UInt64($0) } ?? 200
    let wanted = environment["RULEC_SEED"].flatMap { UInt64($0) }
    let seeds = wanted.map { [$0] } ?? Array(1...max(1, count))
    for seed in seeds {
      if let violation = Self.run(seed: seed, steps: 60) {
        Issue.record("RULEC_SEED=\(seed): \(violation)")
        return
      }
    }
  }
}
