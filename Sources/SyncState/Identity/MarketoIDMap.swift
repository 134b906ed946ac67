/// A map from Marketo ids to rows: an array for the ids that lie close together, as nearly all do,
/// and open addressing over one flat array for the others.
///
/// It has no iteration on purpose: the order of its slots must not reach an output.
struct MarketoIDMap: Sendable {
  private struct Slot: Sendable {
    var id: Int64 = 0
    var row = free
  }

  private static let free = UInt32.max
  /// How many places of the array one id may take.
  private static let placesPerID = 4
  /// The rows of the ids from `firstNear` on.
  private var near: [UInt32] = []
  private var firstNear: Int64 = 0
  private var slots: [Slot] = []
  private var count = 0

  /// Creates an empty map.
  init() {}

  /// Prepares the map for some ids, before any is added.
  mutating func prepare(for ids: Span<Int64>) {
    guard !ids.isEmpty else { return }
    var (first, last) = (ids[0], ids[0])
    for index in ids.indices { (first, last) = (min(first, ids[index]), max(last, ids[index])) }
    let (span, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, span / Int64(Self.placesPerID) <= Int64(ids.count) else {
      return reserveCapacity(ids.count)
    }
    firstNear = first
    near = Array(repeating: Self.free, count: Int(span) + 1)
  }

  /// Makes room for so many ids.
  private mutating func reserveCapacity(_ capacity: Int) {
    var size = max(8, slots.count)
    while size < capacity * 2 { size *= 2 }
    if size > slots.count { resize(to: size) }
  }

  /// The row of an id, nil when there is none.
  subscript(id: Int64) -> PersonID? {
    if let place = nearPlace(of: id) {
      return near[place] == Self.free ? nil : PersonID(near[place])
    }
    guard count > 0 else { return nil }
    let found = slots[slot(of: id)]
    return found.row == Self.free ? nil : PersonID(found.row)
  }

  /// Adds an id; returns false, and changes nothing, when it is there already.
  mutating func insert(_ id: Int64, _ person: PersonID) -> Bool {
    precondition(person.rawValue != Self.free, "the largest row is reserved")
    if id == firstNear &+ Int64(near.count), !near.isEmpty, self[id] == nil {
      // New people get the next id.
      near.append(person.rawValue)
      return true
    }
    if let place = nearPlace(of: id) {
      guard near[place] == Self.free else { return false }
      near[place] = person.rawValue
      return true
    }
    if (count + 1) * 2 > slots.count { resize(to: max(8, slots.count * 2)) }
    let slot = slot(of: id)
    guard slots[slot].row == Self.free else { return false }
    slots[slot] = Slot(id: id, row: person.rawValue)
    count += 1
    return true
  }

  private func nearPlace(of id: Int64) -> Int? {
    let place = UInt64(bitPattern: id &- firstNear)
    return place < UInt64(near.count) ? Int(place) : nil
  }

  private func slot(of id: Int64) -> Int {
    let mask = slots.count - 1
    // The highest bits, as in a ``RowMap``.
    let product = (UInt64(bitPattern: id) &* 0x9E37_79B9_7F4A_7C15) >> 32
    var slot = Int(truncatingIfNeeded: (product &* UInt64(slots.count)) >> 32)
    while slots[slot].row != Self.free, slots[slot].id != id { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func resize(to size: Int) {
    let old = slots
    slots = Array(repeating: Slot(), count: size)
    for entry in old where entry.row != Self.free { slots[slot(of: entry.id)] = entry }
  }
}
