import SyncState

extension Predicate {
  /// Whether what the filter says of a person can change although nothing of theirs does, because a
  /// test compares with now; in the smart lists that it refers to, too.
  public func looksAtClock(in graph: ExecutionGraph) -> Bool {
    var lists: Set<SmartListID> = []
    return looksAtClock(in: graph, &lists)
  }

  private func looksAtClock(in graph: ExecutionGraph, _ lists: inout Set<SmartListID>) -> Bool {
    switch self {
    case .field(_, let test): return test.comparesWithNow
    case .memberOfProgram(_, let constraints, _):
      return constraints.contains(where: \.comparesWithNow)
    case .activity(_, let window, _, _): return window?.comparesWithNow ?? false
    case .opportunities(_, let constraints, _):
      return constraints.contains { $0.test.comparesWithNow }
    case .memberOfSmartList(let list, _):
      guard lists.insert(list).inserted else { return false }
      return graph.smartLists[list.index].filter.looksAtClock(in: graph, &lists)
    case .all(let parts), .any(let parts):
      for part in parts where part.looksAtClock(in: graph, &lists) { return true }
      return false
    case .constant, .memberOfSFDCCampaign, .memberOfList, .memberOfCampaign, .sharesValue, .sample:
      return false
    }
  }
}

extension Predicate.MembershipConstraint {
  fileprivate var comparesWithNow: Bool {
    switch self {
    case .membershipDate(let test), .memberField(_, let test): test.comparesWithNow
    case .status, .success, .acquiredBy, .nurture, .exhausted: false
    }
  }
}

extension ValueTest {
  fileprivate var comparesWithNow: Bool {
    switch self {
    case .relative, .timeFrame: true
    case .isEmpty, .text, .exactText, .number, .numberRange, .day, .dayRange, .boolean: false
    }
  }
}
