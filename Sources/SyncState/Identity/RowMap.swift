/// A map from dense identifiers to table rows: open addressing over two flat arrays.
///
/// It has no iteration on purpose: the order of its slots must not reach an output.
public struct RowMap: Sendable {
  private var keys: [UInt32] = []
  private var rows: [UInt32] = []
  /// The number of keys.
  public private(set) var count = 0

  /// Creates an empty map.
  public init() {}

  /// The row of a key; setting nil removes the key.
  public subscript(key: UInt32) -> UInt32? {
    get {
      guard count > 0 else { return nil }
      let slot = slot(of: key)
      return keys[slot] == key ? rows[slot] : nil
    }
    set {
      if let newValue { insert(key, newValue) } else { remove(key) }
    }
  }

  private static let free = UInt32.max

  private mutating func insert(_ key: UInt32, _ row: UInt32) {
    precondition(key != Self.free, "the largest identifier is reserved")
    if (count + 1) * 4 > keys.count * 3 { grow() }
    let slot = slot(of: key)
    if keys[slot] == Self.free {
      keys[slot] = key
      count += 1
    }
    rows[slot] = row
  }

  private mutating func remove(_ key: UInt32) {
    guard count > 0 else { return }
    var hole = slot(of: key)
    guard keys[hole] == key else { return }
    count -= 1
    let mask = keys.count - 1
    var next = hole
    while true {
      next = (next + 1) & mask
      guard keys[next] != Self.free else { break }
      let home = home(of: keys[next])
      if (next &- home) & mask >= (next &- hole) & mask {
        keys[hole] = keys[next]
        rows[hole] = rows[next]
        hole = next
      }
    }
    keys[hole] = Self.free
  }

  private func home(of key: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
  }

  private func slot(of key: UInt32) -> Int {
    let mask = keys.count - 1
    var slot = home(of: key)
    while keys[slot] != Self.free, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldRows) = (keys, rows)
    let capacity = max(8, keys.count * 2)
    keys = Array(repeating: Self.free, count: capacity)
    rows = Array(repeating: 0, count: capacity)
    for (key, row) in zip(oldKeys, oldRows) where key != Self.free {
      let slot = slot(of: key)
      keys[slot] = key
      rows[slot] = row
    }
  }
}
