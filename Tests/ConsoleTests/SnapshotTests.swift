import Foundation
import RuleTestKit
import Testing

/// The snapshot of exports in the folder of caches.
@Suite struct SnapshotTests {
  private static let snapshot = ".rulec-cache/state"

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// A small workspace with people who are large enough to be worth a snapshot.
  private func workspace() throws -> URL {
    let folder = try CommandLineTool.makeFolder()
    try write(
      "rulec: 1\n---\nsmart_list: Swedes\nfilters: [{person: {Country: Sweden}}]\n", "rulec.yaml",
      in: folder)
    try write("smart_list: Bosses\nfilters: [{person: {Job Title: CEO}}]\n", "b.yaml", in: folder)
    let filler = String(repeating: "x", count: 1_000)
    let rows = (1...1_100).map { number in
      "\(number),p\(number)@example.com,\(number % 3 == 0 ? "Sweden" : "Norway"),"
        + "\(number % 5 == 0 ? "CEO" : "null"),\(filler)\n"
    }
    try write("id,email,country,title,unknown\n" + rows.joined(), "people.csv", in: folder)
    return folder
  }

  private func ask(_ folder: URL, _ list: String = "Swedes", _ more: [String] = []) throws -> String
  {
    let result = try CommandLineTool.run(
      ["qualify", list, "--state", "people.csv", "--at", "2026-10-01", "--format", "csv"] + more,
      in: folder)
    return "\(result.code)\n\(result.output)\n\(result.errors)"
  }

  private func isThere(in folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: Self.snapshot).path)
  }

  @Test func `answers are the same with and without a snapshot, whatever happens to it`() throws {
    let folder = try workspace()
    defer { try? FileManager.default.removeItem(at: folder) }
    let cold = try ask(folder, "Swedes", ["--no-cache"])
    #expect(cold.contains("unknown-column"))
    // Files that have just been written may change again without a trace.
    #expect(try ask(folder) == cold)
    #expect(!isThere(in: folder))
    Thread.sleep(forTimeInterval: 4)
    #expect(try ask(folder) == cold)
    #expect(isThere(in: folder))
    let path = folder.appending(path: Self.snapshot)
    let kept = try Data(contentsOf: path)
    #expect(try ask(folder) == cold)
    #expect(try Data(contentsOf: path) == kept, "a hit writes nothing")

    // Another field is taken up.
    #expect(try ask(folder, "Bosses") == ask(folder, "Bosses", ["--no-cache"]))
    #expect(try Data(contentsOf: path) != kept)
    let larger = try Data(contentsOf: path)
    #expect(try ask(folder) == cold)
    #expect(try Data(contentsOf: path) == larger)

    // Damage.
    for place in [3, 12, 40, 200, larger.count / 2, larger.count - 70] {
      var damaged = larger
      damaged[place] ^= 0x10
      try damaged.write(to: path)
      #expect(try ask(folder) == cold, "byte \(place)")
      try larger.prefix(place).write(to: path)
      #expect(try ask(folder) == cold, "\(place) bytes")
    }
  }

  @Test func `a change of the exports is seen although size and date stay`() throws {
    let folder = try workspace()
    defer { try? FileManager.default.removeItem(at: folder) }
    Thread.sleep(forTimeInterval: 4)
    let cold = try ask(folder)
    #expect(isThere(in: folder))
    let people = folder.appending(path: "people.csv")
    let date = try #require(
      try FileManager.default.attributesOfItem(atPath: people.path)[.modificationDate] as? Date)
    var bytes = try Data(contentsOf: people)
    let country = try #require(bytes.range(of: Data("Norway".utf8)))
    bytes.replaceSubrange(country, with: Data("Sweden".utf8))
    let file = try FileHandle(forWritingTo: people)
    try file.write(contentsOf: bytes)
    try file.close()
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: people.path)
    let changed = try ask(folder)
    #expect(changed != cold)
    #expect(try changed == ask(folder, "Swedes", ["--no-cache"]))
  }
}
