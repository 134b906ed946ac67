/// Texts as they lie in a file, in the order of their identifiers, with an index by which they are found.
public struct KeptTexts: Sendable {
  /// The UTF-8 bytes of all texts, one after the other.
  package let bytes: Stretch<UInt8>
  /// Where each text ends among the bytes.
  package let ends: Stretch<Int64>
  /// Where the texts of each group begin in ``order``, then where the last group ends; the highest bits of
  /// its hash say to which group a text belongs.
  package let groups: Stretch<Int32>
  /// The positions of texts, group after group.
  package let order: Stretch<Int32>

  /// Creates the texts of a pool from what ``TextPool/content`` consists of; nil when the parts do not
  /// fit together.
  package init?(
    bytes: Stretch<UInt8>, ends: Stretch<Int64>, groups: Stretch<Int32>, order: Stretch<Int32>
  ) {
    let count = ends.count
    let byteCount = Int64(bytes.count)
    let areTexts = ends.read { ends in
      var start: Int64 = 0
      var isAscending = true
      for index in ends.indices {
        isAscending = isAscending && start <= ends[index]
        start = ends[index]
      }
      return isAscending && start == byteCount
    }
    let areGroups = groups.read { groups in
      var start: Int32 = 0
      var isAscending = groups.count > 1 && groups[0] == 0
      for index in groups.indices {
        isAscending = isAscending && start <= groups[index]
        start = groups[index]
      }
      return isAscending && Int(start) == count && (groups.count - 1).nonzeroBitCount == 1
    }
    guard areTexts, areGroups, order.count == count, order.areBelow(count) else { return nil }
    (self.bytes, self.ends, self.groups, self.order) = (bytes, ends, groups, order)
  }

  /// Creates the texts from their hashes, too.
  init(bytes: [UInt8], ends: [Int64], hashes: [UInt32]) {
    var groupCount = 1
    while groupCount * 2 < hashes.count { groupCount *= 2 }
    var starts = [Int32](repeating: 0, count: groupCount + 1)
    for hash in hashes { starts[Self.group(of: hash, groupCount) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var (next, order) = (starts, [Int32](repeating: 0, count: hashes.count))
    for (position, hash) in hashes.enumerated() {
      let group = Self.group(of: hash, groupCount)
      order[Int(next[group])] = Int32(position)
      next[group] += 1
    }
    (self.bytes, self.ends) = (Stretch(bytes), Stretch(ends))
    (groups, self.order) = (Stretch(starts), Stretch(order))
  }

  /// How many texts there are.
  package var count: Int { ends.count }

  private static func group(of hash: UInt32, _ groupCount: Int) -> Int {
    Int(hash >> UInt32(32 - groupCount.trailingZeroBitCount))
  }

  /// Calls a function with the bytes of a text.
  func read<Result>(_ position: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let (start, end) = ends.read { (position == 0 ? 0 : Int($0[position - 1]), Int($0[position])) }
    return bytes.read { body($0.extracting(start..<end)) }
  }

  /// Returns the position of a text.
  func find(_ text: Span<UInt8>, hash: UInt32) -> Int? {
    let group = Self.group(of: hash, groups.count - 1)
    let range = groups.read { Int($0[group])..<Int($0[group + 1]) }
    for place in range {
      let position = Int(order[place])
      if read(position, { $0.hasSameBytes(as: text) }) { return position }
    }
    return nil
  }
}

/// What the words of columns in a file mean in a pool that has taken over the texts of the file.
public struct KeptWords: Sendable {
  /// How much larger the identifiers of nearly all texts are in the pool.
  public let offset: Int
  /// The words of texts that the pool had before.
  private let others: [Int32: Int32]

  init(offset: Int, others: [Int32: Int32]) { (self.offset, self.others) = (offset, others) }

  /// The word of the pool.
  ///
  /// Nothing is changed by that, which the compiler does not see for itself.
  @_effects(readonly) @inline(never)
  public func word(of word: Int32) -> Int32 {
    word == 0 ? 0 : others[word] ?? word + Int32(offset)
  }
}

extension Stretch<Int32> {
  /// Whether all numbers lie from 0 to before a bound.
  package func areBelow(_ bound: Int) -> Bool {
    read { numbers in
      var highest: UInt32 = 0
      for index in numbers.indices {
        highest = Swift.max(highest, UInt32(bitPattern: numbers[index]))
      }
      return numbers.isEmpty || Int(highest) < bound
    }
  }
}
