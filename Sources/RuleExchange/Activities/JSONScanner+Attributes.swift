import SyncState

extension JSONScanner {
  /// Reads the attributes of an entry to the end of the range: an object, or an array of objects
  /// with `name` and `value` (MX-A2); false when they are neither.
  ///
  /// They are added to the others; some may be there even when not all can be read.
  mutating func readAttributes(
    _ attributes: inout [ImportedActivity.Attribute], _ pool: inout TextPool
  ) -> Bool {
    do throws(Failure) {
      if peek() == UInt8(ascii: "[") {
        try namedValues(&attributes, &pool)
      } else {
        try object(&attributes, &pool)
      }
      return peek() == nil
    } catch {
      return false
    }
  }

  /// Reads an object of names and values.
  private mutating func object(
    _ attributes: inout [ImportedActivity.Attribute], _ pool: inout TextPool
  ) throws(Failure) {
    try expect("{")
    if skip("}") { return }
    repeat {
      let name = try string(&pool)
      try expect(":")
      attributes.append(.init(name: name, value: try value(&pool)))
    } while skip(",")
    try expect("}")
  }

  /// Reads an array of objects with a `name` and a `value`; other members are passed over.
  private mutating func namedValues(
    _ attributes: inout [ImportedActivity.Attribute], _ pool: inout TextPool
  ) throws(Failure) {
    let nameKey = pool.intern("name")
    let valueKey = pool.intern("value")
    var members: [ImportedActivity.Attribute] = []
    try expect("[")
    if skip("]") { return }
    repeat {
      members.removeAll(keepingCapacity: true)
      try object(&members, &pool)
      guard case .text(let name)? = members.first(where: { $0.name == nameKey })?.value else {
        throw Failure()
      }
      let value = members.first { $0.name == valueKey }?.value
      attributes.append(.init(name: name, value: value ?? .null))
    } while skip(",")
    try expect("]")
  }
}
