import SyncState

/// A column of few distinct keys: a code a row.
struct CodedKeys<Key: Hashable & Sendable>: Sendable {
  /// The distinct keys, in the order in which they came.
  private(set) var keys: [Key] = []
  /// The position of the key of each row.
  private(set) var codes: [UInt32] = []
  private var positions: [Key: UInt32] = [:]

  /// Makes room for so many rows in all.
  mutating func reserveCapacity(_ count: Int) { codes.reserveCapacity(count) }

  /// Adds a row.
  mutating func append(_ key: Key) {
    if let last = codes.last, keys[Int(last)] == key {
      codes.append(last)
    } else {
      codes.append(code(of: key))
    }
  }

  /// Adds rows that have codes of their own; `keys` says what those mean.
  mutating func append(codes added: [UInt32], meaning keys: [Key]) {
    // Only keys that occur may become known, and in the order in which they do.
    var known = [UInt32](repeating: .max, count: keys.count)
    for code in added {
      if known[Int(code)] == .max { known[Int(code)] = self.code(of: keys[Int(code)]) }
      codes.append(known[Int(code)])
    }
  }

  private mutating func code(of key: Key) -> UInt32 {
    if let known = positions[key] { return known }
    let code = UInt32(keys.count)
    positions[key] = code
    keys.append(key)
    return code
  }
}
