/// The distinct texts of a model, each stored once and known by a dense identifier.
///
/// Two texts are the same when their UTF-8 bytes are the same; Swift's canonical equivalence does
/// not count, because neither Marketo's nor Salesforce's files know it.
public struct TextPool: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends among the bytes.
  private var ends: [Int64] = [0]
  /// The hash of a text in the high half, its identifier plus one in the low half; 0 where free.
  ///
  /// The hash alone says where a text belongs and that most others are not the one looked for, so
  /// that neither a look-up nor growing touches their bytes.
  private var slots: [UInt64]
  /// Texts that were taken over as a whole, nil when none were.
  private var kept: KeptTexts?
  /// The identifiers of the kept texts, which none has when there are none.
  private var keptIDs = Int.max..<Int.max

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
  public var count: Int { ends.count + keptIDs.count }

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
    precondition(kept == nil && other.kept == nil, "pools of kept texts are not put together")
    let hashes = other.hashes
    while (ends.count + other.count) * 3 > slots.count * 2 { grow() }
    var ids: [TextID] = []
    ids.reserveCapacity(other.count)
    let blockSize = 32
    var found = [UInt32](repeating: 0, count: blockSize)
    for first in stride(from: 0, to: hashes.count, by: blockSize) {
      let block = first..<min(first + blockSize, hashes.count)
      lookUp(hashes[block], &found)
      for position in block {
        let text = other.bytes.span.extracting(other.range(own: position))
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
      let start = Int(ends[Int(found[index]) - 2])
      if start >= bytes.count || bytes[start] == 0xFF { found[index] = 0 }
    }
  }

  /// The hash of each text; only of a pool that has not taken over any.
  private var hashes: [UInt32] {
    var hashes = [UInt32](repeating: 0, count: ends.count)
    for entry in slots where entry != 0 {
      hashes[Int(UInt32(truncatingIfNeeded: entry)) - 1] = UInt32(entry >> 32)
    }
    return hashes
  }

  /// Calls a function with texts whose identifiers follow each other, in one run or a few: the
  /// identifier of the first, bytes that hold all of them one after the other, where the first
  /// begins, and where each ends.
  package func readRuns(
    _ ids: Range<Int>,
    _ body: (_ first: Int, Span<UInt8>, _ start: Int, _ ends: Span<Int64>) -> Void
  ) {
    func read(_ part: Range<Int>, _ first: Int, _ bytes: Span<UInt8>, _ ends: Span<Int64>) {
      let start = part.lowerBound == 0 ? 0 : Int(ends[part.lowerBound - 1])
      body(first, bytes, start, ends.extracting(part))
    }
    let before = ids.clamped(to: 0..<keptIDs.lowerBound)
    if !before.isEmpty { read(before, before.lowerBound, bytes.span, ends.span) }
    let within = ids.clamped(to: keptIDs)
    if let kept, !within.isEmpty {
      let first = keptIDs.lowerBound
      let part = within.lowerBound - first..<within.upperBound - first
      kept.bytes.read { bytes in
        kept.ends.read { ends in read(part, within.lowerBound, bytes, ends) }
      }
    }
    let after = ids.clamped(to: keptIDs.upperBound..<Int.max)
    if !after.isEmpty {
      let part = after.lowerBound - keptIDs.count..<after.upperBound - keptIDs.count
      read(part, after.lowerBound, bytes.span, ends.span)
    }
  }

  private mutating func intern(_ text: Span<UInt8>, hash: UInt32) -> TextID {
    if let found = find(text, hash: hash) { return TextID(found) }
    let id = UInt32(count)
    bytes.append(addingCapacity: text.count) { added in
      for index in text.indices { added.append(text[index]) }
    }
    ends.append(Int64(bytes.count))
    if ends.count * 3 > slots.count * 2 { grow() }
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
    if let index = own(id) { return bytes[range(own: index)] }
    var copy: [UInt8] = []
    read(id) { text in for index in text.indices { copy.append(text[index]) } }
    return copy[...]
  }

  /// Calls a function with the UTF-8 bytes of a text, which nobody holds on to.
  func read(_ id: TextID, _ body: (Span<UInt8>) -> Void) {
    if let index = own(id) {
      body(bytes.span.extracting(range(own: index)))
    } else {
      kept?.read(id.index - keptIDs.lowerBound, body)
    }
  }

  /// The position of a text among those that are not kept; nil for a kept one.
  @inline(__always) private func own(_ id: TextID) -> Int? {
    if id.index < keptIDs.lowerBound { return id.index }
    return keptIDs.contains(id.index) ? nil : id.index - keptIDs.count
  }

  /// The bytes of a text that is not kept.
  @inline(__always) private func range(own index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// Returns the bytes of the texts from an identifier on, one text behind the other, and where each
  /// ends in the bytes of all texts.
  package func texts(from first: Int) -> (bytes: ArraySlice<UInt8>, ends: ArraySlice<Int64>) {
    precondition(kept == nil, "kept texts lie elsewhere")
    return (bytes[(first == 0 ? 0 : Int(ends[first - 1]))...], ends[first...])
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
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if UInt32(slots[slot] >> 32) == hash {
        let candidate = UInt32(truncatingIfNeeded: slots[slot]) - 1
        if isEqual(TextID(candidate), text) { return candidate }
      }
      slot = (slot + 1) & mask
    }
    return kept?.find(text, hash: hash).map { UInt32(keptIDs.lowerBound + $0) }
  }

  private func isEqual(_ id: TextID, _ text: Span<UInt8>) -> Bool {
    guard let index = own(id) else { preconditionFailure("kept texts have no slots") }
    let range = range(own: index)
    guard range.count == text.count else { return false }
    return bytes.span.extracting(range).hasSameBytes(as: text)
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
  /// What the pool consists of, to be kept in a file; nil for one that has taken over kept texts.
  package var content: KeptTexts? {
    kept == nil ? KeptTexts(bytes: bytes, ends: ends, hashes: hashes) : nil
  }

  /// Creates a pool of the texts of another one, followed by kept ones, which are neither copied nor
  /// hashed again.
  ///
  /// A kept text that the other pool has has that identifier; ``wordsOfKept`` says so.
  package init(_ base: TextPool, followedBy kept: KeptTexts) {
    precondition(base.kept == nil, "texts are taken over once")
    self = base
    self.kept = kept
    keptIDs = base.count..<base.count + kept.count
  }

  /// What words of columns with the kept texts mean here.
  package var wordsOfKept: KeptWords {
    var others: [Int32: Int32] = [:]
    for id in 0..<min(ends.count, keptIDs.lowerBound) {
      let text = bytes.span.extracting(range(own: id))
      if let position = kept?.find(text, hash: Self.hash(text)) {
        others[Int32(position) + 1] = Int32(id) + 1
      }
    }
    return KeptWords(offset: keptIDs.lowerBound, others: others)
  }
}
