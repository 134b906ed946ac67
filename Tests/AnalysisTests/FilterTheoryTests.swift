import RuleAnalysis
import RuleGraph
import RuleRuntime
import SyncState
import Testing

@Suite struct FilterTheoryTests {
  @Test(arguments: UInt64(0)..<600)
  func `decisions agree with a crowd of everybody, and with the interpreter`(seed: UInt64) {
    var world = SmallWorld(seed: seed)
    let question = world.question()
    switch world.theory.decide(all: question.wanted, none: question.unwanted) {
    case .possible(let sample):
      let witness = world.theory.witness(all: question.wanted, none: question.unwanted)
      #expect(witness != nil, "seed \(seed): \(sample), \(question)")
    case .impossible:
      #expect(!isPossible(question, in: &world), "seed \(seed): somebody passes \(question)")
    case .undecided:
      Issue.record("seed \(seed): small filters are decided")
    }
  }

  @Test func `some questions are possible and some are not`() {
    var counts = (possible: 0, impossible: 0)
    for seed in UInt64(0)..<60 {
      var world = SmallWorld(seed: seed)
      let question = world.question()
      if world.theory.isImpossible(all: question.wanted, none: question.unwanted) {
        counts.impossible += 1
      } else {
        counts.possible += 1
      }
    }
    #expect(counts.possible > 10)
    #expect(counts.impossible > 10)
  }

  @Test func `what is plain at once is what a search finds`() {
    for seed in UInt64(0)..<2_000 {
      var world = SmallWorld(seed: seed)
      let question = world.question()
      var isImpossible = false
      if case .impossible = world.theory.decide(all: question.wanted, none: question.unwanted) {
        isImpossible = true
      }
      #expect(
        world.theory.isImpossible(all: question.wanted, none: question.unwanted) == isImpossible,
        "seed \(seed): \(question)")
    }
  }

  @Test func `a filter decides when somebody passes it and somebody else does not`() {
    var count = 0
    for seed in UInt64(2_000)..<2_300 {
      var world = SmallWorld(seed: seed)
      let question = world.question()
      let (filter, wanted) = (question.wanted[0], Array(question.wanted.dropFirst()))
      func isPossible(all wanted: [Predicate], none unwanted: [Predicate]) -> Bool {
        if case .possible = world.theory.decide(all: wanted, none: unwanted) { true } else { false }
      }
      let decides =
        isPossible(all: question.wanted, none: question.unwanted)
        && isPossible(all: wanted, none: question.unwanted + [filter])
      #expect(
        world.theory.decides(filter, all: wanted, none: question.unwanted) == decides,
        "seed \(seed): \(question)")
      if decides { count += 1 }
    }
    #expect((50..<250).contains(count))
  }

  @Test func `choices are reached by those whom earlier ones leave`() {
    var counts = (reached: 0, unreached: 0)
    for seed in UInt64(3_000)..<3_300 {
      var world = SmallWorld(seed: seed)
      let question = world.question()
      let choices = question.wanted + question.unwanted
      let isReached = world.theory.areReached(choices, all: question.unwanted)
      let impossible = choices.indices.filter { position in
        if case .impossible = world.theory.decide(all: [choices[position]]) { true } else { false }
      }
      #expect(world.theory.impossible(among: choices) == impossible, "seed \(seed): \(question)")
      for (position, choice) in choices.enumerated() {
        var isPossible = false
        let decision = world.theory.decide(
          all: [choice] + question.unwanted, none: Array(choices[..<position]))
        if case .possible = decision { isPossible = true }
        #expect(isReached[position] == isPossible, "seed \(seed), \(position): \(question)")
        if isPossible { counts.reached += 1 } else { counts.unreached += 1 }
      }
    }
    #expect(counts.reached > 100 && counts.unreached > 100)
  }

  @Test func `independent filters are passed and failed in every combination`() {
    var counts = (independent: 0, dependent: 0)
    for seed in UInt64(4_000)..<4_600 {
      var world = SmallWorld(seed: seed)
      let question = world.question()
      let filters = [question.wanted[0]] + question.unwanted
      guard world.theory.areIndependent(filters) else {
        counts.dependent += 1
        continue
      }
      counts.independent += 1
      for combination in 0..<(1 << filters.count) {
        let passed = filters.indices.filter { combination & (1 << $0) != 0 }
        let failed = filters.indices.filter { combination & (1 << $0) == 0 }
        var isPossible = false
        let decision = world.theory.decide(
          all: passed.map { filters[$0] }, none: failed.map { filters[$0] })
        if case .possible = decision { isPossible = true }
        #expect(isPossible, "seed \(seed), \(passed): \(question)")
      }
    }
    #expect(counts.independent > 20 && counts.dependent > 20)
  }

  @Test func `a contradiction names as few filters as possible`() {
    let world = SmallWorld(seed: 1)
    let score = FieldID(1)
    let parts: [Predicate] = [
      .field(score, .numberRange(low: .init(10, included: true), high: nil)),
      .memberOfList(.oneOf([ListID(0)]), negated: false),
      .field(score, .numberRange(low: nil, high: .init(20, included: false))),
      .field(score, .numberRange(low: nil, high: .init(5, included: true))),
    ]
    #expect(world.theory.contradiction(among: parts) == [0, 3])
    #expect(world.theory.contradiction(among: Array(parts.dropLast())) == nil)
  }

  /// Whether somebody of a large crowd passes, at some time.
  private func isPossible(_ question: SmallWorld.Question, in world: inout SmallWorld) -> Bool {
    var evaluator = world.evaluator
    let wanted = question.wanted.map { evaluator.compile($0) }
    let unwanted = question.unwanted.map { evaluator.compile($0) }
    let crowd = world.people(about: question.field)
    for now in SmallWorld.clocks {
      let people = wanted.map { Set(evaluator.matches($0, in: crowd, at: now)) }
      let others = unwanted.map { Set(evaluator.matches($0, in: crowd, at: now)) }
      let passing = people.dropFirst().reduce(people[0]) { $0.intersection($1) }
      if !others.reduce(passing, { $0.subtracting($1) }).isEmpty { return true }
    }
    return false
  }
}
