/// A map from Marketo ids to rows: open addressing over one flat array.
///
/// It has no iteration on purpose: the order of its slots must not reach an output.
struct MarketoIDMap: Sendable {
  private struct Slot: Sendable {
    var id: Int64 = 0
    var row = free
  }

  private static let free = UInt32.max
  private var slots: [Slot] = []
  private var count = 0

  /// Creates an empty map.
  init() {}

  /// Makes room for so many ids.
  mutating func reserveCapacity(_ capacity: Int) {
    var size = max(8, slots.count)
    while size < capacity * 2 { size *= 2 }
    if size > slots.count { resize(to: size) }
  }

  /// The row of an id, nil when there is none.
  subscript(id: Int64) -> PersonID? {
    guard count > 0 else { return nil }
    let found = slots[slot(of: id)]
    return found.row == Self.free ? nil : PersonID(found.row)
  }

  /// Adds an id; returns false, and changes nothing, when it is there already.
  mutating func insert(_ id: Int64, _ person: PersonID) -> Bool {
    precondition(person.rawValue != Self.free, "the largest row is reserved")
    if (count + 1) * 2 > slots.count { resize(to: max(8, slots.count * 2)) }
    let slot = slot(of: id)
    guard slots[slot].row == Self.free else { return false }
    slots[slot] = Slot(id: id, row: person.rawValue)
    count += 1
    return true
  }

  private func slot(of id: Int64) -> Int {
    let mask = slots.count - 1
    let hash = UInt64(bitPattern: id) &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot].row != Self.free, slots[slot].id != id { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func resize(to size: Int) {
    let old = slots
    slots = Array(repeating: Slot(), count: size)
    for entry in old where entry.row != Self.free { slots[slot(of: entry.id)] = entry }
  }
}
