import SyncState

/// The rows that changed since the last cycle, each with the instant of its last change.
///
/// Marking is cheap and happens at every change; a cycle looks at these rows and no others.
struct ChangeList: Sendable {
  /// A changed row.
  struct Entry: Sendable {
    /// The row: an identifier, or two of them packed.
    let key: UInt64
    /// When it last changed.
    let at: Instant
  }

  private var entries: [Entry] = []
  private var isSorted = true

  /// Whether nothing changed.
  var isEmpty: Bool { entries.isEmpty }

  /// Notes that a row changed; the latest instant of a row counts.
  mutating func mark(_ key: UInt64, at instant: Instant) {
    if let last = entries.last, last.key >= key { isSorted = false }
    entries.append(Entry(key: key, at: instant))
  }

  /// Notes that the row of an identifier changed.
  mutating func mark(_ id: some DenseID, at instant: Instant) {
    mark(UInt64(id.rawValue), at: instant)
  }

  /// Notes that the rows of another list changed.
  mutating func add(_ other: ChangeList) {
    guard !entries.isEmpty else {
      self = other
      return
    }
    for entry in other.entries { mark(entry.key, at: entry.at) }
  }

  /// Returns the changed rows in ascending order, each once.
  mutating func sorted() -> [Entry] {
    sort()
    return entries
  }

  /// Returns the changed rows in ascending order, each once, and forgets them.
  mutating func take() -> [Entry] {
    guard !entries.isEmpty else { return [] }
    let taken = sorted()
    entries = []
    return taken
  }

  /// Returns the changed people, each once, by Marketo id, and forgets them.
  mutating func takePeople(of people: borrowing PeopleTable) -> [Entry] {
    let taken = take()
    guard !people.isInMarketoOrder else { return taken }
    return taken.map { (people.marketoID(PersonID(UInt32($0.key))), $0) }
      .sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Uses the memory of rows again that were taken out and dealt with.
  mutating func reuse(_ taken: inout [Entry]) {
    taken.removeAll(keepingCapacity: true)
    if entries.isEmpty { swap(&entries, &taken) }
  }

  /// Returns when a row last changed, nil when it did not.
  mutating func instant(of id: some DenseID) -> Instant? { instant(of: UInt64(id.rawValue)) }

  /// Returns when a row last changed, nil when it did not.
  mutating func instant(of key: UInt64) -> Instant? {
    sort()
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].key == key ? entries[low].at : nil
  }

  private mutating func sort() {
    guard !isSorted else { return }
    isSorted = true
    entries.sort { ($0.key, $0.at) < ($1.key, $1.at) }
    var last = 0
    for index in entries.indices {
      if entries[index].key != entries[last].key { last += 1 }
      entries[last] = entries[index]
    }
    entries.removeLast(entries.count - last - 1)
  }
}

extension UInt64 {
  /// Packs a row and a field of it.
  init(_ row: some DenseID, _ field: FieldID) {
    self = UInt64(row.rawValue) << 32 | UInt64(field.rawValue)
  }

  /// The row of a packed pair.
  var packedRow: UInt32 { UInt32(truncatingIfNeeded: self >> 32) }
  /// The field of a packed pair.
  var packedField: FieldID { FieldID(UInt32(truncatingIfNeeded: self)) }
}

extension Instant {
  /// Before everything: when a difference that was loaded arose.
  static let beginning = Instant(millisecondsSince1970: .min)
}
