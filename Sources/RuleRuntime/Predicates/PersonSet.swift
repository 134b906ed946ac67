public import SyncState

/// A set of people as bits, one a row of the table.
public struct PersonSet: Sendable {
  /// The number of rows, in the set or not.
  let rowCount: Int
  private var words: [UInt64]

  /// Creates the set of nobody.
  init(rowCount: Int) {
    self.rowCount = rowCount
    words = Array(repeating: 0, count: (rowCount + 63) / 64)
  }

  /// Creates the set of everybody who passes a test.
  @inline(__always)
  init(rowCount: Int, where passes: (Int) -> Bool) {
    self.init(rowCount: rowCount)
    for index in words.indices {
      let start = index * 64
      var word: UInt64 = 0
      for row in start..<min(start + 64, rowCount) {
        word |= (passes(row) ? 1 : 0) << UInt64(row - start)
      }
      words[index] = word
    }
  }

  /// Creates the set of everybody of a set who passes a test.
  @inline(__always)
  init(within set: PersonSet, where passes: (Int) -> Bool) {
    self.init(rowCount: set.rowCount)
    for index in words.indices {
      var rest = set.words[index]
      var word: UInt64 = 0
      while rest != 0 {
        let bit = rest & (0 &- rest)
        if passes(index * 64 + rest.trailingZeroBitCount) { word |= bit }
        rest ^= bit
      }
      words[index] = word
    }
  }

  /// The number of people in the set.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether nobody is in the set.
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Returns those of the set who pass a test.
  public func filter(_ passes: (PersonID) -> Bool) -> PersonSet {
    PersonSet(within: self) { passes(PersonID($0)) }
  }

  /// Adds a person.
  @inline(__always) mutating func insert(_ person: PersonID) {
    words[person.index >> 6] |= 1 << UInt64(person.index & 63)
  }

  /// Keeps those who are in another set, too.
  mutating func formIntersection(_ other: PersonSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  /// Adds those of another set.
  mutating func formUnion(_ other: PersonSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Takes out those of another set.
  mutating func subtract(_ other: PersonSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// The set of everybody else.
  var complement: PersonSet {
    var set = self
    for index in words.indices { set.words[index] = ~words[index] }
    if rowCount & 63 != 0, let last = set.words.indices.last {
      set.words[last] &= 1 << UInt64(rowCount & 63) - 1
    }
    return set
  }

  /// The people, in the order of rows.
  public var people: [PersonID] {
    var people: [PersonID] = []
    people.reserveCapacity(count)
    for index in words.indices {
      var rest = words[index]
      while rest != 0 {
        people.append(PersonID(index * 64 + rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
    }
    return people
  }
}
