import RuleGraph
import SyncState

/// A filter in negation normal form: literals joined by *all* and *any*.
indirect enum Formula {
  case constant(Bool)
  case literal(Literal)
  case all([Formula])
  case any([Formula])

  /// Every literal, from left to right.
  var literals: [Literal] {
    switch self {
    case .constant: []
    case .literal(let literal): [literal]
    case .all(let parts), .any(let parts): parts.flatMap(\.literals)
    }
  }
}

/// A condition that holds, or one that does not.
struct Literal: Hashable {
  let atom: Atom
  let holds: Bool
}

/// Writes filters as formulas: smart lists are put in, and memberships in one of several assets
/// become one condition for each asset.
struct FormulaBuilder {
  private let theory: FilterTheory
  /// How many more parts the formula may have.
  private(set) var partsLeft: Int

  init(_ theory: FilterTheory, partsMax: Int) {
    self.theory = theory
    partsLeft = partsMax
  }

  /// Whether the formula became too large, so that what was returned must not be used.
  var isTooLarge: Bool { partsLeft < 0 }

  /// Returns the formula that says that a filter holds, or that it does not.
  mutating func formula(
    _ predicate: Predicate, holds: Bool, inside lists: [SmartListID] = []
  ) -> Formula {
    partsLeft -= 1
    guard partsLeft >= 0 else { return .constant(false) }
    let assets = theory.assets
    switch predicate {
    case .constant(let value): return .constant(value == holds)
    case .field(let id, let test): return .literal(Literal(atom: .field(id, test), holds: holds))
    case .memberOfProgram(let test, let constraints, let negated)
    where constraints.contains(where: \.isOpaque):
      let positive = Predicate.memberOfProgram(test, constraints, negated: false)
      return .literal(Literal(atom: .opaque(positive), holds: holds != negated))
    case .sharesValue, .sample, .opportunities:
      return .literal(Literal(atom: .opaque(predicate), holds: holds))
    case .memberOfProgram(let test, let constraints, let negated):
      return member(test.ids(upTo: assets.programs.count), holds != negated) {
        .program($0, constraints)
      }
    case .memberOfSFDCCampaign(let test, let constraints, let negated):
      return member(test.ids(upTo: assets.sfdcCampaigns.count), holds != negated) {
        .sfdcCampaign($0, constraints)
      }
    case .memberOfList(let test, let negated):
      return member(test.ids(upTo: assets.lists.count), holds != negated) { .list($0) }
    case .memberOfCampaign(let test, let negated):
      return member(test.ids(upTo: assets.smartCampaigns.count), holds != negated) { .history($0) }
    case .memberOfSmartList(let id, let negated):
      // A list that refers to itself is false inside itself, as for the interpreter.
      guard !lists.contains(id), theory.smartLists.indices.contains(id.index) else {
        return .constant((holds != negated) == false)
      }
      return formula(theory.smartLists[id.index], holds: holds != negated, inside: lists + [id])
    case .activity(let pattern, let window, let minimumCount, let negated):
      let atom = ActivityAtom(pattern: pattern, window: window, minimumCount: minimumCount)
      return .literal(Literal(atom: .activity(atom), holds: holds != negated))
    case .all(let parts):
      let parts = parts.map { formula($0, holds: holds, inside: lists) }
      return holds ? .all(parts) : .any(parts)
    case .any(let parts):
      let parts = parts.map { formula($0, holds: holds, inside: lists) }
      return holds ? .any(parts) : .all(parts)
    }
  }

  private mutating func member<ID: DenseID>(
    _ ids: [ID], _ holds: Bool, _ atom: (ID) -> Atom
  ) -> Formula {
    partsLeft -= ids.count
    guard partsLeft >= 0 else { return .constant(false) }
    let parts = ids.map { Formula.literal(Literal(atom: atom($0), holds: holds)) }
    return holds ? .any(parts) : .all(parts)
  }
}

extension Predicate.MembershipConstraint {
  /// Whether the theory does not look into the constraint.
  fileprivate var isOpaque: Bool {
    switch self {
    case .memberField: true
    case .status, .success, .acquiredBy, .membershipDate, .nurture, .exhausted: false
    }
  }
}
