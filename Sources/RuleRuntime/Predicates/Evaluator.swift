public import RuleGraph
public import SyncState

/// Evaluates filters over a state, with the exact treatment of empty values of CAT-2.2.
///
/// It is a value that learns: every distinct text is folded and searched once, so a scan over many
/// people compares only numbers. The state must begin with the texts of the graph.
public struct Evaluator: Sendable {
  var tester: ValueTester
  let assets: Assets
  let texts: TextPool
  var programTests: [ProgramTest] = []
  var sfdcTests: [SFDCCampaignTest] = []
  var opportunityTests: [OpportunityTest] = []
  private(set) var smartLists: [PredicateProgram] = []
  /// What the filters that look back remember.
  var history = ActivityHistory()
  /// The results of smart lists in the evaluation with the number `round`.
  private var smartListRounds: [UInt64] = []
  private var smartListResults: [Bool] = []
  private var round: UInt64 = 0
  /// How many people have each value of a field, as far as it was asked for in this evaluation.
  var census = Census()

  /// Prepares the smart lists of a graph.
  public init(graph: ExecutionGraph) {
    self.init(
      assets: graph.assets, text: graph.text, zone: graph.zone,
      smartLists: graph.smartLists.map(\.filter))
  }

  /// Prepares smart lists, given by identifier, over some assets and the texts of the rules.
  public init(assets: Assets, text: TextPool, zone: TimeZoneTable, smartLists filters: [Predicate])
  {
    tester = ValueTester(zone: zone, ruleTexts: text)
    self.assets = assets
    texts = text
    for filter in filters { smartLists.append(compile(filter)) }
    smartListRounds = Array(repeating: 0, count: smartLists.count)
    smartListResults = Array(repeating: false, count: smartLists.count)
  }

  /// Compiles a filter of the graph.
  public mutating func compile(_ predicate: Predicate) -> PredicateProgram {
    var code: [PredicateProgram.Instruction] = []
    append(predicate, to: &code)
    return PredicateProgram(code: code, filter: predicate)
  }

  /// Whether a filter holds for a person now.
  public mutating func holds(
    _ program: PredicateProgram, for person: PersonID, in mirror: Mirror, at now: Instant
  ) -> Bool {
    round += 1
    census.forget()
    return run(program.code, person, mirror, now)
  }

  /// Returns the people for whom a filter holds now, deleted ones aside, in the order of rows.
  public mutating func matches(
    _ program: PredicateProgram, in mirror: Mirror, at now: Instant
  ) -> [PersonID] {
    matches([program], in: mirror, at: now)[0].people
  }

  /// Returns the people for whom each of some filters holds now, deleted ones aside.
  ///
  /// What the filters have in common is asked once; workers ask several conditions at a time.
  public mutating func matches(
    _ programs: [PredicateProgram], in mirror: Mirror, at now: Instant, _ workers: Workers = .one
  ) -> [PersonSet] {
    census.forget()
    var run = ColumnRun(mirror, now)
    run.ask(programs.map(\.tree), self, workers)
    let (asked, evaluator) = (run, self)
    return workers.map(programs.count) { number in
      var (run, evaluator) = (asked, evaluator)
      return run.matches(programs[number], &evaluator)
    }
  }

  /// Takes a log entry into the history that filters look back at (CAT-5); filters that are
  /// compiled later with a pattern of their own do not see it.
  public mutating func remember(_ activity: Activity, in mirror: Mirror) {
    history.add(activity, &tester, mirror.text)
  }

  /// Whether any filter looks back at entries of a type.
  func remembers(_ type: ActivityType) -> Bool { history.holds(type) }

  private mutating func run(
    _ code: [PredicateProgram.Instruction], _ person: PersonID, _ mirror: Mirror, _ now: Instant
  ) -> Bool {
    var result = true
    var position = 0
    while position < code.count {
      switch code[position] {
      case .constant(let value): result = value
      case .field(let field, let test):
        result = tester.passes(test, mirror.people[person, field], mirror.text, now: now)
      case .programs(let test): result = passes(programTests[test], person, mirror, now)
      case .sfdcCampaigns(let test): result = passes(sfdcTests[test], person, mirror, now)
      case .lists(let lists, let negated):
        result = lists.contains { mirror.lists[$0.index].contains(person) } != negated
      case .histories(let campaigns, let negated):
        result = campaigns.contains { mirror.history[$0.index][person] != nil } != negated
      case .smartList(let list, let negated):
        result = isMember(of: list, person, mirror, now) != negated
      case .sharesValue(let field):
        result = census.count(of: person, field, mirror, &tester) > 1
      case .sample(let percent, let seed):
        result = Lot(mirror.people.marketoID(person), seed: seed).percent < percent
      case .opportunities(let test):
        result = passes(opportunityTests[test], person, mirror, now)
      case .activity(let test): result = history.passes(test, person, &tester, mirror.text, now)
      case .jumpIfFalse(let target):
        if !result {
          position = target
          continue
        }
      case .jumpIfTrue(let target):
        if result {
          position = target
          continue
        }
      }
      position += 1
    }
    return result
  }

  /// Whether a smart list holds; asked once a round, however often lists refer to each other.
  private mutating func isMember(
    of list: SmartListID, _ person: PersonID, _ mirror: Mirror, _ now: Instant
  ) -> Bool {
    if smartListRounds[list.index] == round { return smartListResults[list.index] }
    // A list that refers to itself, which no checked workspace has, is false inside itself.
    smartListRounds[list.index] = round
    smartListResults[list.index] = false
    let result = run(smartLists[list.index].code, person, mirror, now)
    smartListResults[list.index] = result
    return result
  }

  private mutating func passes(
    _ test: ProgramTest, _ person: PersonID, _ mirror: Mirror, _ now: Instant
  ) -> Bool {
    for (position, program) in test.programs.enumerated() {
      guard let member = mirror.programs[program.index][person] else { continue }
      if holds(test, position, member, mirror, now) { return !test.isNegated }
    }
    return test.isNegated
  }

  /// Whether all constraints hold for one membership (SC-C8).
  mutating func holds(
    _ test: ProgramTest, _ position: Int, _ member: ProgramMember, _ mirror: Mirror, _ now: Instant
  ) -> Bool {
    guard test.statuses[position][member.status.index] else { return false }
    if let success = test.success, success != member.reachedSuccess { return false }
    if let acquiredBy = test.acquiredBy, acquiredBy != member.acquiredBy { return false }
    for date in test.dates {
      let value = member.membershipDate.map { Value.date($0) } ?? .null
      if !tester.passes(date, value, mirror.text, now: now) { return false }
    }
    let nurture = member.nurture ?? NurtureState(stream: nil)
    if let isPaused = test.isPaused, isPaused != nurture.isPaused { return false }
    if let isExhausted = test.isExhausted, isExhausted != nurture.isExhausted { return false }
    for condition in test.memberFields {
      let value = mirror.programs[test.programs[position].index][member.person, condition.field]
      if !tester.passes(condition.test, value, mirror.text, now: now) { return false }
    }
    for stream in test.streams {
      let names = assets.programs[test.programs[position].index].streams
      guard let index = nurture.stream?.index, names.indices.contains(index),
        tester.passes(stream, text: names[index], mirror.text, now: now)
      else { return false }
    }
    return true
  }

  private mutating func passes(
    _ test: SFDCCampaignTest, _ person: PersonID, _ mirror: Mirror, _ now: Instant
  ) -> Bool {
    for campaign in test.campaigns {
      guard let index = mirror.observed[campaign.index][person] else { continue }
      let statuses = mirror.campaigns[campaign.index].statuses
      guard index.index < statuses.count else { continue }
      if holds(test, statuses[index.index], mirror, now) { return !test.isNegated }
    }
    return test.isNegated
  }

  /// Whether all constraints hold for a status of a campaign (SC-C8).
  mutating func holds(
    _ test: SFDCCampaignTest, _ status: MemberStatus, _ mirror: Mirror, _ now: Instant
  ) -> Bool {
    if let responded = test.responded, responded != status.hasResponded { return false }
    for label in test.labels
    where !tester.passes(label, text: status.label, mirror.text, now: now) {
      return false
    }
    return true
  }
}
