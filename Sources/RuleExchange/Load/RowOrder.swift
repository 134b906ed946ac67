/// The rows of a table in the order of their keys; of several rows with one key, the first counts.
struct RowOrder: Sendable {
  /// The rows that count.
  let rows: [Int]
  /// The others, in the order of their keys.
  let repeated: [Int]
  /// Whether all rows count, in the order in which they are.
  let isIdentity: Bool

  init<Key: Comparable>(_ keys: [Key]) {
    let isAscending = keys.indices.dropFirst().allSatisfy { keys[$0 - 1] < keys[$0] }
    isIdentity = isAscending
    guard !isAscending else {
      (rows, repeated) = (Array(keys.indices), [])
      return
    }
    let sorted = keys.indices.sorted {
      keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1]
    }
    var (rows, repeated): ([Int], [Int]) = ([], [])
    rows.reserveCapacity(sorted.count)
    for row in sorted {
      if let last = rows.last, keys[last] == keys[row] {
        repeated.append(row)
      } else {
        rows.append(row)
      }
    }
    self.rows = rows
    self.repeated = repeated
  }
}

/// The rows of memberships by what they belong to and who the member is: a counting sort by group,
/// and within each group by member.
struct RowGroups: Sendable {
  /// For each group the member in the high half and the row in the low half, ascending.
  private(set) var groups: [[UInt64]]
  /// The rows that repeat a member of a group, ascending.
  private(set) var repeated: [Int] = []

  /// What stands for a row without a group.
  static let none = UInt32.max

  /// Sorts rows, of which each has a group, or none, and a member.
  init(groups rowGroups: [UInt32], members: [UInt32], groupCount: Int) {
    var counts = [Int](repeating: 0, count: groupCount)
    for group in rowGroups where group != Self.none { counts[Int(group)] += 1 }
    groups = counts.map { count in
      var group: [UInt64] = []
      group.reserveCapacity(count)
      return group
    }
    for (row, group) in rowGroups.enumerated() where group != Self.none {
      groups[Int(group)].append(UInt64(members[row]) << 32 | UInt64(row))
    }
    for group in groups.indices { sort(group) }
    repeated.sort()
  }

  private mutating func sort(_ group: Int) {
    var isAscending = true
    for index in groups[group].indices.dropFirst()
    where groups[group][index - 1] >> 32 >= groups[group][index] >> 32 {
      isAscending = false
      break
    }
    guard !isAscending else { return }
    var entries: [UInt64] = []
    swap(&entries, &groups[group])
    entries.sort()
    var written = 0
    for entry in entries {
      if written > 0, entries[written - 1] >> 32 == entry >> 32 {
        repeated.append(Int(UInt32(truncatingIfNeeded: entry)))
      } else {
        entries[written] = entry
        written += 1
      }
    }
    entries.removeLast(entries.count - written)
    swap(&entries, &groups[group])
  }

  /// The member of an entry.
  static func member(_ entry: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: entry >> 32) }
  /// The row of an entry.
  static func row(_ entry: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: entry)) }
}
