import Foundation
import RuleTestKit
import RuleWorkspace
import Testing

/// The rule pages are the only source; the copy inside the binary is derived from them.
@Suite struct SemanticsPagesTests {
  @Test func `the pages inside the binary are those of docs slash semantics`() throws {
    let folder = packageRoot.appending(path: "docs/semantics")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted()
    var swift = "// Derived from docs/semantics by SemanticsPagesTests; do not edit.\n\n"
    swift += "/// The pages of `docs/semantics/`.\nenum SemanticsPages {\n"
    swift += "  /// Name and text of every page, by name.\n"
    swift += "  static let all: [(name: String, text: String)] = [\n"
    for name in names {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      swift += "    (\n      \"\(name.dropLast(3))\",\n      #\"\"\"\n"
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        swift += line.isEmpty ? "\n" : "      \(line)\n"
      }
      swift += "\n      \"\"\"#\n    ),\n"
    }
    swift += "  ]\n}\n"
    assertGolden(swift, at: "Sources/RuleWorkspace/Manual/SemanticsPages.generated.swift")
  }

  @Test func `every rule has a title a confidence a source and a text`() {
    #expect(RuleStatement.all.count > 400)
    for rule in RuleStatement.all {
      #expect(!rule.title.isEmpty, "\(rule.id)")
      #expect(!rule.confidences.isEmpty, "\(rule.id)")
      #expect(!rule.source.isEmpty, "\(rule.id)")
      #expect(rule.text.count > 20, "\(rule.id)")
    }
  }

  @Test func `no rule is stated twice`() {
    let ids = RuleStatement.all.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func `a rule is found whatever its letter case`() {
    #expect(RuleStatement.named("sc-q2")?.title == "Only once is the default")
    #expect(RuleStatement.named("SC-Z99") == nil)
  }
}
