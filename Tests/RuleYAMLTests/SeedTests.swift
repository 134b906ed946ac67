import RuleTestKit
import Testing

@Suite struct SeedTests {
  @Test func `a seed replays its sequence`() {
    var first = SplitMix64(seed: 7)
    var second = SplitMix64(seed: 7)
    #expect(first.next() == second.next())
    #expect(SplitMix64(seed: 8).bits != SplitMix64(seed: 7).bits)
  }
}

extension SplitMix64 {
  fileprivate var bits: UInt64 {
    var copy = self
    return copy.next()
  }
}
