/// What turns the stored rows of a table into others, so that only these need to be written.
///
/// Each stored row has a number, and rows are read in the order of the numbers. There is room
/// between them for new rows; when it is used up, the table is written anew.
struct RowChanges {
  /// A stored row.
  struct Stored {
    /// Its number.
    let number: Int64
    /// Its cells.
    let cells: [String]
  }

  /// The numbers of the rows that go.
  private(set) var removed: [Int64] = []
  /// The rows that come.
  private(set) var added: [Stored] = []

  /// The room between two rows of a table that is written as a whole.
  static let gap: Int64 = 1024

  /// Compares rows; nil when there is no room for what is new.
  init?(from old: [Stored], to new: [[String]]) {
    let (oldDigests, newDigests) = (
      old.map { Self.digest($0.cells) }, new.map { Self.digest($0) }
    )
    var lastNew: [UInt64: Int] = [:]
    for (index, digest) in newDigests.enumerated() { lastNew[digest] = index }
    var lastOld: [UInt64: Int] = [:]
    for (index, digest) in oldDigests.enumerated() { lastOld[digest] = index }
    var (from, to) = (0, 0)
    var pending: [[String]] = []
    var last: Int64 = 0
    func isSame() -> Bool {
      oldDigests[from] == newDigests[to]
        && old[from].cells.elementsEqual(new[to]) { $0.utf8.elementsEqual($1.utf8) }
    }
    while from < old.count || to < new.count {
      if from < old.count, to < new.count, isSame() {
        guard place(&pending, after: last, before: old[from].number) else { return nil }
        last = old[from].number
        (from, to) = (from + 1, to + 1)
      } else if from < old.count,
        lastNew[oldDigests[from], default: -1] < to
          || lastOld[newDigests[to], default: -1] > from
      {
        // It is not wanted any more, or stands in the way of one that is.
        removed.append(old[from].number)
        from += 1
      } else {
        pending.append(new[to])
        to += 1
      }
    }
    _ = place(&pending, after: last, before: nil)
  }

  /// Gives new rows numbers between two others; false when there is no room.
  private mutating func place(
    _ rows: inout [[String]], after last: Int64, before next: Int64?
  ) -> Bool {
    defer { rows = [] }
    let step = next.map { ($0 - last) / Int64(rows.count + 1) } ?? Self.gap
    guard step > 0 || rows.isEmpty else { return false }
    for (index, row) in rows.enumerated() {
      added.append(Stored(number: last + step * Int64(index + 1), cells: row))
    }
    return true
  }

  private static func digest(_ cells: [String]) -> UInt64 {
    var digest = Digest()
    for cell in cells { digest.add(cell) }
    return digest.value
  }
}
