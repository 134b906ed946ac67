import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

/// Every answer to every question that the documentation leaves open: what it does, and that a record
/// of the trace names the rule.
@Suite struct `Settings for open questions` {
  /// A small history in which the answers to one question come to different ends.
  struct Scenario: Sendable {
    let policy: String
    /// The end with each answer, the usual one first.
    let ends: [String: String]
    /// The answers with which nothing happens, so that nothing can be on record.
    var silent: Set<String> = []
    /// What is there, and what happens; returns the end.
    let play: @Sendable (inout Setup) -> (inout World) -> String
  }

  /// An answer that is played.
  struct Play: Sendable, CustomTestStringConvertible {
    let scenario: Scenario
    let word: String
    var testDescription: String { "\(scenario.policy): \(word)" }
  }

  /// The questions that other suites answer, because they need campaigns or files.
  private static let elsewhere: Set = [
    "segment_moves", "trigger_cleanup", "new_lead_owner", "import_dates",
  ]

  static let plays = scenarios.flatMap { scenario in
    scenario.ends.keys.sorted().map { Play(scenario: scenario, word: $0) }
  }

  @Test func `every answer to every question has its scenario`() {
    let known = Dictionary(uniqueKeysWithValues: Self.scenarios.map { ($0.policy, $0) })
    for policy in SyncPolicy.all where !Self.elsewhere.contains(policy.name) {
      let ends = known[policy.name]?.ends ?? [:]
      #expect(Set(ends.keys) == Set(policy.choices.map(\.word)), "\(policy.name)")
      #expect(Set(ends.values).count == ends.count, "\(policy.name): two answers, one end")
    }
  }

  @Test func `the table is whole: names differ, and the usual answer comes first`() {
    #expect(Set(SyncPolicy.all.map(\.name)).count == SyncPolicy.all.count)
    #expect(Set(SyncPolicy.all.map(\.rule)).count == SyncPolicy.all.count)
    for policy in SyncPolicy.all {
      #expect(policy.word(in: SyncSettings()) == policy.choices.first?.word, "\(policy.name)")
      var settings = SyncSettings()
      for choice in policy.choices {
        #expect(policy.choose(choice.word, in: &settings))
        #expect(policy.word(in: settings) == choice.word)
      }
      #expect(!policy.choose("no such answer", in: &settings))
    }
  }

  @Test(arguments: plays)
  func `an answer comes to its end, and a record of the trace names the rule`(play: Play) throws {
    let policy = try #require(SyncPolicy.named(play.scenario.policy))
    var setup = Setup()
    setup.people = [Setup.Person(record: .lead)]
    #expect(policy.choose(play.word, in: &setup.settings))
    let act = play.scenario.play(&setup)
    var world = World(setup)
    let end = act(&world)
    #expect(end == play.scenario.ends[play.word])
    let isNamed = world.rules().contains(policy.rule)
    #expect(isNamed != play.scenario.silent.contains(play.word))
  }
}
