import RuleGraph
import SyncState

extension Evaluator {
  /// Prepares a filter: its conditions become instructions.
  mutating func prepared(_ predicate: Predicate) -> FilterTree {
    switch predicate {
    case .all(let parts): .all(parts.map { prepared($0) })
    case .any(let parts): .any(parts.map { prepared($0) })
    case .constant, .field, .memberOfProgram, .memberOfSFDCCampaign, .memberOfList,
      .memberOfSmartList, .memberOfCampaign, .activity, .sharesValue, .sample,
      .opportunities:
      .leaf(predicate, instruction(predicate))
    }
  }

  private mutating func instruction(_ predicate: Predicate) -> PredicateProgram.Instruction {
    switch predicate {
    case .constant(let value): return .constant(value)
    case .field(let field, let test): return .field(field, tester.prepare(test))
    case .memberOfProgram(let programs, let constraints, let negated):
      programTests.append(prepared(programs, constraints, negated))
      return .programs(programTests.count - 1)
    case .memberOfSFDCCampaign(let campaigns, let constraints, let negated):
      sfdcTests.append(prepared(campaigns, constraints, negated))
      return .sfdcCampaigns(sfdcTests.count - 1)
    case .memberOfList(let lists, let negated):
      return .lists(lists.ids(upTo: assets.lists.count), negated: negated)
    case .memberOfSmartList(let list, let negated): return .smartList(list, negated: negated)
    case .memberOfCampaign(let campaigns, let negated):
      return .histories(campaigns.ids(upTo: assets.smartCampaigns.count), negated: negated)
    case .activity(let pattern, let window, let minimumCount, let negated):
      return .activity(
        ActivityTest(
          entries: history.register(pattern, &tester), window: window.map { tester.prepare($0) },
          minimumCount: minimumCount, isNegated: negated))
    case .sharesValue(let field): return .sharesValue(field)
    case .sample(let percent, let seed): return .sample(percent: percent, seed: seed)
    case .opportunities(let measure, let constraints, let test):
      opportunityTests.append(prepared(measure, constraints, test))
      return .opportunities(opportunityTests.count - 1)
    case .all, .any: preconditionFailure("an expression is not one condition")
    }
  }

  /// Appends a filter as code for one person.
  static func append(_ tree: FilterTree, to code: inout [PredicateProgram.Instruction]) {
    switch tree {
    case .leaf(_, let instruction): code.append(instruction)
    case .all(let parts): append(parts, empty: true, jump: { .jumpIfFalse($0) }, to: &code)
    case .any(let parts): append(parts, empty: false, jump: { .jumpIfTrue($0) }, to: &code)
    }
  }

  /// Appends parts of which the first that decides ends the whole.
  private static func append(
    _ parts: [FilterTree], empty: Bool, jump: (Int) -> PredicateProgram.Instruction,
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
    var memberFields: [(field: FieldID, test: ValueTester.TestID)] = []
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
      case .memberField(let field, let test):
        memberFields.append((field, tester.prepare(test)))
      case .exhausted(let wanted):
        isContradictory = isContradictory || isExhausted == !wanted
        isExhausted = wanted
      }
    }
    return ProgramTest(
      programs: isContradictory ? [] : ids, statuses: statuses, success: success,
      acquiredBy: acquiredBy, dates: dates, memberFields: memberFields, streams: streams,
      isPaused: isPaused,
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
