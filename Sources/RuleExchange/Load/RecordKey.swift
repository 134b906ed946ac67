import SyncState

/// The first 16 of the 18 characters of a Salesforce id as numbers, for sorting and finding; the
/// last two follow from the others.
struct RecordKey: Hashable, Comparable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// What stands for no id.
  static let none = RecordKey([])

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init(_ id: ArraySlice<UInt8>) {
    high = id.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = id.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Reads an id with 15 or 18 characters (SF-L8); nil when the text is none.
  init?(id: Swift.Span<UInt8>) {
    if SalesforceID.isNormalised(id) {
      // Any eight bytes are a number, and the loads check their bounds.
      let bytes = unsafe id.bytes
      self.init(
        high: unsafe bytes.unsafeLoadUnaligned(as: UInt64.self).bigEndian,
        low: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt64.self).bigEndian)
      return
    }
    do throws(SalesforceID.Fault) {
      let normalised = try SalesforceID.normalised(id)
      self.init(normalised[...])
    } catch {
      return nil
    }
  }

  /// Whether there is no id.
  var isNone: Bool { high == 0 }

  /// The id with 18 characters.
  var text: String {
    let bytes = [high, low].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - $0 * 8)) }
    }
    return SalesforceID.completed(String(decoding: bytes.prefix(15), as: UTF8.self))
  }

  /// Whether the id is one of contacts, one of leads; nil for other prefixes (SF-L1, SF-L2).
  var kind: RecordKind? {
    let prefix = String(
      decoding: (0..<3).map { UInt8(truncatingIfNeeded: high >> UInt64(56 - $0 * 8)) },
      as: UTF8.self)
    return prefix == SalesforceID.contactPrefix
      ? .contact : prefix == SalesforceID.leadPrefix ? .lead : nil
  }

  /// Mixes both numbers.
  var hash: UInt32 {
    var hash = (high ^ low &* 0x9E37_79B9_7F4A_7C15) &* 0x9FB2_1C65_1E98_DF25
    hash ^= hash >> 32
    hash = hash &* 0x9FB2_1C65_1E98_DF25
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  static func < (left: RecordKey, right: RecordKey) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

/// Finds the rows of Salesforce records by their ids: open addressing over one flat array.
struct RecordIndex: Sendable {
  private struct Slot: Sendable {
    var key = RecordKey.none
    var row: UInt32 = 0
  }

  private var slots: [Slot]
  private var count = 0

  /// Makes room for so many records.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
  }

  /// The row of an id, nil when there is none.
  subscript(key: RecordKey) -> UInt32? {
    get {
      let slot = slots[slot(of: key)]
      return slot.key.isNone ? nil : slot.row
    }
    set {
      guard let newValue, !key.isNone else { return }
      if (count + 1) * 2 > slots.count { grow() }
      let slot = slot(of: key)
      if slots[slot].key.isNone { count += 1 }
      slots[slot] = Slot(key: key, row: newValue)
    }
  }

  /// Returns the rows of many ids, `UInt32.max` where there is none.
  func rows(of keys: [RecordKey], _ workers: Workers) -> [UInt32] {
    let partSize = 1 << 14
    let parts = workers.map((keys.count + partSize - 1) / partSize) { part in
      rows(of: keys[part * partSize..<min((part + 1) * partSize, keys.count)])
    }
    return Array(parts.joined())
  }

  /// Returns the rows of some ids.
  ///
  /// The slots of some ids are asked for before the first is looked at, so that their cache misses
  /// overlap.
  private func rows(of keys: ArraySlice<RecordKey>) -> [UInt32] {
    var rows = [UInt32](repeating: .max, count: keys.count)
    let blockSize = 32
    var homes = [Int](repeating: 0, count: blockSize)
    var firsts = [RecordKey](repeating: .none, count: blockSize)
    for start in stride(from: keys.startIndex, to: keys.endIndex, by: blockSize) {
      let end = min(start + blockSize, keys.endIndex)
      for index in start..<end {
        let home = Int(keys[index].hash) & (slots.count - 1)
        homes[index - start] = home
        firsts[index - start] = slots[home].key
      }
      for index in start..<end where !keys[index].isNone {
        let row =
          firsts[index - start] == keys[index] ? slots[homes[index - start]].row : self[keys[index]]
        rows[index - keys.startIndex] = row ?? .max
      }
    }
    return rows
  }

  private func slot(of key: RecordKey) -> Int {
    let mask = slots.count - 1
    var slot = Int(key.hash) & mask
    while !slots[slot].key.isNone, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for entry in old where !entry.key.isNone { slots[slot(of: entry.key)] = entry }
  }
}
