public import RuleGraph
public import SyncState

/// Evaluates filters over a state, with the exact treatment of empty values of CAT-2.2.
///
/// It is a value that learns: every distinct text is folded and searched once, so a scan over many
/// people compares only numbers. The state must begin with the texts of the graph.
public struct Evaluator: Sendable {
  var tester: ValueTester
  private let assets: Assets
  private let texts: TextPool
  private var programTests: [ProgramTest] = []
  private var sfdcTests: [SFDCCampaignTest] = []
  private var smartLists: [PredicateProgram] = []
  /// What the filters that look back remember.
  var history = ActivityHistory()
  /// The results of smart lists in the evaluation with the number `round`.
  private var smartListRounds: [UInt64] = []
  private var smartListResults: [Bool] = []
  private var round: UInt64 = 0

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
    var program = PredicateProgram()
    append(predicate, to: &program.code)
    return program
  }

  /// Whether a filter holds for a person now.
  public mutating func holds(
    _ program: PredicateProgram, for person: PersonID, in mirror: Mirror, at now: Instant
  ) -> Bool {
    round += 1
    return run(program.code, person, mirror, now)
  }

  /// Returns the people for whom a filter holds now, deleted ones aside, in the order of rows.
  public mutating func matches(
    _ program: PredicateProgram, in mirror: Mirror, at now: Instant
  ) -> [PersonID] {
    var matches: [PersonID] = []
    for row in 0..<mirror.people.count {
      let person = PersonID(row)
      guard !mirror.people.isDeleted(person) else { continue }
      round += 1
      if run(program.code, person, mirror, now) { matches.append(person) }
    }
    return matches
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
  private mutating func holds(
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

  private mutating func holds(
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

// MARK: - Compiling

extension Evaluator {
  private mutating func append(
    _ predicate: Predicate, to code: inout [PredicateProgram.Instruction]
  ) {
    switch predicate {
    case .constant(let value): code.append(.constant(value))
    case .field(let field, let test): code.append(.field(field, tester.prepare(test)))
    case .memberOfProgram(let programs, let constraints, let negated):
      programTests.append(prepared(programs, constraints, negated))
      code.append(.programs(programTests.count - 1))
    case .memberOfSFDCCampaign(let campaigns, let constraints, let negated):
      sfdcTests.append(prepared(campaigns, constraints, negated))
      code.append(.sfdcCampaigns(sfdcTests.count - 1))
    case .memberOfList(let lists, let negated):
      code.append(.lists(lists.ids(upTo: assets.lists.count), negated: negated))
    case .memberOfSmartList(let list, let negated):
      code.append(.smartList(list, negated: negated))
    case .memberOfCampaign(let campaigns, let negated):
      code.append(
        .histories(campaigns.ids(upTo: assets.smartCampaigns.count), negated: negated))
    case .activity(let pattern, let window, let minimumCount, let negated):
      code.append(
        .activity(
          ActivityTest(
            entries: history.register(pattern, &tester), window: window.map { tester.prepare($0) },
            minimumCount: minimumCount, isNegated: negated)))
    case .all(let parts): append(parts, empty: true, jump: { .jumpIfFalse($0) }, to: &code)
    case .any(let parts): append(parts, empty: false, jump: { .jumpIfTrue($0) }, to: &code)
    }
  }

  /// Appends parts of which the first that decides ends the whole.
  private mutating func append(
    _ parts: [Predicate], empty: Bool, jump: (Int) -> PredicateProgram.Instruction,
    to code: inout [PredicateProgram.Instruction]
  ) {
    guard let last = parts.last else {
      code.append(.constant(empty))
      return
    }
    var jumps: [Int] = []
    for part in parts.dropLast() {
      append(part, to: &code)
      jumps.append(code.count)
      code.append(.constant(empty))
    }
    append(last, to: &code)
    for position in jumps { code[position] = jump(code.count) }
  }

  private mutating func prepared(
    _ programs: AssetTest<ProgramID>, _ constraints: [Predicate.MembershipConstraint],
    _ negated: Bool
  ) -> ProgramTest {
    var ids = programs.ids(upTo: assets.programs.count)
    if constraints.contains(where: { $0.isAboutNurture }) {
      ids = ids.filter { assets.programs[$0.index].type == .engagement }
    }
    var statuses = ids.map { assets.channel(of: $0).statuses.map { _ in true } }
    var (success, acquiredBy): (Bool?, Bool?)
    var isContradictory = false
    var (dates, streams): ([ValueTester.TestID], [ValueTester.TestID]) = ([], [])
    var (isPaused, isExhausted): (Bool?, Bool?)
    for constraint in constraints {
      switch constraint {
      case .status(let test):
        let id = tester.prepare(test)
        for (position, program) in ids.enumerated() {
          for (index, status) in assets.channel(of: program).statuses.enumerated() {
            let passes = tester.passes(
              id, text: status.name, texts, now: Instant(millisecondsSince1970: 0))
            if !passes { statuses[position][index] = false }
          }
        }
      case .success(let wanted):
        isContradictory = isContradictory || success == !wanted
        success = wanted
      case .acquiredBy(let wanted):
        isContradictory = isContradictory || acquiredBy == !wanted
        acquiredBy = wanted
      case .membershipDate(let test): dates.append(tester.prepare(test))
      case .nurture(let stream, let wanted):
        if let stream { streams.append(tester.prepare(stream)) }
        isContradictory = isContradictory || wanted != nil && isPaused == wanted.map { !$0 }
        isPaused = wanted ?? isPaused
      case .exhausted(let wanted):
        isContradictory = isContradictory || isExhausted == !wanted
        isExhausted = wanted
      }
    }
    return ProgramTest(
      programs: isContradictory ? [] : ids, statuses: statuses, success: success,
      acquiredBy: acquiredBy, dates: dates, streams: streams, isPaused: isPaused,
      isExhausted: isExhausted, isNegated: negated)
  }

  private mutating func prepared(
    _ campaigns: AssetTest<SFDCCampaignID>, _ constraints: [Predicate.SFDCMembershipConstraint],
    _ negated: Bool
  ) -> SFDCCampaignTest {
    var ids = campaigns.ids(upTo: assets.sfdcCampaigns.count)
    var responded: Bool?
    var labels: [ValueTester.TestID] = []
    for constraint in constraints {
      switch constraint {
      case .status(let test): labels.append(tester.prepare(test))
      case .responded(let wanted):
        if responded == !wanted { ids = [] }
        responded = wanted
      }
    }
    return SFDCCampaignTest(
      campaigns: ids, labels: labels, responded: responded, isNegated: negated)
  }
}

extension AssetTest {
  /// The assets that pass, among those with positions below a count.
  func ids(upTo count: Int) -> [ID] {
    switch self {
    case .any: (0..<count).map { ID($0) }
    case .oneOf(let ids): ids
    case .noneOf(let ids): (0..<count).map { ID($0) }.filter { !ids.contains($0) }
    }
  }
}

extension Predicate.MembershipConstraint {
  /// Whether only members of engagement programs can fulfil it.
  fileprivate var isAboutNurture: Bool {
    if case .nurture = self { true } else { false }
  }
}
