import RuleSource
import RuleYAML
import Testing

@Suite struct LimitTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// A text that holds the limit, and one that exceeds it.
    let within: String
    let beyond: String
    let change: @Sendable (inout Limits) -> Void
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "file-too-large", within: "a: 1\n", beyond: "a: 12\n") { $0.fileBytesMax = 5 },
    Case(name: "nesting-too-deep", within: "- - [a]\n", beyond: "- - [[a]]\n") {
      $0.nestingDepthMax = 3
    },
    Case(name: "too-many-nodes", within: "[a, b]\n", beyond: "[a, b, c]\n") { $0.nodesMax = 3 },
    Case(name: "too-many-aliases", within: "[&a 1, *a]\n", beyond: "[&a 1, *a, *a]\n") {
      $0.aliasesMax = 1
    },
    Case(
      name: "alias-expansion-too-large", within: "[&a [x, y], *a]\n",
      beyond: "[&a [x, y, z], *a]\n"
    ) { $0.aliasExpandedNodesMax = 3 },
    Case(name: "too-many-anchors", within: "[&a 1]\n", beyond: "[&a 1, &b 2]\n") {
      $0.anchorsMax = 1
    },
    Case(name: "too-many-documents", within: "a\n---\nb\n", beyond: "a\n---\nb\n---\nc\n") {
      $0.documentsMax = 2
    },
    Case(name: "scalar-too-long", within: "a: éx\n", beyond: "a: éxx\n") {
      $0.scalarBytesMax = 3
    },
    Case(name: "key-too-long", within: "éx: \"long value\"\n", beyond: "éxx: b\n") {
      $0.keyBytesMax = 3
    },
  ]

  @Test(arguments: cases)
  func `each limit has its finding`(limit: Case) {
    let reader = YAMLReader(limits: Limits.standard.with(limit.change))
    #expect(reader.read(sourceFile(limit.within)).diagnostics.isEmpty)
    let found = reader.read(sourceFile(limit.beyond)).diagnostics
    #expect(found.map(\.kind.name) == [limit.name])
    #expect(found.allSatisfy { $0.severity == .error })
  }

  @Test func `a limit within a document leaves the others`() {
    let deep = String(repeating: "[", count: 100)
    let (tree, found) = YAMLReader().read(sourceFile("a: 1\n---\n\(deep)\n---\nb: 2\n"))
    #expect(found.map(\.kind.name) == ["nesting-too-deep"])
    #expect(tree.documents.count == 3)
    #expect(tree.documents.last?["b"]?.value.text == "2")
  }

  @Test func `a key that the parser cannot hold is reported as too long`() {
    let key = String(repeating: "k", count: 2_000)
    let found = YAMLReader().read(sourceFile("a: 1\n\(key): b\n")).diagnostics
    #expect(found.map(\.kind.name) == ["key-too-long"])
    #expect(found.first?.span.start == 5)
  }
}
