import RuleGraph
import SyncState

extension PlainCase {
  /// Whether somebody passes all of some filters and none of others, for certain.
  static func isPossible(
    all wanted: [Predicate], none unwanted: [Predicate], in theory: FilterTheory
  ) -> Bool {
    var plain = PlainCase(theory)
    return plain.add(wanted, unwanted) && plain.settle()
  }

  /// Whether, of those who pass all of some filters and none of others, somebody passes another filter
  /// and somebody does not, for certain.
  static func decides(
    _ filter: Predicate, all wanted: [Predicate], none unwanted: [Predicate],
    in theory: FilterTheory
  ) -> Bool {
    var plain = PlainCase(theory)
    guard plain.add(wanted, unwanted) else { return false }
    let start = plain.mark
    guard plain.add(filter, true), plain.settle() else { return false }
    plain.goBack(to: start)
    return plain.add(filter, false) && plain.settle()
  }

  /// For each of some choices, of which the first that holds wins, whether somebody who passes some
  /// filters gets there, for certain.
  static func areReached(
    _ choices: [Predicate], all wanted: [Predicate], in theory: FilterTheory
  ) -> [Bool] {
    var plain = PlainCase(theory)
    var isPlain = plain.add(wanted, [])
    let known = plain.settledMark
    return choices.map { choice in
      guard isPlain else { return false }
      let start = plain.mark
      let isReached = plain.add(choice, true) && plain.settle(since: known)
      plain.goBack(to: start)
      isPlain = plain.add(choice, false)
      return isReached
    }
  }

  /// For each of some filters, whether somebody passes it, for certain.
  static func arePassed(_ filters: [Predicate], in theory: FilterTheory) -> [Bool] {
    var plain = PlainCase(theory)
    return filters.map { filter in
      let isPassed = plain.add(filter, true) && plain.settle()
      plain.goBack(to: Mark())
      return isPassed
    }
  }

  /// Whether filters speak of different parts of a person, and each of them is passed by somebody and
  /// failed by somebody, for certain: then they are passed and failed in every combination.
  static func areIndependent(_ filters: [Predicate], in theory: FilterTheory) -> Bool {
    var plain = PlainCase(theory)
    var parts: [Atom.Part] = []
    for filter in filters {
      let known = parts.count
      guard filter.addParts(to: &parts, theory),
        !parts[known...].contains(where: { parts[..<known].contains($0) })
      else { return false }
      for holds in [true, false] {
        guard plain.add(filter, holds), plain.settle() else { return false }
        plain.goBack(to: Mark())
      }
    }
    return true
  }
}

extension Predicate {
  /// Adds the parts of a person that the filter speaks of; false when it is not plain which.
  fileprivate func addParts(
    to parts: inout [Atom.Part], _ theory: FilterTheory, depth: Int = 0
  ) -> Bool {
    switch self {
    case .field(let id, _): parts.append(.field(id))
    case .memberOfProgram(.oneOf(let ids), _, _): for id in ids { parts.append(.program(id)) }
    case .memberOfSFDCCampaign(.oneOf(let ids), _, _):
      for id in ids { parts.append(.sfdcCampaign(id)) }
    case .memberOfList(.oneOf(let ids), _): for id in ids { parts.append(.list(id)) }
    case .memberOfCampaign(.oneOf(let ids), _): for id in ids { parts.append(.history(id)) }
    case .activity: parts.append(.log)
    case .memberOfSmartList(let id, _):
      guard depth < 16, theory.smartLists.indices.contains(id.index) else { return false }
      return theory.smartLists[id.index].addParts(to: &parts, theory, depth: depth + 1)
    case .all(let inner), .any(let inner):
      return inner.allSatisfy { $0.addParts(to: &parts, theory, depth: depth) }
    case .constant, .memberOfProgram, .memberOfSFDCCampaign, .memberOfList, .memberOfCampaign,
      .sharesValue, .sample, .opportunities:
      return false
    }
    return true
  }
}
