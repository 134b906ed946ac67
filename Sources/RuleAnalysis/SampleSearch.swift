import RuleGraph
import RuleRuntime
import SyncState

/// Looks for a person who fulfils formulas: a tableau whose branches hold one sample value for each
/// part of the person.
struct SampleSearch {
  /// What is assumed on a branch, with values that fulfil it.
  struct Branch {
    /// The parts of the person that are spoken of, in the order in which they came up.
    var parts: [Atom.Part] = []
    /// What is assumed of each part.
    var literals: [Atom.Part: [Literal]] = [:]
    /// A value of each part that fulfils what is assumed.
    var values: [Atom.Part: PartValue] = [:]
  }

  private var values: PartValues
  private var branchesLeft: Int
  /// Whether the search was given up, so that finding nobody says nothing.
  private(set) var isExhausted = false

  init(_ theory: FilterTheory, branchesMax: Int) {
    values = PartValues(theory)
    branchesLeft = branchesMax
  }

  /// Returns a person who fulfils all formulas at an instant; nil when there is none.
  mutating func sample(fulfilling formulas: [Formula], at now: Instant) -> PersonSample? {
    values.now = now
    guard let branch = close(formulas, Branch()) else { return nil }
    let parts = branch.parts.map { ($0, branch.values[$0] ?? .usual(of: $0)) }
    return PersonSample(now: now, parts: parts)
  }

  /// Returns a branch on which all formulas hold; nil when every branch is closed.
  private mutating func close(_ formulas: [Formula], _ start: Branch) -> Branch? {
    branchesLeft -= 1
    guard branchesLeft >= 0 else {
      isExhausted = true
      return nil
    }
    var branch = start
    var pending = Array(formulas.reversed())
    var alternatives: [[Formula]] = []
    while let formula = pending.popLast() {
      switch formula {
      case .constant(true): break
      case .constant(false): return nil
      case .literal(let literal):
        guard assume(literal, on: &branch) else { return nil }
      case .all(let parts): pending.append(contentsOf: parts.reversed())
      case .any(let parts): alternatives.append(parts)
      }
    }
    let open = alternatives.firstIndex { parts in
      !parts.contains { holds($0, on: branch) }
    }
    // Whatever is left holds already for the values of the branch.
    guard let open else { return branch }
    let parts = alternatives.remove(at: open)
    let rest = alternatives.map { Formula.any($0) }
    for part in parts {
      if let closed = close([part] + rest, branch) { return closed }
      if isExhausted { return nil }
    }
    return nil
  }

  /// Adds an assumption; false when no value fulfils it with what was assumed before.
  private mutating func assume(_ literal: Literal, on branch: inout Branch) -> Bool {
    let part = literal.atom.part
    if branch.literals[part] == nil { branch.parts.append(part) }
    guard branch.literals[part]?.contains(literal) != true else { return true }
    branch.literals[part, default: []].append(literal)
    let present = branch.values[part] ?? .usual(of: part)
    if values.holds(literal.atom, for: present) == literal.holds { return true }
    guard let value = values.value(of: part, fulfilling: branch.literals[part] ?? []) else {
      isExhausted = isExhausted || values.isExhausted
      return false
    }
    branch.values[part] = value
    return true
  }

  /// Whether a formula holds for the values of a branch.
  private mutating func holds(_ formula: Formula, on branch: Branch) -> Bool {
    switch formula {
    case .constant(let value): return value
    case .literal(let literal):
      let part = literal.atom.part
      let value = branch.values[part] ?? .usual(of: part)
      return values.holds(literal.atom, for: value) == literal.holds
    case .all(let parts):
      for part in parts where !holds(part, on: branch) { return false }
      return true
    case .any(let parts):
      for part in parts where holds(part, on: branch) { return true }
      return false
    }
  }
}
