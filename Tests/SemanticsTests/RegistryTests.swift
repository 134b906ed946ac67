import Foundation
import RuleTestKit
import Testing

@Suite struct RegistryTests {
  @Test func `a stale registry of words rewrites itself`() throws {
    try checkRegistry(
      "RuleVocabulary", "/// The words that are declared, one per file.",
      [
        ("triggers", "Trigger", "Triggers"), ("filters", "Filter", "Filters"),
        ("actions", "Action", "Actions"), ("events", "Event", "Events"),
      ])
  }

  @Test func `a stale registry of lints rewrites itself`() throws {
    try checkRegistry(
      "RuleLints", "/// The lints that are declared, one per file.", [("lints", "Lint", "Lints")])
  }

  private func checkRegistry(
    _ target: String, _ documentation: String,
    _ lists: [(name: String, type: String, folder: String)]
  ) throws {
    let root = packageRoot.appending(path: "Sources/\(target)")
    let parts = try lists.map { list in
      let members = try declarations(of: list.type, in: root.appending(path: list.folder))
      let lines = members.map { "    .\($0),\n" }.joined()
      return "  static let \(list.name): [\(list.type)] = [\n\(lines)  ]\n"
    }
    let noun = lists.count == 1 ? "the folder" : "the folders"
    let text =
      "// Derived from \(noun) beside it by SemanticsTests; do not edit.\n\n\(documentation)\n"
      + "enum Registry {\n\(parts.joined(separator: "\n"))}\n"
    let url = root.appending(path: "Registry.generated.swift")
    let current = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    guard current != text else { return }
    try text.write(to: url, atomically: true, encoding: .utf8)
    Issue.record("rewrote \(url.path); build again")
  }

  /// Returns the members that the files of a folder declare, one per file, by file.
  private func declarations(of type: String, in folder: URL) throws -> [String] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try files.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let pattern = try Regex<(Substring, Substring)>("static let (\\w+) = \(type)(?:\\.\\w+)?\\(")
      let found = text.matches(of: pattern).map { String($0.output.1) }
      #expect(found.count == 1, "\(name) declares one \(type.lowercased())")
      return try #require(found.first)
    }
  }
}
