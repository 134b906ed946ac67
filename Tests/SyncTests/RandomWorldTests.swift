import Foundation
import SyncKit
import Testing

/// Random histories, of which `make explore` walks through a million steps.
///
/// `RULEC_SEED` replays the one that a failure names.
@Suite struct `Random worlds` {
  @Test func `random histories keep every invariant`() {
    let wanted = ProcessInfo.processInfo.environment["RULEC_SEED"].flatMap { UInt64($0) }
    for seed in wanted.map({ [$0] }) ?? Array(1...100) {
      if let violation = RandomWorlds.run(seed: seed, steps: 60) {
        Issue.record("RULEC_SEED=\(seed): \(violation)")
        return
      }
    }
  }

  @Test func `a history comes to the same end again, at another time and in another order`() {
    for seed: UInt64 in 1...8 {
      let difference = RandomWorlds.compare(seed: seed, steps: 40)
      #expect(difference == nil, "RULEC_SEED=\(seed)")
    }
  }
}
