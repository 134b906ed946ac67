import SyncKit
import Testing

/// Every order of two acts in small worlds; `make explore` goes deeper.
@Suite struct `All small worlds` {
  @Test(arguments: SmallWorlds.all.indices)
  func `every order of two acts keeps every invariant`(index: Int) {
    let scope = SmallWorlds.all[index]
    for first in scope.alphabet.indices {
      let result = SmallWorlds.explore(scope, first: first, depth: 2)
      #expect(result.violation == nil)
    }
  }
}
