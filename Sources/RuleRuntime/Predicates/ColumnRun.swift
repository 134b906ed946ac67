import RuleGraph
import SyncState

/// One look of several filters at all people, column by column.
///
/// Each distinct condition is asked once, whichever filters have it, and all conditions on a field
/// together; what filters make of the answers is a matter of bits.
struct ColumnRun {
  private let mirror: Mirror
  private let now: Instant
  private var known: [Predicate: PersonSet] = [:]
  private var smartLists: [SmartListID: PersonSet] = [:]

  /// A condition, and what the evaluator makes of it.
  private typealias Leaf = (predicate: Predicate, instruction: PredicateProgram.Instruction)

  /// Prepares to look at a state at an instant.
  init(_ mirror: Mirror, _ now: Instant) { (self.mirror, self.now) = (mirror, now) }

  private var rowCount: Int { mirror.people.count }

  /// Asks everybody the conditions of some filters beforehand, several fields and memberships at a time.
  mutating func ask(_ trees: [FilterTree], _ evaluator: Evaluator, _ workers: Workers) {
    var questions: [[Leaf]] = []
    var places: [FieldID: Int] = [:]
    var seen: Set<Predicate> = []
    func collect(_ tree: FilterTree) {
      switch tree {
      case .leaf(let predicate, let instruction):
        guard seen.insert(predicate).inserted else { return }
        if case .smartList(let list, _) = instruction {
          collect(evaluator.smartLists[list.index].tree)
        } else if case .field(let field, _) = instruction, let place = places[field] {
          questions[place].append((predicate, instruction))
        } else {
          if case .field(let field, _) = instruction { places[field] = questions.count }
          questions.append([(predicate, instruction)])
        }
      case .all(let parts), .any(let parts):
        for part in parts { collect(part) }
      }
    }
    for tree in trees { collect(tree) }
    // What takes longest begins first.
    let asked = questions.map { (leaves: $0, cost: cost($0, evaluator)) }
      .sorted { $0.cost > $1.cost }.map(\.leaves)
    let run = self
    let answers = workers.map(asked.count) { number in
      var (run, evaluator) = (run, evaluator)
      return run.evaluate(asked[number], &evaluator)
    }
    for (leaves, sets) in zip(asked, answers) {
      for (leaf, set) in zip(leaves, sets) { known[leaf.predicate] = set }
    }
  }

  /// How many numbers are looked at for conditions that are asked together, roughly.
  private func cost(_ leaves: [Leaf], _ evaluator: Evaluator) -> Int {
    switch leaves[0].instruction {
    case .field(let field, _):
      let isText = mirror.people.column(field).type.family == .text
      return rowCount * (isText ? 4 + leaves.count(where: \.predicate.isSearch) * 8 : leaves.count)
    case .programs(let index):
      return evaluator.programTests[index].programs.reduce(0) {
        $0 + 2 * mirror.programs[$1.index].count
      }
    case .sfdcCampaigns(let index):
      return evaluator.sfdcTests[index].campaigns.reduce(0) {
        $0 + mirror.observed[$1.index].count
      }
    case .constant, .lists, .histories, .smartList: return rowCount
    case .activity, .sharesValue, .sample, .opportunities: return rowCount * 16
    case .jumpIfFalse, .jumpIfTrue: preconditionFailure("a leaf is a condition")
    }
  }

  /// Returns the people for whom a filter holds, deleted ones aside.
  mutating func matches(
    _ program: PredicateProgram, _ evaluator: inout Evaluator
  ) -> PersonSet {
    let people = people(program.tree, &evaluator)
    return mirror.people.deletedCount == 0
      ? people : people.filter { !mirror.people.isDeleted($0) }
  }

  /// Returns the people for whom a filter holds.
  private mutating func people(_ tree: FilterTree, _ evaluator: inout Evaluator) -> PersonSet {
    switch tree {
    case .leaf(let predicate, let instruction):
      if let set = known[predicate] { return set }
      let set = evaluate(instruction, &evaluator)
      known[predicate] = set
      return set
    case .all(let parts):
      var result = PersonSet(rowCount: rowCount).complement
      for part in parts { result.formIntersection(people(part, &evaluator)) }
      return result
    case .any(let parts):
      var result = PersonSet(rowCount: rowCount)
      for part in parts { result.formUnion(people(part, &evaluator)) }
      return result
    }
  }

  /// Returns the people for whom conditions hold, which are several only when all are on one field.
  private mutating func evaluate(_ leaves: [Leaf], _ evaluator: inout Evaluator) -> [PersonSet] {
    guard case .field(let field, _) = leaves[0].instruction else {
      return leaves.map { evaluate($0.instruction, &evaluator) }
    }
    let tests = leaves.compactMap { leaf in
      if case .field(_, let test) = leaf.instruction { test } else { nil }
    }
    return evaluator.tester.people(
      passing: tests, in: mirror.people.column(field), mirror.text, now: now)
  }

  /// Returns the people for whom one condition holds.
  private mutating func evaluate(
    _ instruction: PredicateProgram.Instruction, _ evaluator: inout Evaluator
  ) -> PersonSet {
    var set = PersonSet(rowCount: rowCount)
    switch instruction {
    case .constant(let value): return value ? set.complement : set
    case .field(let field, let test):
      return evaluator.tester.people(
        passing: [test], in: mirror.people.column(field), mirror.text, now: now)[0]
    case .programs(let index):
      let test = evaluator.programTests[index]
      for (position, program) in test.programs.enumerated() {
        insertMembers(of: program, position, test, &evaluator, into: &set)
      }
      return test.isNegated ? set.complement : set
    case .sfdcCampaigns(let index):
      let test = evaluator.sfdcTests[index]
      for campaign in test.campaigns { insertMembers(of: campaign, test, &evaluator, into: &set) }
      return test.isNegated ? set.complement : set
    case .lists(let lists, let negated):
      for list in lists { for person in mirror.lists[list.index].people { set.insert(person) } }
      return negated ? set.complement : set
    case .histories(let campaigns, let negated):
      for campaign in campaigns { mirror.history[campaign.index].forEachPerson { set.insert($0) } }
      return negated ? set.complement : set
    case .smartList(let list, let negated):
      let members = members(of: list, &evaluator)
      return negated ? members.complement : members
    case .activity(let test):
      for person in evaluator.history.people(of: test.entries) {
        let isActive = evaluator.history.passes(
          test, person, &evaluator.tester, mirror.text, now)
        if isActive != test.isNegated { set.insert(person) }
      }
      return test.isNegated ? set.complement : set
    case .sharesValue(let field):
      return PersonSet(rowCount: rowCount) {
        evaluator.census.count(of: PersonID($0), field, mirror, &evaluator.tester) > 1
      }
    case .sample(let percent, let seed):
      return PersonSet(rowCount: rowCount) {
        Lot(mirror.people.marketoID(PersonID($0)), seed: seed).percent < percent
      }
    case .opportunities(let index):
      let test = evaluator.opportunityTests[index]
      return PersonSet(rowCount: rowCount) {
        evaluator.passes(test, PersonID($0), mirror, now)
      }
    case .jumpIfFalse, .jumpIfTrue:
      preconditionFailure("a leaf is a condition")
    }
  }

  private mutating func members(
    of list: SmartListID, _ evaluator: inout Evaluator
  ) -> PersonSet {
    if let set = smartLists[list] { return set }
    // A list that refers to itself, which no checked workspace has, is false inside itself.
    smartLists[list] = PersonSet(rowCount: rowCount)
    let set = people(evaluator.smartLists[list.index].tree, &evaluator)
    smartLists[list] = set
    return set
  }

  private func insertMembers(
    of program: ProgramID, _ position: Int, _ test: ProgramTest, _ evaluator: inout Evaluator,
    into set: inout PersonSet
  ) {
    // Most tests only look at the status and at success.
    let statuses = test.statuses[position]
    let isSimple =
      test.dates.isEmpty && test.streams.isEmpty && test.memberFields.isEmpty
      && test.isPaused == nil && test.isExhausted == nil
    let members = mirror.programs[program.index]
    if isSimple && test.acquiredBy == nil {
      set.insert(members, statuses: statuses, success: test.success)
      return
    }
    members.rows.read { rows in
      for row in rows.indices where evaluator.holds(test, position, rows[row], mirror, now) {
        set.insert(rows[row].person)
      }
    }
  }

  private func insertMembers(
    of campaign: SFDCCampaignID, _ test: SFDCCampaignTest, _ evaluator: inout Evaluator,
    into set: inout PersonSet
  ) {
    let passing = mirror.campaigns[campaign.index].statuses.map { status in
      evaluator.holds(test, status, mirror, now)
    }
    mirror.observed[campaign.index].forEachMember { person, status in
      if status.index < passing.count, passing[status.index] { set.insert(person) }
    }
  }
}

/// A filter as a tree, for looks at all people.
indirect enum FilterTree: Sendable {
  /// A condition, and what the evaluator makes of it.
  case leaf(Predicate, PredicateProgram.Instruction)
  /// Every part holds.
  case all([FilterTree])
  /// At least one part holds.
  case any([FilterTree])
}

extension Predicate {
  /// Whether texts are searched for the condition.
  fileprivate var isSearch: Bool {
    if case .field(_, .text(let comparison, _, _)) = self { comparison != .is } else { false }
  }
}
