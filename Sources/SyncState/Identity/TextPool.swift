/// The distinct texts of a model, each stored once and known by a dense identifier.
///
/// Two texts are the same when their UTF-8 bytes are the same; Swift's canonical equivalence does
/// not count, because neither Marketo's nor Salesforce's files know it.
public struct TextPool: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  /// The hash of a text in the high half, its identifier plus one in the low half; 0 where free.
  ///
  /// The hash alone says where a text belongs and that most others are not the one looked for, so
  /// that neither a look-up nor growing touches their bytes.
  private var slots: [UInt64]
  /// The slots of texts that were taken over as a whole, nil when none were.
  private var kept: KeptSlots?

  /// Slots in which identifiers are smaller than here by an offset.
  private struct KeptSlots: Sendable {
    let slots: [UInt64]
    let offset: UInt32
    let count: Int
  }

  /// Creates a pool that holds only the empty text.
  public init() { self.init(capacity: 0) }

  /// Creates a pool that holds only the empty text and has room for so many others.
  public init(capacity: Int) {
    var size = 64
    while capacity * 3 > size * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    ends.reserveCapacity(capacity + 1)
    insert(Self.entry(Self.hash("".utf8.span), 0))
  }

  /// The number of distinct texts.
  public var count: Int { ends.count }

  /// Returns the identifier of a text, adding the text when it is new.
  public mutating func intern(_ text: String) -> TextID { intern(utf8: text.utf8.span) }

  /// Returns the identifier of UTF-8 bytes, adding the text when it is new.
  public mutating func intern(utf8 text: Span<UInt8>) -> TextID {
    intern(text, hash: Self.hash(text))
  }

  /// Adds the texts of another pool; returns the identifier here of each identifier there.
  ///
  /// The hashes are those of the other pool, so that only texts that are here already are touched.
  public mutating func merge(_ other: TextPool) -> [TextID] {
    var hashes = [UInt32](repeating: 0, count: other.count)
    for entry in other.slots where entry != 0 {
      hashes[Int(UInt32(truncatingIfNeeded: entry)) - 1] = UInt32(entry >> 32)
    }
    while (ends.count + other.count) * 3 > slots.count * 2 { grow() }
    var ids: [TextID] = []
    ids.reserveCapacity(other.count)
    let blockSize = 32
    var found = [UInt32](repeating: 0, count: blockSize)
    for first in stride(from: 0, to: hashes.count, by: blockSize) {
      let block = first..<min(first + blockSize, hashes.count)
      lookUp(hashes[block], &found)
      for position in block {
        let start = position == 0 ? 0 : other.ends[position - 1]
        let text = other.bytes.span.extracting(start..<other.ends[position])
        let candidate = found[position - first]
        if candidate != 0, isEqual(TextID(candidate - 1), text) {
          ids.append(TextID(candidate - 1))
        } else {
          ids.append(intern(text, hash: hashes[position]))
        }
      }
    }
    return ids
  }

  /// Looks where texts with some hashes belong: the identifier plus one of a text with the same hash,
  /// 0 for none in the first slot.
  ///
  /// All slots are asked for before what they name is, so that the cache misses overlap.
  private func lookUp(_ hashes: ArraySlice<UInt32>, _ found: inout [UInt32]) {
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      let entry = slots[Int(hash) & mask]
      found[index] = UInt32(entry >> 32) == hash ? UInt32(truncatingIfNeeded: entry) : 0
    }
    // Then what a text begins with is in the cache when it is compared; no UTF-8 has the byte FF.
    for index in 0..<hashes.count where found[index] > 1 {
      let start = ends[Int(found[index]) - 2]
      if start >= bytes.count || bytes[start] == 0xFF { found[index] = 0 }
    }
  }

  /// Answers a question about texts in ASCII, each of which is asked about once: 2 for yes, 1 for
  /// no, 3 for a text that is not in ASCII; returns whether there was one of those.
  ///
  /// `words` are identifiers plus one, 0 for none, as columns have them; `answers` has a place for
  /// every word, 0 where nothing is known.
  public func ask(
    _ words: [Int32], _ answers: inout [UInt8], _ question: (Span<UInt8>) -> Bool
  ) -> Bool {
    let all = bytes.span
    var isOpen = false
    for word in words where word != 0 && answers[Int(word)] == 0 {
      let index = Int(word) - 1
      let text = all.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index])
      if text.isASCII {
        answers[Int(word)] = question(text) ? 2 : 1
      } else {
        answers[Int(word)] = 3
        isOpen = true
      }
    }
    return isOpen
  }

  private mutating func intern(_ text: Span<UInt8>, hash: UInt32) -> TextID {
    if let found = find(text, hash: hash) { return TextID(found) }
    let id = UInt32(ends.count)
    bytes.append(addingCapacity: text.count) { added in
      for index in text.indices { added.append(text[index]) }
    }
    ends.append(bytes.count)
    if (ends.count - (kept?.count ?? 0)) * 3 > slots.count * 2 { grow() }
    insert(Self.entry(hash, id))
    return TextID(id)
  }

  /// Returns the identifier of a text that is already in the pool.
  public func find(_ text: String) -> TextID? {
    let span = text.utf8.span
    return find(span, hash: Self.hash(span)).map { TextID($0) }
  }

  /// Returns the text of an identifier.
  public subscript(id: TextID) -> String { String(decoding: utf8(id), as: UTF8.self) }

  /// Returns the UTF-8 bytes of a text.
  public func utf8(_ id: TextID) -> ArraySlice<UInt8> {
    let index = id.index
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Calls a function with the UTF-8 bytes of a text, which nobody holds on to.
  public func read(_ id: TextID, _ body: (Span<UInt8>) -> Void) {
    let start = id.index == 0 ? 0 : ends[id.index - 1]
    body(bytes.span.extracting(start..<ends[id.index]))
  }

  /// Returns the bytes of the texts from an identifier on, one text behind the other, and where each
  /// ends in the bytes of all texts.
  package func texts(from first: Int) -> (bytes: ArraySlice<UInt8>, ends: ArraySlice<Int>) {
    (bytes[(first == 0 ? 0 : ends[first - 1])...], ends[first...])
  }

  private static func entry(_ hash: UInt32, _ id: UInt32) -> UInt64 {
    UInt64(hash) << 32 | UInt64(id) + 1
  }

  /// Mixes eight bytes at a time.
  private static func hash(_ text: Span<UInt8>) -> UInt32 {
    let factor: UInt64 = 0x9FB2_1C65_1E98_DF25
    var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= text.count {
      hash = (hash ^ text.word(at: index)) &* factor
      hash ^= hash >> 32
      index += 8
    }
    var rest: UInt64 = 0
    while index < text.count {
      rest = rest << 8 | UInt64(text[index])
      index += 1
    }
    hash = (hash ^ rest) &* factor
    hash ^= hash >> 32
    hash = hash &* factor
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  private func find(_ text: Span<UInt8>, hash: UInt32) -> UInt32? {
    if let found = find(text, hash: hash, in: slots, offset: 0) { return found }
    return kept.flatMap { find(text, hash: hash, in: $0.slots, offset: $0.offset) }
  }

  private func find(
    _ text: Span<UInt8>, hash: UInt32, in slots: [UInt64], offset: UInt32
  ) -> UInt32? {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if UInt32(slots[slot] >> 32) == hash {
        let candidate = UInt32(truncatingIfNeeded: slots[slot]) - 1 + offset
        if isEqual(TextID(candidate), text) { return candidate }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func isEqual(_ id: TextID, _ text: Span<UInt8>) -> Bool {
    let start = id.index == 0 ? 0 : ends[id.index - 1]
    guard ends[id.index] - start == text.count else { return false }
    return bytes.span.extracting(start..<ends[id.index]).hasSameBytes(as: text)
  }

  private mutating func insert(_ entry: UInt64) {
    let mask = slots.count - 1
    var slot = Int(entry >> 32) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 { insert(entry) }
  }
}

extension TextPool {
  /// What a pool consists of, as plain numbers that can be kept in a file.
  package struct Content: Sendable {
    package let bytes: [UInt8]
    package let ends: [Int64]
    package let slots: [UInt64]

    package init(bytes: [UInt8], ends: [Int64], slots: [UInt64]) {
      self.bytes = bytes
      self.ends = ends
      self.slots = slots
    }
  }

  /// What the pool consists of; nil for one that has taken over kept texts.
  package var content: Content? {
    kept == nil
      ? Content(bytes: bytes, ends: ends.map { Int64($0) }, slots: slots) : nil
  }

  /// Creates a pool of the texts of another one, followed by kept ones, which are not hashed again.
  ///
  /// A kept text that the other pool has has that identifier; ``wordsOfKept`` says so.
  package init(_ base: TextPool, followedBy content: Content) {
    let offset = base.bytes.count
    self = base
    bytes += content.bytes
    ends.reserveCapacity(base.count + content.ends.count)
    for end in content.ends { ends.append(Int(end) + offset) }
    kept = KeptSlots(
      slots: content.slots, offset: UInt32(base.count), count: content.ends.count)
  }

  /// For identifiers plus one of kept texts, and 0 for none, the same of this pool.
  package var wordsOfKept: [Int32] {
    guard let kept else { return [] }
    let offset = Int(kept.offset)
    var words: [Int32] = [0]
    words.reserveCapacity(kept.count + 1)
    for index in 0..<kept.count { words.append(Int32(offset + index + 1)) }
    for id in 0..<offset {
      let text = utf8(TextID(id)).span
      if let found = find(text, hash: Self.hash(text), in: kept.slots, offset: kept.offset) {
        words[Int(found) - offset + 1] = Int32(id) + 1
      }
    }
    return words
  }
}
