import RuleGraph
import Testing

@Suite struct ActivityTypeTableTests {
  @Test func `every type of entry has a place of its own`() {
    var table = ActivityTypeTable(repeating: UInt16(0))
    for type in ActivityType.allCases { table[type] = type.rawValue }
    for type in ActivityType.allCases { #expect(table[type] == type.rawValue) }
  }
}
