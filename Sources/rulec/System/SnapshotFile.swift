import RuleSource
import RuleWorkspace
import SyncState

/// A snapshot as a file: a table of its sections, the head, then the sections as they lie in memory.
///
/// Each part has a checksum; sections are read when they are asked for, on any thread.
struct SnapshotFile: Sendable {
  /// What the snapshot was made of.
  let key: Digest
  /// What the sections are.
  let head: [UInt8]
  private let entries: [Entry]
  private let file: MappedFile
  /// Whether the checksum of each section has been compared.
  private var isChecked: [Bool]

  /// Where a section is.
  private struct Entry: Sendable {
    let kind: Kind
    let count: Int
    let offset: Int
    let sum: UInt64

    var numbers: [UInt64] { [kind.rawValue, UInt64(count), UInt64(offset), sum] }
  }

  /// What the items of a section are.
  private enum Kind: UInt64 {
    case bytes, words, longs, pairs, numbers, members

    var itemSize: Int {
      switch self {
      case .bytes: 1
      case .words: 4
      case .longs, .pairs, .numbers: 8
      case .members: MemoryLayout<ProgramMember>.stride
      }
    }
  }

  private static let magic: UInt64 = 0x3230_5453_4C55_5200
  /// The numbers before the table: magic, key (2), sizes of head and table, checksum of both.
  private static let prefixCount = 6
  private static let entrySize = 4
  private static let alignment = 64

  /// Opens a file; nil when there is none, or its beginning is damaged.
  init?(_ path: String) {
    guard let file = try? MappedFile(path),
      let prefix: Stretch<UInt64> = file.items(at: 0, count: Self.prefixCount),
      prefix[0] == Self.magic,
      let headCount = Int(exactly: prefix[3]), let tableCount = Int(exactly: prefix[4]),
      tableCount < file.size,
      let table: Stretch<UInt64> = file.items(
        at: Self.prefixCount * 8, count: tableCount),
      let head: Stretch<UInt8> = file.items(
        at: (Self.prefixCount + tableCount) * 8, count: headCount),
      tableCount % Self.entrySize == 0,
      Self.sum(key: prefix[1], prefix[2], Checksum.of(table), Checksum.of(head)) == prefix[5]
    else { return nil }
    self.file = file
    self.head = Array(head)
    key = Digest(first: prefix[1], second: prefix[2])
    var entries: [Entry] = []
    for start in stride(from: 0, to: table.count, by: Self.entrySize) {
      guard let kind = Kind(rawValue: table[start]), let count = Int(exactly: table[start + 1]),
        let offset = Int(exactly: table[start + 2])
      else { return nil }
      entries.append(Entry(kind: kind, count: count, offset: offset, sum: table[start + 3]))
    }
    self.entries = entries
    isChecked = Array(repeating: false, count: entries.count)
  }

  /// Compares the checksum of a section, so that it need not be done when the section is asked for.
  mutating func check(_ number: Int) {
    if section(number) != nil { isChecked[number] = true }
  }

  /// Returns a section; nil when it is damaged or there is none with the number.
  func section(_ number: Int) -> SnapshotSection? {
    guard entries.indices.contains(number) else { return nil }
    let entry = entries[number]
    func items<Item: BitwiseCopyable>() -> Stretch<Item>? {
      guard let items: Stretch<Item> = file.items(at: entry.offset, count: entry.count)
      else { return nil }
      return isChecked[number] || Checksum.of(items) == entry.sum ? items : nil
    }
    return switch entry.kind {
    case .bytes: items().map { .bytes($0) }
    case .words: items().map { .words($0) }
    case .longs: items().map { .longs($0) }
    case .pairs: items().map { .pairs($0) }
    case .numbers: items().map { .numbers($0) }
    case .members: items().map { .members($0) }
    }
  }

  /// Writes a snapshot; the file appears when it is complete.
  static func write(
    _ snapshot: StateSnapshot, key: Digest, to path: String
  ) throws(FileReader.Failure) {
    let tableCount = snapshot.sections.count * entrySize
    var offset = aligned((prefixCount + tableCount) * 8 + snapshot.head.count)
    var entries: [Entry] = []
    for section in snapshot.sections {
      let (kind, count, sum) = description(of: section)
      entries.append(Entry(kind: kind, count: count, offset: offset, sum: sum))
      offset = aligned(offset + count * kind.itemSize)
    }
    let table = entries.flatMap(\.numbers)
    let file = try AtomicFile(path, overwrite: true)
    let prefix = [
      magic, key.first, key.second, UInt64(snapshot.head.count), UInt64(tableCount),
      sum(key: key.first, key.second, Checksum.of(table), Checksum.of(snapshot.head)),
    ]
    var written = 0
    func write(_ bytes: [UInt8], at place: Int? = nil) throws(FileReader.Failure) {
      if let place { try file.write(repeatElement(0, count: place - written)) }
      try file.write(bytes)
      written = (place ?? written) + bytes.count
    }
    try write(bytes(of: Stretch(prefix + table)))
    try write(snapshot.head)
    for (section, entry) in zip(snapshot.sections, entries) {
      try write(bytes(of: section), at: entry.offset)
    }
    try file.commit()
  }

  private static func aligned(_ offset: Int) -> Int {
    (offset + alignment - 1) / alignment * alignment
  }

  private static func sum(
    key first: UInt64, _ second: UInt64, _ table: UInt64, _ head: UInt64
  ) -> UInt64 {
    Checksum.of([first, second, table, head])
  }

  private static func description(of section: SnapshotSection) -> (Kind, count: Int, UInt64) {
    switch section {
    case .bytes(let items): (.bytes, items.count, Checksum.of(items))
    case .words(let items): (.words, items.count, Checksum.of(items))
    case .longs(let items): (.longs, items.count, Checksum.of(items))
    case .pairs(let items): (.pairs, items.count, Checksum.of(items))
    case .numbers(let items): (.numbers, items.count, Checksum.of(items))
    case .members(let items): (.members, items.count, Checksum.of(items))
    }
  }

  private static func bytes(of section: SnapshotSection) -> [UInt8] {
    switch section {
    case .bytes(let items): bytes(of: items)
    case .words(let items): bytes(of: items)
    case .longs(let items): bytes(of: items)
    case .pairs(let items): bytes(of: items)
    case .numbers(let items): bytes(of: items)
    case .members(let items): bytes(of: items)
    }
  }

  private static func bytes<Item: BitwiseCopyable>(of items: Stretch<Item>) -> [UInt8] {
    items.read { items in unsafe items.withUnsafeBytes { unsafe Array($0) } }
  }
}
