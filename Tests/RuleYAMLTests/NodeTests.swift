import RuleSource
import RuleYAML
import Testing

@Suite struct NodeTests {
  private func root(_ text: String) throws -> YAMLNode {
    try #require(YAMLReader().read(sourceFile(text)).tree.documents.first)
  }

  @Test func `an entry is found by the bytes of its key`() throws {
    let node = try root("caf\u{E9}: 1\ncafe\u{301}: 2\n")
    #expect(node["caf\u{E9}"]?.value.text == "1")
    #expect(node["cafe\u{301}"]?.value.text == "2")
    #expect(node["cafe"] == nil)
  }

  @Test func `null is a plain word or nothing`() throws {
    let node = try root("[~, null, Null, NULL, nULL, 'null', \"\", no, {a: }]")
    #expect(
      node.items.map(\.isNull) == [true, true, true, true, false, false, false, false, false])
    #expect(node.items.last?["a"]?.value.isNull == true)
  }

  @Test func `texts that are written otherwise are kept`() throws {
    let node = try root("a: \"x\\0y\"\nb: |\n  one\n  two\n")
    #expect(Array(node["a"]?.value.text.utf8 ?? "".utf8) == [0x78, 0, 0x79])
    #expect(node["b"]?.value.text == "one\ntwo\n")
  }

  /// A scalar, an offset of its value, and the offset in the file.
  static let offsets: [(String, Int, Int)] = [
    ("abc", 0, 0), ("abc", 2, 2), ("abc", 3, 3), ("abc", 9, 3),
    ("\"abc\"", 0, 1), ("\"abc\"", 3, 4),
    ("'a''b'", 1, 2), ("'a''b'", 2, 4),
    ("\"a\\tb\"", 1, 2), ("\"a\\tb\"", 2, 4),
    ("\"\\u00e9x\"", 2, 7), ("\"\\u00e9x\"", 1, 1), ("\"\\x41\\U0001F600z\"", 5, 15),
    ("\"é→\\n!\"", 6, 8),
    ("one\n  two", 4, 6), ("one\n\n  two", 4, 7), ("one  two", 5, 5),
    ("\"one \\\n  two\"", 4, 9),
    ("|\n  one\n  two\n", 0, 4), ("|\n  one\n  two\n", 4, 10), ("|\n  one\n    two\n", 6, 12),
    ("|2\n    one\n", 0, 5), (">\n  one\n  two\n\n  three\n", 4, 10),
    (">\n  one\n  two\n\n  three\n", 8, 17), ("|-\n\n  x", 1, 6),
  ]

  @Test(arguments: offsets.indices)
  func `an offset of a value leads to the file`(index: Int) throws {
    let (text, offset, expected) = Self.offsets[index]
    #expect(try root(text).sourceOffset(ofTextOffset: offset) == expected, "\(text)")
  }

  @Test func `a place inside a text gets a span`() throws {
    let file = sourceFile("match: \"1 and 2\"\n")
    let value = try #require(YAMLReader().read(file).tree.documents.first?["match"]?.value)
    #expect(file.text(of: value.sourceSpan(ofTextRange: 2..<5)) == "and")
    #expect(file.text(of: value.contentSpan) == "1 and 2")
  }

  static let contents = [
    ("'a'", "a"), ("plain", "plain"), ("''", ""), ("|\n  a\n  b\n", "a\n  b"), (">- # c\n a", "a"),
  ]

  @Test(arguments: contents)
  func `the content of a scalar has a span`(text: String, content: String) throws {
    #expect(sourceFile(text).text(of: try root(text).contentSpan) == content)
  }

  @Test func `an alias is the node it stands for`() throws {
    let file = sourceFile("a: &x {b: 1}\nc: *x\n")
    let (tree, _) = YAMLReader().read(file)
    let node = try #require(tree.documents.first?["c"]?.value)
    #expect(file.text(of: node.span) == "{b: 1}")
    #expect(tree.aliases.map { file.text(of: $0.span) } == ["*x"])
  }

  @Test func `what could not be read is marked`() throws {
    let (tree, _) = YAMLReader().read(sourceFile("a:\n  - b\n  - {c: 1\n---\nd: 1\n"))
    let first = try #require(tree.documents.first)
    #expect(first.isTruncated)
    #expect(first["a"]?.value.isTruncated == true)
    #expect(tree.documents.last?.isTruncated == false)
  }

  @Test func `the kinds have distinct names and explanations`() {
    let names = YAMLDiagnostics.all.map(\.name)
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
    #expect(YAMLDiagnostics.all.allSatisfy { !$0.explanation.isEmpty && $0.summary.hasSuffix(".") })
  }
}
