/// A map from dense identifiers to table rows: open addressing over one flat array.
///
/// It is not a sequence on purpose: the order of its slots must not reach an output.
public struct RowMap: Sendable {
  /// The key in the high half, the row in the low half; a key that is free where there is none.
  private var slots: [UInt64] = []
  /// The number of keys.
  private(set) var count = 0

  /// Creates an empty map.
  public init() {}

  /// Creates the map of some keys, which must differ, to their positions.
  init(_ keys: some Sequence<UInt32>, count: Int) {
    reserveCapacity(count)
    for (row, key) in keys.enumerated() { insert(key, UInt32(row)) }
  }

  /// Makes room for so many keys in all.
  mutating func reserveCapacity(_ count: Int) {
    var capacity = max(8, slots.count)
    while count * 4 > capacity * 3 { capacity *= 2 }
    if capacity > slots.count { resize(to: capacity) }
  }

  /// What stands where the search for a key begins, which means nothing by itself.
  @inline(__always) func glance(at key: UInt32) -> UInt64 {
    slots.isEmpty ? 0 : slots[home(of: key)]
  }

  /// Calls a function with each key, in an order that must not reach an output.
  func forEachKey(_ body: (UInt32, _ row: UInt32) -> Void) {
    for slot in slots where Self.key(slot) != Self.free {
      body(Self.key(slot), UInt32(truncatingIfNeeded: slot))
    }
  }

  /// The row of a key; setting nil removes the key.
  public subscript(key: UInt32) -> UInt32? {
    get {
      guard count > 0 else { return nil }
      let slot = slots[slot(of: key)]
      return Self.key(slot) == key ? UInt32(truncatingIfNeeded: slot) : nil
    }
    set {
      if let newValue { insert(key, newValue) } else { remove(key) }
    }
  }

  private static let free = UInt32.max

  @inline(__always) private static func key(_ slot: UInt64) -> UInt32 { UInt32(slot >> 32) }

  private mutating func insert(_ key: UInt32, _ row: UInt32) {
    precondition(key != Self.free, "the largest identifier is reserved")
    if (count + 1) * 4 > slots.count * 3 { resize(to: max(8, slots.count * 2)) }
    let slot = slot(of: key)
    if Self.key(slots[slot]) == Self.free { count += 1 }
    slots[slot] = UInt64(key) << 32 | UInt64(row)
  }

  private mutating func remove(_ key: UInt32) {
    guard count > 0 else { return }
    var hole = slot(of: key)
    guard Self.key(slots[hole]) == key else { return }
    count -= 1
    let mask = slots.count - 1
    var next = hole
    while true {
      next = (next + 1) & mask
      guard Self.key(slots[next]) != Self.free else { break }
      let home = home(of: Self.key(slots[next]))
      if (next &- home) & mask >= (next &- hole) & mask {
        slots[hole] = slots[next]
        hole = next
      }
    }
    slots[hole] = .max
  }

  /// Where the search for a key begins.
  ///
  /// The highest bits of the product spread identifiers evenly, since it is a golden section of all
  /// numbers; bits from its middle would put three times as many keys in each other's way.
  @inline(__always) private func home(of key: UInt32) -> Int {
    let product = (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32
    return Int(truncatingIfNeeded: (product &* UInt64(slots.count)) >> 32)
  }

  @inline(__always) private func slot(of key: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = home(of: key)
    while Self.key(slots[slot]) != Self.free, Self.key(slots[slot]) != key {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func resize(to capacity: Int) {
    let old = slots
    slots = Array(repeating: .max, count: capacity)
    for entry in old where Self.key(entry) != Self.free { slots[slot(of: Self.key(entry))] = entry }
  }
}
