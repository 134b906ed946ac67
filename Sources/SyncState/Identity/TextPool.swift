/// The distinct texts of a model, each stored once and known by a dense identifier.
///
/// Two texts are the same when their UTF-8 bytes are the same; Swift's canonical equivalence does
/// not count, because neither Marketo's nor Salesforce's files know it.
public struct TextPool: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var slots: [UInt32]

  /// Creates a pool that holds only the empty text.
  public init() {
    slots = Array(repeating: Self.free, count: 64)
    insert(Self.hash("".utf8.span), at: 0)
  }

  /// The number of distinct texts.
  public var count: Int { ends.count }

  /// Returns the identifier of a text, adding the text when it is new.
  public mutating func intern(_ text: String) -> TextID { intern(utf8: text.utf8.span) }

  /// Returns the identifier of UTF-8 bytes, adding the text when it is new.
  public mutating func intern(utf8 text: Span<UInt8>) -> TextID {
    let hash = Self.hash(text)
    if let found = find(text, hash: hash) { return TextID(found) }
    let id = UInt32(ends.count)
    for index in text.indices { bytes.append(text[index]) }
    ends.append(bytes.count)
    if ends.count * 2 > slots.count { grow() } else { insert(hash, at: id) }
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

  private static let free = UInt32.max

  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }

  private func find(_ text: Span<UInt8>, hash: UInt64) -> UInt32? {
    let mask = UInt64(slots.count - 1)
    var slot = hash & mask
    while slots[Int(slot)] != Self.free {
      let candidate = slots[Int(slot)]
      if isEqual(utf8(TextID(candidate)), text) { return candidate }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func isEqual(_ stored: ArraySlice<UInt8>, _ text: Span<UInt8>) -> Bool {
    guard stored.count == text.count else { return false }
    for index in text.indices where stored[stored.startIndex + index] != text[index] {
      return false
    }
    return true
  }

  private mutating func insert(_ hash: UInt64, at id: UInt32) {
    let mask = UInt64(slots.count - 1)
    var slot = hash & mask
    while slots[Int(slot)] != Self.free { slot = (slot + 1) & mask }
    slots[Int(slot)] = id
  }

  private mutating func grow() {
    slots = Array(repeating: Self.free, count: slots.count * 4)
    for index in ends.indices {
      insert(Self.hash(utf8(TextID(index)).span), at: UInt32(index))
    }
  }
}
