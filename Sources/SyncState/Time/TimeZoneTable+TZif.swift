/// Why the bytes of a time-zone file cannot be used.
public struct TimeZoneFileError: Error, Hashable, Sendable {
  /// What is wrong, for people, such as `the file ends within the transition times`.
  public let reason: String

  init(_ reason: String) { self.reason = reason }
}

extension TimeZoneTable {
  /// The last year for which the rule at the end of a time-zone file is expanded.
  static let expandedYearLast = 2100

  /// Creates a zone from the bytes of a compiled time-zone file (RFC 8536).
  ///
  /// The 64-bit data of versions 2 and later is used, or that of version 1 when there is no other.
  /// The POSIX rule in the footer is expanded up to ``expandedYearLast``; later instants have the
  /// last offset. Files that count leap seconds are refused, because an ``Instant`` does not.
  public init(name: String, tzif bytes: [UInt8]) throws(TimeZoneFileError) {
    var reader = TZifReader(bytes)
    let block = try reader.readLastBlock()
    let early = block.changes.prefix { $0.at < TZifReader.secondsMin }
    var firstOffset = early.last?.offset ?? block.firstOffset
    var changes = Array(block.changes.dropFirst(early.count))
    if let rule = try reader.readFooter() {
      if block.changes.isEmpty { firstOffset = rule.standardOffset }
      changes += rule.changes(after: changes.last?.at, through: Self.expandedYearLast)
    }
    self.init(
      name: name, firstOffset: firstOffset, changes: Self.dropRepetitions(changes, firstOffset))
  }

  /// Leaves out the changes that keep the offset, such as those of the abbreviation alone.
  private static func dropRepetitions(
    _ changes: [(at: Int64, offset: Int32)], _ firstOffset: Int32
  ) -> [(at: Int64, offset: Int32)] {
    var kept: [(at: Int64, offset: Int32)] = []
    for change in changes where change.offset != kept.last?.offset ?? firstOffset {
      kept.append(change)
    }
    return kept
  }
}

/// Reads the parts of a compiled time-zone file; every length is checked before it is used.
private struct TZifReader {
  /// The bounds of instants that are kept: about the years 0 and 5000.
  static let secondsMin: Int64 = -62_135_596_800
  static let secondsMax: Int64 = 95_617_584_000
  /// RFC 8536, section 3.2, asks for offsets within these bounds.
  static let offsets: ClosedRange<Int32> = -93_599...93_599

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The changes of offset in one data block.
  struct Block {
    var firstOffset: Int32
    var changes: [(at: Int64, offset: Int32)]
  }

  private struct Header {
    let version: UInt8
    let utcCount: Int
    let standardCount: Int
    let leapCount: Int
    let timeCount: Int
    let typeCount: Int
    let characterCount: Int

    /// The number of bytes of the data block after the header.
    func blockByteCount(timeBytes: Int) -> Int {
      timeCount * (timeBytes + 1) + typeCount * 6 + characterCount + leapCount * (timeBytes + 4)
        + standardCount + utcCount
    }
  }

  mutating func readLastBlock() throws(TimeZoneFileError) -> Block {
    let first = try readHeader()
    guard first.version >= UInt8(ascii: "2") else { return try readBlock(first, timeBytes: 4) }
    try skip(first.blockByteCount(timeBytes: 4), "the 32-bit data")
    return try readBlock(try readHeader(), timeBytes: 8)
  }

  private mutating func readHeader() throws(TimeZoneFileError) -> Header {
    guard bytes.count - position >= 44, bytes[position..<position + 4].elementsEqual("TZif".utf8)
    else { throw TimeZoneFileError("the bytes are not those of a compiled time-zone file") }
    let version = bytes[position + 4]
    position += 20
    var counts: [Int] = []
    for _ in 0..<6 { counts.append(Int(try readInteger(byteCount: 4, "the header"))) }
    guard counts.allSatisfy({ (0...1_000_000).contains($0) }), (1...256).contains(counts[4]) else {
      throw TimeZoneFileError("the header has an impossible count")
    }
    return Header(
      version: version, utcCount: counts[0], standardCount: counts[1], leapCount: counts[2],
      timeCount: counts[3], typeCount: counts[4], characterCount: counts[5])
  }

  private mutating func readBlock(
    _ header: Header, timeBytes: Int
  ) throws(TimeZoneFileError) -> Block {
    guard header.leapCount == 0 else {
      throw TimeZoneFileError("the file counts leap seconds; use the one outside `right/`")
    }
    var times: [Int64] = []
    for _ in 0..<header.timeCount {
      times.append(try readInteger(byteCount: timeBytes, "the transition times"))
    }
    guard zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw TimeZoneFileError("the transition times do not ascend")
    }
    let types = try take(header.timeCount, "the transition types")
    var offsets: [Int32] = []
    for _ in 0..<header.typeCount {
      let offset = Int32(truncatingIfNeeded: try readInteger(byteCount: 4, "the local time types"))
      guard Self.offsets.contains(offset) else {
        throw TimeZoneFileError("an offset from UTC exceeds 26 hours")
      }
      offsets.append(offset)
      try skip(2, "the local time types")
    }
    guard types.allSatisfy({ Int($0) < offsets.count }) else {
      throw TimeZoneFileError("a transition names a local time type that does not exist")
    }
    try skip(header.characterCount + header.standardCount + header.utcCount, "the designations")
    let changes = zip(times, types).filter { $0.0 <= Self.secondsMax }
    return Block(
      firstOffset: offsets[0], changes: changes.map { (at: $0.0, offset: offsets[Int($0.1)]) })
  }

  /// Returns the rule between the two line breaks of the footer; nil when there is none.
  func readFooter() throws(TimeZoneFileError) -> PosixZoneRule? {
    let footer = bytes[position...]
    guard !footer.isEmpty else { return nil }
    guard footer.first == 0x0A, let end = footer.dropFirst().firstIndex(of: 0x0A) else {
      throw TimeZoneFileError("the footer is not enclosed in line breaks")
    }
    let text = footer[(footer.startIndex + 1)..<end]
    if text.isEmpty { return nil }
    guard let rule = PosixZoneRule(Array(text)) else {
      throw TimeZoneFileError("the rule in the footer cannot be read")
    }
    return rule
  }

  private mutating func take(
    _ count: Int, _ part: String
  ) throws(TimeZoneFileError) -> ArraySlice<UInt8> {
    guard bytes.count - position >= count else {
      throw TimeZoneFileError("the file ends within \(part)")
    }
    defer { position += count }
    return bytes[position..<position + count]
  }

  private mutating func skip(_ count: Int, _ part: String) throws(TimeZoneFileError) {
    _ = try take(count, part)
  }

  /// Returns a signed big-endian number of 4 or 8 bytes.
  private mutating func readInteger(
    byteCount: Int, _ part: String
  ) throws(TimeZoneFileError) -> Int64 {
    let taken = try take(byteCount, part)
    let bits = taken.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return byteCount == 4
      ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
  }
}
