import Foundation
import RuleStore
import RuleTestKit
import Testing

@Suite final class MirrorFileTests {
  private let folder: URL
  private var path: String { folder.appending(path: "mirror.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static let people = StoredTable(
    name: "people", columns: ["id", "first\"Name"],
    rows: [["1", "Ada"], ["2", ""], ["3", "a\nb,\"c\" 漢 e\u{301}"]])
  private static let members = StoredTable(
    name: "campaign_member", columns: ["Id"], rows: [["00v"], ["00w"]])
  private static let position = StoredPosition(at: "2026-03-01T00:00:00Z")

  private func make() throws {
    _ = try MirrorFile.create(
      path, tables: [Self.people, Self.members], position: Self.position, source: "people.csv")
  }

  private func update(_ number: Int, _ tables: [StoredTable]) throws {
    let file = try MirrorFile.open(path)
    try file.transaction {
      try file.write(tables)
      try file.append(activities: [Array(repeating: "x\(number)", count: 9)])
      let position = StoredPosition(
        at: "2026-03-0\(number)T00:00:00Z", traceRecords: number, cycles: 2)
      try file.append(
        StoredUpdate(number: number, position: position, source: "day \(number)", events: 5))
    }
  }

  @Test func `what is stored is read again`() throws {
    try make()
    try update(2, [Self.people])
    let file = try MirrorFile.open(path)
    #expect(try file.tables() == [Self.people])
    #expect(try file.activities().rows == [["1"] + Array(repeating: "x2", count: 8)])
    let updates = try file.updates()
    #expect(updates.map(\.number) == [1, 2])
    #expect(updates[1].position.traceRecords == 2)
    #expect(updates[1].source == "day 2")
  }

  @Test func `a change that fails leaves nothing behind`() throws {
    try make()
    let file = try MirrorFile.open(path)
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try file.transaction {
        try file.write([])
        throw Stop()
      }
    }
    #expect(try MirrorFile.open(path).tables().count == 2)
  }

  @Test func `a mirror is not made over a file`() throws {
    try make()
    #expect(throws: StoreFailure.self) { try make() }
  }

  @Test func `an uncommitted change is not seen, a committed one is`() throws {
    try make()
    let first = try MirrorFile.open(path)
    try first.transaction {
      try first.write([])
      let second = try MirrorFile.open(path)
      #expect(try second.tables().count == 2)
    }
    #expect(try MirrorFile.open(path).tables().isEmpty)
  }

  @Test func `a second writer waits and is told`() throws {
    try make()
    let first = try MirrorFile.open(path)
    let second = try MirrorFile.open(path)
    try first.transaction {
      try first.write([])
      #expect {
        try second.transaction { try second.write([Self.people]) }
      } throws: { error in
        (error as? StoreFailure)?.message.contains("another process") ?? false
      }
    }
    try second.transaction { try second.write([Self.people]) }
    #expect(try MirrorFile.open(path).tables() == [Self.people])
  }

  @Test func `foreign and truncated files are refused`() throws {
    try Data("id,email\n1,a@example.com\n".utf8).write(to: URL(filePath: path))
    #expect(throws: StoreFailure.self) { _ = try MirrorFile.open(path) }
    try Data().write(to: URL(filePath: path))
    #expect { _ = try MirrorFile.open(path) } throws: { error in
      (error as? StoreFailure)?.message.contains("is empty") ?? false
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: StoreFailure.self) { _ = try MirrorFile.open(path) }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  /// Every damaged copy is refused, or reads as what was stored: never as something else.
  @Test(arguments: 0..<150) func `damage is noticed`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = (0..<400).map { ["\($0)", "name \($0) \(String(repeating: "x", count: $0 % 50))"] }
    let table = StoredTable(name: "people", columns: ["id", "name"], rows: rows)
    do {
      _ = try MirrorFile.create(
        path, tables: [table], position: Self.position, source: "people.csv")
    }
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    switch seed % 3 {
    case 0: bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << (seed % 8)
    case 1: bytes.removeSubrange(Int.random(in: 1..<bytes.count, using: &random)...)
    default:
      let page = Int.random(in: 0..<bytes.count / 4096, using: &random) * 4096
      for index in page..<page + 4096 { bytes[index] = 0 }
    }
    try Data(bytes).write(to: URL(filePath: path))
    do {
      let file = try MirrorFile.open(path)
      let isSame = try file.tables() == [table] && file.updates().count == 1
      #expect(isSame, "seed \(seed): read something else")
    } catch is StoreFailure {
    }
  }

  @Test func `a changed log entry is noticed`() throws {
    try make()
    try update(2, [Self.people])
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let pattern = Array("day 2".utf8)
    let found = bytes.indices.dropLast(pattern.count).filter {
      bytes[$0...].starts(with: pattern)
    }
    #expect(!found.isEmpty)
    for index in found { bytes[index] = UInt8(ascii: "D") }
    try Data(bytes).write(to: URL(filePath: path))
    #expect(throws: StoreFailure.self) { _ = try MirrorFile.open(path).updates() }
  }
}
