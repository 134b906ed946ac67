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
    for start in stride(from: 0, to: rowCount, by: 8) {
      var bits: UInt64 = 0
      if start + 8 <= rowCount {
        for row in 0..<8 { bits |= (passes(start + row) ? 1 : 0) &<< UInt64(row) }
      } else {
        for row in 0..<rowCount - start { bits |= (passes(start + row) ? 1 : 0) &<< UInt64(row) }
      }
      words[start >> 6] |= bits &<< UInt64(start & 63)
    }
  }

  /// Creates the sets of people for whom the bits of a byte are set, from the lowest bit on: as many sets
  /// as are asked for, and at most eight.
  @inline(__always)
  static func sets(_ count: Int, rowCount: Int, bits: (Int) -> UInt8) -> [PersonSet] {
    let wordCount = (rowCount + 63) / 64
    var words = [UInt64](repeating: 0, count: count * wordCount)
    for start in stride(from: 0, to: rowCount, by: 8) {
      var square: UInt64 = 0
      if start + 8 <= rowCount {
        for row in 0..<8 { square |= UInt64(bits(start + row)) &<< UInt64(8 * row) }
      } else {
        for row in 0..<rowCount - start { square |= UInt64(bits(start + row)) &<< UInt64(8 * row) }
      }
      square = transposed(square)
      for number in 0..<count {
        words[number * wordCount + start >> 6] |= (square & 0xFF) &<< UInt64(start & 63)
        square &>>= 8
      }
    }
    return (0..<count).map { number in
      var set = PersonSet(rowCount: rowCount)
      set.words = Array(words[number * wordCount..<(number + 1) * wordCount])
      return set
    }
  }

  /// Bits in eight rows of eight, with rows for columns.
  @inline(__always) private static func transposed(_ square: UInt64) -> UInt64 {
    var square = square
    func swap(_ distance: UInt64, _ mask: UInt64) {
      let moved = (square ^ square &>> distance) & mask
      square ^= moved ^ moved &<< distance
    }
    swap(7, 0x00AA_00AA_00AA_00AA)
    swap(14, 0x0000_CCCC_0000_CCCC)
    swap(28, 0x0000_0000_F0F0_F0F0)
    return square
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

  /// Returns those of the set who pass a test.
  public func filter(_ passes: (PersonID) -> Bool) -> PersonSet {
    PersonSet(within: self) { passes(PersonID($0)) }
  }

  /// Adds the members of a program who have one of some statuses, and success or none where that is
  /// wanted.
  mutating func insert(_ members: ProgramMembers, statuses: [Bool], success: Bool?) {
    members.mark(in: &words, statuses: statuses, success: success)
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
