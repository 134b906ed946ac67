import SyncState

/// The rows of each program, or of each campaign, that changed since the last cycle.
///
/// It knows whose rows changed, so that a cycle looks at these lists and no others.
struct ChangeLists<Owner: DenseID>: Sendable {
  private var lists: [ChangeList]
  /// Those whose lists were empty before a row was marked; some have been emptied since.
  private var marked: [Owner] = []

  /// Makes empty lists for `count` programs or campaigns.
  init(count: Int) {
    lists = Array(repeating: ChangeList(), count: count)
  }

  subscript(owner: Owner) -> ChangeList {
    _read { yield lists[owner.index] }
    _modify {
      let wasEmpty = lists[owner.index].isEmpty
      defer { if wasEmpty, !lists[owner.index].isEmpty { marked.append(owner) } }
      yield &lists[owner.index]
    }
  }

  /// Returns those whose rows changed, in ascending order.
  mutating func owners() -> [Owner] {
    guard !marked.isEmpty else { return [] }
    marked.sort()
    var kept = 0
    for index in marked.indices {
      let owner = marked[index]
      guard !lists[owner.index].isEmpty, kept == 0 || marked[kept - 1] != owner else { continue }
      marked[kept] = owner
      kept += 1
    }
    marked.removeLast(marked.count - kept)
    return marked
  }
}
