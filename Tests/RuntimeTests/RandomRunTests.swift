import RuleGraph
import RuleRuntime
import RuleTestKit
import SyncState
import Testing

/// Random small workspaces, run and checked by what must hold whatever they are.
@Suite struct RandomRunTests {
  /// A random workspace with lists, scores, programs, campaigns of every kind, and events.
  private func world(seed: UInt64) -> World {
    var random = SplitMix64(seed: seed)
    var world = World(zone: random.chance(50) ? .stockholm : .utc)
    world.parts.settings.cycleEnabled = random.chance(50)
    world.parts.settings.cyclePauseMilliseconds = 3 * 3_600_000
    let lists = (0..<3).map { world.list("List \($0)") }
    let programs = (0..<2).map { world.program("Program \($0)", tokens: [("T", .score, "+2")]) }
    let mail = world.text("Mail")
    let token = world.template(.token(.my(world.text("T"))))
    let campaignCount = 5
    for index in 0..<campaignCount {
      let kind = index < 2 ? CampaignNode.Kind.executable : (index == 4 ? .batch : .trigger)
      let flow = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        step(&random, world, lists, programs, mail, token, campaignCount)
      }
      let qualification = random.pick([
        Qualification.once, .everyTime, .interval(Period(1, .hour).unsafelyKnown),
      ])
      let filter = predicate(&random, world, lists, programs)
      let triggers: [EventPattern] =
        kind == .trigger
        ? [
          random.pick([
            EventPattern(.addToList, .list(.oneOf([random.pick(lists)]))),
            EventPattern(.changeScore), EventPattern(.changeStatusInProgression),
            EventPattern(.requestCampaign, .campaign(.oneOf([CampaignID(index)]))),
          ])
        ] : []
      let program = random.chance(50) ? random.pick(programs) : nil
      world.campaign("Campaign \(index)", kind, on: triggers, flow) {
        $0.qualification = qualification
        $0.filter = filter
        $0.program = program
        if kind == .batch {
          $0.schedule.recurrence = Recurrence(
            start: LocalDateTime(CivilDate("2026-10-01"), TimeOfDay("15:00")), end: nil,
            interval: 1, pattern: .daily(weekdaysOnly: false))
        }
      }
    }
    for id: Int64 in 1...6 { world.person(id) }
    for _ in 0..<30 { addEvent(&random, &world, lists, programs) }
    return world
  }

  private func step(
    _ random: inout SplitMix64, _ world: World, _ lists: [ListID], _ programs: [ProgramID],
    _ mail: TextID, _ token: Template, _ count: Int
  ) -> FlowStep {
    let hours = Period(Int.random(in: 0...30, using: &random), .hour).unsafelyKnown
    let effects: [Effect] = [
      .listMembership(random.pick(lists), member: random.chance(60)),
      .changeScore(world.field("Score"), random.pick([.add(1), .set(0), .template(token)])),
      .programStatus(random.pick(programs), StatusIndex(Int.random(in: 0...3, using: &random))),
      .sendEmail(name: mail, isOperational: false),
      .wait(.duration(hours, weekdays: nil, at: nil)),
      .request(CampaignID(Int.random(in: 2...3, using: &random))),
      .execute(CampaignID(Int.random(in: 0...1, using: &random)), inheritsTokens: true),
      .removeFromFlow(CampaignID(Int.random(in: 0..<count, using: &random))),
    ]
    let effect = random.pick(effects)
    if case .wait = effect { return world.step(effect) }
    let choice = predicate(&random, world, lists, programs)
    return world.step(
      random.chance(80) ? effect : nil,
      random.chance(40) ? [FlowStep.Choice(choice, random.chance(70) ? effect : nil)] : [])
  }

  private func predicate(
    _ random: inout SplitMix64, _ world: World, _ lists: [ListID], _ programs: [ProgramID]
  ) -> Predicate {
    random.pick([
      .constant(true), .memberOfList(.oneOf([random.pick(lists)]), negated: random.chance(50)),
      .memberOfProgram(.oneOf([random.pick(programs)]), [], negated: random.chance(50)),
      .field(world.field("Score"), .numberRange(low: .init(3, included: true), high: nil)),
      .any([.field(world.field("Score"), .number([0], negated: true)), .constant(true)]),
    ])
  }

  private func addEvent(
    _ random: inout SplitMix64, _ world: inout World, _ lists: [ListID], _ programs: [ProgramID]
  ) {
    let at = World.noon.advanced(milliseconds: .random(in: 0...200, using: &random) * 900_000)
    let person = Int64.random(in: 1...7, using: &random)
    let source = world.text("Web Service API")
    let actions: [TimelineEvent.Action] = [
      .listMembership(random.pick(lists), member: random.chance(70)),
      .changeScore(world.field("Score"), .add(1)),
      .programStatus(random.pick(programs), StatusIndex(Int.random(in: 0...3, using: &random))),
      .request(CampaignID(2), source: source),
    ]
    world.event(at, person, random.pick(actions))
    let campaign = CampaignID(Int.random(in: 2...4, using: &random))
    if random.chance(10) { world.event(at, nil, .setActive(campaign, random.chance(50))) }
    if random.chance(5) { world.event(at, nil, .abort(campaign)) }
    if random.chance(5) { world.event(at, nil, .run(campaign)) }
  }

  /// Everything that a run says, for comparing two runs.
  private func transcript(_ run: Run) -> [String] {
    run.records.map { record in
      "\(record.sequence) \(record.at.text) \(record.kind) \(run.line(record)) "
        + record.rules.map(\.id).joined(separator: ",")
    }
  }

  @Test func `random runs halt, replay equal, and count what their trace says`() {
    var (refused, waited, removed) = (0, 0, 0)
    for seed: UInt64 in 0..<300 {
      let world = world(seed: seed)
      let run = world.run(days: 7, depth: .full) { $0.startsPerInstantMax = 50 }
      let again = world.run(days: 7, depth: .full) { $0.startsPerInstantMax = 50 }
      #expect(transcript(run) == transcript(again), "seed \(seed)")
      #expect(run.activities == again.activities, "seed \(seed)")
      checkCounts(run, seed)
      checkFolds(run, world, seed)
      let silent = world.run(days: 7, depth: .off) { $0.startsPerInstantMax = 50 }
      #expect(silent.activities == run.activities, "seed \(seed): the trace changes nothing")
      refused += run.lines(.refused).count
      waited += run.lines(.wait).count
      removed += run.summary.campaigns.reduce(0) { $0 + $1.removed }
    }
    // The worlds are worth running.
    #expect(min(refused, waited, removed) > 300, "\(refused) \(waited) \(removed)")
  }

  /// The counters are a fold of the trace, and nobody is lost between entering and leaving.
  private func checkCounts(_ run: Run, _ seed: UInt64) {
    for (index, counts) in run.summary.campaigns.enumerated() {
      let records = run.records.filter { $0.campaign == CampaignID(index) }
      func count(_ kind: TraceRecord.Kind) -> Int { records.count { $0.kind == kind } }
      #expect(counts.qualified == count(.qualified), "seed \(seed)")
      #expect(counts.filtered == count(.filtered), "seed \(seed)")
      #expect(counts.finished + counts.removed == count(.finished), "seed \(seed)")
      #expect(
        counts.refused(.onlyOnce) + counts.refused(.tooEarly) + counts.refused(.inactive)
          == count(.refused), "seed \(seed)")
      #expect(
        counts.qualified == counts.finished + counts.removed + counts.waiting, "seed \(seed)")
      for (step, results) in counts.steps.enumerated() {
        let ended = records.filter { $0.step == step && $0.kind == .step }
        #expect(
          results.failed == ended.count { $0.result == .failed }, "seed \(seed) step \(step)")
        let nothing = ended.count { $0.note == "do nothing" }
        #expect(results.nothing == nothing, "seed \(seed) step \(step)")
        #expect(
          results.reasons.reduce(0) { $0 + $1.count } == results.skipped + results.failed,
          "seed \(seed) step \(step)")
      }
    }
  }

  /// The state follows from the log alone: lists, scores, memberships, and single qualification.
  private func checkFolds(_ run: Run, _ world: World, _ seed: UInt64) {
    var lists: Set<[UInt32]> = []
    var scores: [UInt32: Double] = [:]
    var statuses: [[UInt32]: Value] = [:]
    for entry in run.activities {
      let person = entry.person.rawValue
      switch (entry.type, entry.asset) {
      case (.addToList, .list(let list)):
        #expect(lists.insert([list.rawValue, person]).inserted, "seed \(seed): added twice")
      case (.removeFromList, .list(let list)):
        #expect(lists.remove([list.rawValue, person]) != nil, "seed \(seed): removed twice")
      case (.changeScore, _):
        let old = scores[person] ?? 0
        if case .number(let new) = entry.newValue {
          #expect(entry.change == new - old, "seed \(seed)")
          scores[person] = new
        }
      case (.changeStatusInProgression, .program(let program)):
        let key = [program.rawValue, person]
        let none = Value.text(run.mirror.text.find("Not in Program").unsafelyKnown)
        #expect(entry.oldValue == statuses[key] ?? none, "seed \(seed)")
        statuses[key] = entry.newValue == none ? nil : entry.newValue
      default: break
      }
    }
    for row in 0..<run.mirror.people.count {
      let person = PersonID(row)
      for list in run.mirror.lists.indices {
        #expect(
          run.mirror.lists[list].contains(person) == lists.contains([UInt32(list), UInt32(row)]),
          "seed \(seed)")
      }
      let score = scores[UInt32(row)].map { Value.number($0) } ?? .null
      #expect(run.mirror.people[person, world.field("Score")] == score, "seed \(seed)")
      for program in run.mirror.programs.indices {
        #expect(
          (run.mirror.programs[program][person] != nil)
            == (statuses[[UInt32(program), UInt32(row)]] != nil), "seed \(seed)")
      }
    }
    for (index, campaign) in world.parts.campaigns.enumerated()
    where campaign.qualification == .once {
      let entered = run.records.filter {
        $0.kind == .qualified && $0.campaign == CampaignID(index)
      }.compactMap(\.person)
      #expect(Set(entered).count == entered.count, "seed \(seed): entered twice")
    }
  }
}
