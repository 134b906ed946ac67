import RuleGraph
import SyncState

/// One look of several filters at all people, column by column.
///
/// Each distinct condition is asked once, whichever filters have it. Of the parts of a conjunction
/// the cheap ones come first, and texts are searched only for those who are left; the result is the
/// same in any order, because conditions have no effects.
struct ColumnRun {
  private let mirror: Mirror
  private let now: Instant
  private var known: [Predicate: PersonSet] = [:]
  private var smartLists: [SmartListID: PersonSet] = [:]

  /// Prepares to look at a state at an instant.
  init(_ mirror: Mirror, _ now: Instant) { (self.mirror, self.now) = (mirror, now) }

  private var rowCount: Int { mirror.people.count }

  /// Asks everybody the conditions of some filters beforehand, several conditions at a time.
  ///
  /// Searches that are parts of conjunctions stay for later, when fewer people are left.
  mutating func ask(_ trees: [FilterTree], _ evaluator: Evaluator, _ workers: Workers) {
    var leaves: [(predicate: Predicate, instruction: PredicateProgram.Instruction, cost: Int)] = []
    var seen: Set<Predicate> = []
    func collect(_ tree: FilterTree, inConjunction: Bool) {
      switch tree {
      case .leaf(let predicate, let instruction):
        guard !(inConjunction && tree.isSearch), seen.insert(predicate).inserted else { return }
        if case .smartList(let list, _) = instruction {
          collect(evaluator.smartLists[list.index].tree, inConjunction: false)
        } else {
          leaves.append((predicate, instruction, tree.cost))
        }
      case .all(let parts): for part in parts { collect(part, inConjunction: true) }
      case .any(let parts): for part in parts { collect(part, inConjunction: inConjunction) }
      }
    }
    for tree in trees { collect(tree, inConjunction: false) }
    // What takes longest begins first.
    let asked = leaves.sorted { $0.cost > $1.cost }
    let run = self
    let sets = workers.map(asked.count) { index in
      var (run, evaluator) = (run, evaluator)
      return run.evaluate(asked[index].instruction, &evaluator)
    }
    for (leaf, set) in zip(asked, sets) { known[leaf.predicate] = set }
  }

  /// Returns the people for whom a filter holds, deleted ones aside.
  mutating func matches(
    _ program: PredicateProgram, _ evaluator: inout Evaluator
  ) -> PersonSet {
    let people = people(program.tree, &evaluator, within: nil)
    return mirror.people.deletedCount == 0
      ? people : people.filter { !mirror.people.isDeleted($0) }
  }

  /// Returns the people for whom a filter holds; only those of a set count, if one is given.
  private mutating func people(
    _ tree: FilterTree, _ evaluator: inout Evaluator, within: PersonSet?
  ) -> PersonSet {
    switch tree {
    case .leaf(let predicate, let instruction):
      return people(predicate, instruction, &evaluator, within: within)
    case .all(let parts):
      var result = within
      for part in parts.sorted(by: { $0.cost < $1.cost }) {
        if result?.isEmpty == true { break }
        let set = people(part, &evaluator, within: result)
        if result == nil { result = set } else { result?.formIntersection(set) }
      }
      return result ?? PersonSet(rowCount: rowCount).complement
    case .any(let parts):
      var result = PersonSet(rowCount: rowCount)
      for part in parts { result.formUnion(people(part, &evaluator, within: within)) }
      return result
    }
  }

  private mutating func people(
    _ predicate: Predicate, _ instruction: PredicateProgram.Instruction,
    _ evaluator: inout Evaluator, within: PersonSet?
  ) -> PersonSet {
    if let set = known[predicate] { return set }
    if case .field(let field, let test) = instruction, let within, within.count * 4 < rowCount {
      let column = mirror.people.column(field)
      return evaluator.tester.people(
        passing: test, in: column, mirror.text, now: now, within: within)
    }
    let set = evaluate(instruction, &evaluator)
    known[predicate] = set
    return set
  }

  private mutating func evaluate(
    _ instruction: PredicateProgram.Instruction, _ evaluator: inout Evaluator
  ) -> PersonSet {
    var set = PersonSet(rowCount: rowCount)
    switch instruction {
    case .constant(let value): return value ? set.complement : set
    case .field(let field, let test):
      return evaluator.tester.people(
        passing: test, in: mirror.people.column(field), mirror.text, now: now, within: nil)
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
    let set = people(evaluator.smartLists[list.index].tree, &evaluator, within: nil)
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
    mirror.programs[program.index].rows.read { rows in
      for row in rows.indices {
        let member = rows[row]
        guard statuses[member.status.index] else { continue }
        if let success = test.success, success != member.reachedSuccess { continue }
        if isSimple && test.acquiredBy == nil
          || evaluator.holds(test, position, member, mirror, now)
        {
          set.insert(member.person)
        }
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

  /// Whether the tree is a condition for which texts are searched.
  var isSearch: Bool {
    if case .leaf(.field, _) = self { cost == Self.searchCost } else { false }
  }

  private static let searchCost = 9

  /// What asking everybody costs, roughly: the order in which conditions are best asked.
  var cost: Int {
    switch self {
    case .leaf(.constant, _): 0
    case .leaf(.field(_, let test), _):
      switch test {
      case .isEmpty, .boolean, .number, .numberRange: 1
      case .day, .dayRange, .relative, .timeFrame: 2
      case .text(.is, _, _), .exactText: 3
      case .text(.startsWith, _, _), .text(.contains, _, _): Self.searchCost
      }
    case .leaf(.memberOfList, _), .leaf(.memberOfCampaign, _): 4
    case .leaf(.memberOfProgram, _), .leaf(.memberOfSFDCCampaign, _): 5
    case .leaf(.memberOfSmartList, _): 6
    case .leaf(.activity, _), .leaf(.sharesValue, _), .leaf(.sample, _),
      .leaf(.opportunities, _):
      7
    case .leaf(.all, _), .leaf(.any, _): 8
    case .all(let parts), .any(let parts): parts.reduce(1) { max($0, $1.cost) }
    }
  }
}
