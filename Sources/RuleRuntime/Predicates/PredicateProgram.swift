import RuleGraph
import SyncState

/// A filter as a flat list of instructions that an ``Evaluator`` runs; made by the same evaluator.
///
/// A class, because every start asks one, and asking a value copies it.
public final class PredicateProgram: Sendable {
  /// The instructions; each sets the result or jumps on it.
  let code: [Instruction]
  /// The filter that they were made of.
  let filter: Predicate

  /// The same as a tree, for looks at all people.
  var tree: FilterTree {
    var conditions = code.makeIterator()
    return tree(of: filter, &conditions)
  }

  /// Puts the conditions, which stand in the code in the order of the filter, back in their places.
  private func tree(
    of filter: Predicate, _ conditions: inout IndexingIterator<[Instruction]>
  ) -> FilterTree {
    switch filter {
    case .all(let parts) where !parts.isEmpty:
      return .all(parts.map { tree(of: $0, &conditions) })
    case .any(let parts) where !parts.isEmpty:
      return .any(parts.map { tree(of: $0, &conditions) })
    case .all, .any, .constant, .field, .memberOfProgram, .memberOfSFDCCampaign, .memberOfList,
      .memberOfSmartList, .memberOfCampaign, .activity, .sharesValue, .sample, .opportunities:
      while let instruction = conditions.next() {
        if instruction.jumpTarget == nil { return .leaf(filter, instruction) }
      }
      preconditionFailure("each condition has an instruction")
    }
  }

  init(code: [Instruction], filter: Predicate) {
    self.code = code
    self.filter = filter
  }

  /// What an instruction does.
  enum Instruction: Sendable {
    /// Sets the result.
    case constant(Bool)
    /// Tests a field of the person.
    case field(FieldID, ValueTester.TestID)
    /// Tests program memberships: a position in the evaluator's table.
    case programs(Int)
    /// Tests Salesforce campaign memberships: a position in the evaluator's table.
    case sfdcCampaigns(Int)
    /// Tests static lists: in one of them, or in none.
    case lists([ListID], negated: Bool)
    /// Tests smart campaign histories: in one of them, or in none.
    case histories([CampaignID], negated: Bool)
    /// Runs the program of a smart list.
    case smartList(SmartListID, negated: Bool)
    /// Counts log entries in a window.
    case activity(ActivityTest)
    /// Looks whether another person has the same value.
    case sharesValue(FieldID)
    /// Draws by chance.
    case sample(percent: Int, seed: Int)
    /// Tests the person's opportunities: a position in the evaluator's table.
    case opportunities(Int)
    /// Goes on at a position when the result is false.
    case jumpIfFalse(Int)
    /// Goes on at a position when the result is true.
    case jumpIfTrue(Int)

    /// Where a jump goes on; nil for what sets the result.
    var jumpTarget: Int? {
      switch self {
      case .jumpIfFalse(let target), .jumpIfTrue(let target): target
      case .constant, .field, .programs, .sfdcCampaigns, .lists, .histories, .smartList, .activity,
        .sharesValue, .sample, .opportunities:
        nil
      }
    }
  }
}

/// A prepared condition on program memberships.
struct ProgramTest: Sendable {
  /// The programs of which one must pass.
  let programs: [ProgramID]
  /// For each of the programs, whether each status of its channel passes.
  let statuses: [[Bool]]
  /// Whether success must have been reached.
  let success: Bool?
  /// Whether the program must have acquired the person.
  let acquiredBy: Bool?
  /// The conditions on the day of membership.
  let dates: [ValueTester.TestID]
  /// The conditions on custom fields.
  let memberFields: [(field: FieldID, test: ValueTester.TestID)]
  /// The conditions on the name of the stream.
  let streams: [ValueTester.TestID]
  /// Whether the cadence must be paused.
  let isPaused: Bool?
  /// Whether the content must be exhausted.
  let isExhausted: Bool?
  /// Whether the whole is denied.
  let isNegated: Bool
}

/// A prepared condition on Salesforce campaign memberships.
struct SFDCCampaignTest: Sendable {
  /// The campaigns of which one must pass.
  let campaigns: [SFDCCampaignID]
  /// The conditions on the label.
  let labels: [ValueTester.TestID]
  /// Whether the status must count as responded.
  let responded: Bool?
  /// Whether the whole is denied.
  let isNegated: Bool
}
