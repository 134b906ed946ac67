import RuleGraph
import SyncState

extension Evaluator {
  /// Appends a filter as code for one person.
  mutating func append(_ filter: Predicate, to code: inout [PredicateProgram.Instruction]) {
    switch filter {
    case .all(let parts): append(parts, isConjunction: true, to: &code)
    case .any(let parts): append(parts, isConjunction: false, to: &code)
    case .constant, .field, .memberOfProgram, .memberOfSFDCCampaign, .memberOfList,
      .memberOfSmartList, .memberOfCampaign, .activity, .sharesValue, .sample, .opportunities:
      code.append(instruction(filter))
    }
  }

  /// Appends parts of which the first that decides ends the whole.
  private mutating func append(
    _ parts: [Predicate], isConjunction: Bool, to code: inout [PredicateProgram.Instruction]
  ) {
    guard !parts.isEmpty else {
      code.append(.constant(isConjunction))
      return
    }
    if code.isEmpty { code.reserveCapacity(2 * parts.count) }
    func jump(_ target: Int) -> PredicateProgram.Instruction {
      isConjunction ? .jumpIfFalse(target) : .jumpIfTrue(target)
    }
    // Until the end is known, each jump holds the position of the one before it.
    var last = -1
    for (number, part) in parts.enumerated() {
      append(part, to: &code)
      guard number < parts.count - 1 else { break }
      code.append(jump(last))
      last = code.count - 1
    }
    while last >= 0, let before = code[last].jumpTarget {
      code[last] = jump(code.count)
      last = before
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

  /// Prepares a condition on memberships: which statuses pass is worked out for each program, and
  /// constraints that contradict each other leave no program.
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
