import SyncState

/// How many people have each value of a field; letter case does not count (CAT-2.2).
struct Census: Sendable {
  private var counts: [FieldID: [Value: Int]] = [:]

  /// Forgets everything, because people may have changed.
  mutating func forget() {
    if !counts.isEmpty { counts = [:] }
  }

  /// Returns how many people, deleted ones aside, have the value of a person; 0 when it is empty.
  mutating func count(
    of person: PersonID, _ field: FieldID, _ mirror: Mirror, _ tester: inout ValueTester
  ) -> Int {
    let value = tester.folded(mirror.people[person, field], mirror.text)
    guard !value.isNull else { return 0 }
    if counts[field] == nil {
      var found: [Value: Int] = [:]
      for row in 0..<mirror.people.count where !mirror.people.isDeleted(PersonID(row)) {
        found[tester.folded(mirror.people[PersonID(row), field], mirror.text), default: 0] += 1
      }
      counts[field] = found
    }
    return counts[field]?[value] ?? 0
  }
}
