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

/// What chance gives a person: always the same for a person and a seed.
struct Lot {
  /// A number from 0 to 99, each as likely as any other.
  let percent: Int

  /// Draws for the person with a Marketo id.
  init(_ marketoID: Int64, seed: Int) {
    // The mixing function of SplitMix64.
    var bits =
      UInt64(bitPattern: marketoID) &+ UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    percent = Int((bits ^ (bits >> 31)) % 100)
  }
}
