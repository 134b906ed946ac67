import RuleSource

/// Writes numbers and texts one after the other.
struct CacheWriter {
  private(set) var bytes: [UInt8] = []

  /// Adds a number that is not negative, seven bits a byte.
  mutating func add(_ number: Int) {
    var rest = UInt64(number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ digest: Digest) {
    for half in [digest.first, digest.second] {
      for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: half >> UInt64(8 * shift))) }
    }
  }

  /// Adds how many there are, then each.
  mutating func add<Item>(each items: [Item], _ write: (inout CacheWriter, Item) -> Void) {
    add(items.count)
    for item in items { write(&self, item) }
  }
}

/// Reads what a ``CacheWriter`` wrote.
struct CacheReader {
  /// The bytes are not what a writer writes.
  struct Damaged: Error {}

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  private mutating func byte() throws(Damaged) -> UInt8 {
    guard position < bytes.count else { throw Damaged() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func number() throws(Damaged) -> Int {
    var number = 0
    for shift in 0..<8 {
      let byte = try byte()
      number |= Int(byte & 0x7F) << (7 * shift)
      if byte < 0x80 { return number }
    }
    throw Damaged()
  }

  mutating func flag() throws(Damaged) -> Bool { try byte() != 0 }

  mutating func text() throws(Damaged) -> String {
    let count = try number()
    guard count <= bytes.count - position else { throw Damaged() }
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  mutating func digest() throws(Damaged) -> Digest {
    var halves: [UInt64] = []
    for _ in 0..<2 {
      var half: UInt64 = 0
      for shift in 0..<8 { half |= UInt64(try byte()) << UInt64(8 * shift) }
      halves.append(half)
    }
    return Digest(first: halves[0], second: halves[1])
  }

  mutating func each<Item>(
    _ read: (inout CacheReader) throws(Damaged) -> Item
  ) throws(Damaged) -> [Item] {
    let count = try number()
    // Every item takes at least a byte.
    guard count <= bytes.count - position else { throw Damaged() }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try read(&self)) }
    return items
  }
}
