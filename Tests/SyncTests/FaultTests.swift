import SyncKit
import Testing

extension Fault: CustomTestStringConvertible {
  package var testDescription: String { name }
}

@Suite struct `Faults` {
  @Test(arguments: Fault.all)
  func `the checkers find every fault`(_ fault: Fault) {
    let found = (1...60).contains { RandomWorlds.run(seed: $0, steps: 60, fault: fault) != nil }
    #expect(found)
  }
}
