import Foundation
import RuleStore
import RuleTestKit
import Testing

/// Mirrors in which a writer was killed, whose disk was full, or which something has cut off.
@Suite final class MirrorDamageTests {
  private let folder: URL
  private var path: String { folder.appending(path: "mirror.sqlite").path }
  private var logPath: String { path + "-wal" }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "damage-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static func people(_ day: Int, count: Int = 300) -> StoredTable {
    let rows = (0..<count).map { ["\($0)", $0 % 3 == 0 ? "day \(day)" : "always \($0)"] }
    return StoredTable(name: "people", columns: ["id", "name"], rows: rows)
  }

  private func make(_ table: StoredTable) throws {
    _ = try MirrorFile.create(
      path, tables: [table], position: StoredPosition(at: "2026-03-01T00:00:00Z"),
      source: "people.csv")
  }

  private func update(_ file: MirrorFile, _ table: StoredTable) throws {
    try file.transaction {
      try file.write([table])
      try file.append(activities: [Array(repeating: "x", count: 9)])
      let position = StoredPosition(at: "2026-03-02T00:00:00Z", traceRecords: 1, cycles: 2)
      try file.append(StoredUpdate(number: 2, position: position, source: "day 2", events: 5))
    }
  }

  /// The files of the mirror as a killed process leaves them.
  private func leave(_ database: Data, _ log: Data) throws {
    try database.write(to: URL(filePath: path))
    try log.write(to: URL(filePath: logPath))
    try? FileManager.default.removeItem(atPath: path + "-shm")
  }

  private func day() throws -> Int {
    let file = try MirrorFile.open(path)
    let (updates, activities) = (try file.updates(), try file.activities().rows)
    #expect(activities.count == updates.count - 1)
    #expect(try file.tables() == [Self.people(updates.count)])
    return updates.count
  }

  /// A process that is killed has written some first part of the log, and then of the database.
  @Test func `a writer that is killed at any of 200 points leaves the old or the new mirror`()
    throws
  {
    try make(Self.people(1))
    let before = try Data(contentsOf: URL(filePath: path))
    var log = Data()
    do {
      let file = try MirrorFile.open(path)
      try update(file, Self.people(2))
      log = try Data(contentsOf: URL(filePath: logPath))
    }
    let after = try Data(contentsOf: URL(filePath: path))
    try #require(log.count > 20_000 && after != before)
    for point in 0..<150 {
      let count = log.count * point / 150
      try leave(before, log.prefix(count))
      #expect(try day() == 1, "killed after \(count) bytes of the log")
    }
    try leave(before, log)
    #expect(try day() == 2)
    for point in 0..<50 {
      let count = after.count * point / 50
      try leave(after.prefix(count) + before.dropFirst(count), log)
      #expect(try day() == 2, "killed after \(count) bytes of the database")
    }
  }

  @Test func `a mirror that is cut off at any page is refused`() throws {
    try make(Self.people(1, count: 2000))
    let whole = try Data(contentsOf: URL(filePath: path))
    try #require(whole.count > 10 * 4096)
    for page in 1..<whole.count / 4096 {
      try whole.prefix(page * 4096).write(to: URL(filePath: path))
      #expect(throws: StoreFailure.self, "\(page) pages") {
        let file = try MirrorFile.open(path)
        _ = try file.tables()
        _ = try file.updates()
        _ = try file.activities()
      }
    }
  }

  @Test(arguments: [
    (60, "the mirror has version 2, this rulec reads version 1"),
    (68, "belongs to another program"),
  ])
  func `a file of a newer rulec or another program is refused`(
    offset: Int, message: String
  ) throws {
    try make(Self.people(1))
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    // The marks of the header are big-endian; the file is not touched otherwise.
    bytes.replaceSubrange(offset..<offset + 4, with: [0, 0, 0, 2])
    try Data(bytes).write(to: URL(filePath: path))
    #expect {
      _ = try MirrorFile.open(path)
    } throws: { error in
      (error as? StoreFailure)?.message.contains(message) ?? false
    }
    #expect([UInt8](try Data(contentsOf: URL(filePath: path))) == bytes)
  }

  @Test func `only rows that have changed are written`() throws {
    var rows = Self.people(1, count: 20_000).rows
    func table() -> StoredTable {
      StoredTable(name: "people", columns: ["id", "name"], rows: rows)
    }
    try make(table())
    let size = try Data(contentsOf: URL(filePath: path)).count
    let file = try MirrorFile.open(path)
    rows[7][1] = "someone else"
    rows.insert(["7a", "new"], at: 8)
    rows.remove(at: 15_000)
    rows.append(["20000", "last"])
    try update(file, table())
    let written = try Data(contentsOf: URL(filePath: logPath)).count
    #expect(written < size / 10, "\(written) bytes for 4 rows of a file of \(size)")
    #expect(try MirrorFile.open(path).tables() == [table()])
  }

  @Test(arguments: 0..<30) func `whatever rows are written are read again`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var rows: [[String]] = []
    try make(StoredTable(name: "people", columns: ["rowid", "e\u{301}"], rows: rows))
    let file = try MirrorFile.open(path)
    for _ in 0..<40 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0: rows.shuffle(using: &random)
      case 1..<3 where !rows.isEmpty:
        rows.remove(at: rows.indices.randomElement(using: &random) ?? 0)
      case 3..<5 where !rows.isEmpty:
        rows[rows.indices.randomElement(using: &random) ?? 0][1] = random.pick([
          "é", "e\u{301}", "",
        ])
      default:
        let place = Int.random(in: 0...rows.count, using: &random)
        let number = Int.random(in: 0..<5, using: &random)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
          rows.insert(["\(number)", random.pick(["a", "b", "é"])], at: place)
        }
      }
      let table = StoredTable(name: "people", columns: ["rowid", "e\u{301}"], rows: rows)
      try file.transaction { try file.write([table]) }
      let read = try #require(try file.tables().first)
      let isSame = zip(read.rows, rows).allSatisfy {
        $0.elementsEqual($1) { $0.utf8.elementsEqual($1.utf8) }
      }
      #expect(isSame && read.rows.count == rows.count, "seed \(seed)")
    }
  }
}
