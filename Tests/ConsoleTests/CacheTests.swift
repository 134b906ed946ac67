import Foundation
import RuleTestKit
import Testing

/// The folder of caches in a workspace.
@Suite struct CacheTests {
  private static let cache = ".rulec-cache/check"

  /// A workspace that is large enough to be worth a cache.
  private func workspace() throws -> URL {
    let folder = try CommandLineTool.makeFolder()
    try write("rulec: 1\n", "rulec.yaml", in: folder)
    for number in 0..<120 {
      try write("# list\nstatic_list: List \(number)\n", "list-\(number).yaml", in: folder)
    }
    try write(
      "smart_campaign: C\nsmart_list: {filters: [{member_of_list: List 1}]}\n"
        + "flow: [{add_to_list: Lost 1}]\n", "c.yaml", in: folder)
    return folder
  }

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private func check(_ folder: URL, _ more: [String] = []) throws -> String {
    let result = try CommandLineTool.run(["check", "--format", "json"] + more, in: folder)
    return "\(result.code)\n\(result.output)\n\(result.errors)"
  }

  private func exists(_ name: String, in folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  @Test func `a second run says the same, and a change is seen`() throws {
    let folder = try workspace()
    defer { try? FileManager.default.removeItem(at: folder) }
    let cold = try check(folder, ["--no-cache"])
    #expect(!exists(".rulec-cache", in: folder))
    #expect(try check(folder) == cold)
    #expect(exists(Self.cache, in: folder))
    #expect(
      try String(contentsOf: folder.appending(path: ".rulec-cache/.gitignore"), encoding: .utf8)
        == "*\n")
    #expect(try check(folder) == cold)
    try write("# other\n\nstatic_list: List 5\n", "list-5.yaml", in: folder)
    #expect(try check(folder) == cold)
    try write("static_list: Lost 1\n", "list-5.yaml", in: folder)
    let repaired = try check(folder, ["--no-cache"])
    #expect(repaired != cold)
    #expect(try check(folder) == repaired)
  }

  @Test func `a cache that cannot be used or written is no error`() throws {
    let folder = try workspace()
    defer { try? FileManager.default.removeItem(at: folder) }
    let cold = try check(folder)
    for damage in ["", "rulec cache", String(repeating: "x", count: 5_000)] {
      try write(damage, Self.cache, in: folder)
      #expect(try check(folder) == cold)
    }
    try FileManager.default.removeItem(at: folder.appending(path: ".rulec-cache"))
    try write("a file where the folder should be", ".rulec-cache", in: folder)
    #expect(try check(folder) == cold)
  }

  @Test func `standard input leaves the cache alone`() throws {
    let folder = try workspace()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try CommandLineTool.run(
      ["check", "-", "--stdin-filename", "c.yaml"], in: folder, input: "static_list: New\n")
    #expect(!exists(".rulec-cache", in: folder))
  }
}
