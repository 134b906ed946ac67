/// A value for each type of log entry, found without hashing.
@frozen public struct ActivityTypeTable<Element: Sendable>: Sendable {
  @usableFromInline var elements: [Element]

  /// Creates a table with the same value for every type.
  @inlinable public init(repeating element: Element) {
    elements = Array(repeating: element, count: ActivityType.slotCount)
  }

  /// The value of a type.
  @inlinable public subscript(type: ActivityType) -> Element {
    _read { yield elements[type.slot] }
    _modify { yield &elements[type.slot] }
  }
}

extension ActivityType {
  /// The number of places in a table of types.
  @usableFromInline static let slotCount = 1024

  /// The place in a table of types: the last bits of the id, which are different for all types.
  @usableFromInline var slot: Int { Int(rawValue) % Self.slotCount }
}
