import SyncState

/// The ids of the entries that were read, to find those that occur twice.
struct EntryIDs: Sendable {
  /// Numbers above all before them, which is how they come.
  private var ascending: [Int64] = []
  private var otherNumbers: Set<Int64> = []
  private var texts = TextPool()

  /// Notes an id; false when it was there before.
  mutating func insert(_ id: Swift.Span<UInt8>) -> Bool {
    if let number = Self.number(id) { return insert(number) }
    let count = texts.count
    _ = texts.intern(utf8: id)
    return texts.count > count
  }

  /// Notes an id that is a number.
  mutating func insert(_ number: Int64) -> Bool {
    if number > ascending.last ?? 0 {
      guard otherNumbers.isEmpty || !otherNumbers.contains(number) else { return false }
      ascending.append(number)
      return true
    }
    var low = 0
    var high = ascending.count
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle] < number { low = middle + 1 } else { high = middle }
    }
    guard low == ascending.count || ascending[low] != number else { return false }
    return otherNumbers.insert(number).inserted
  }

  /// Returns the number that an id is, in the only way to spell it.
  static func number(_ id: Swift.Span<UInt8>) -> Int64? {
    guard let number = CellReader.positiveInteger(id), id[0] != UInt8(ascii: "0") else {
      return nil
    }
    return number
  }
}
