import Foundation
import RuleSource
import RuleTestKit
import RuleYAML
import Testing

@Suite struct FormatterTests {
  /// Every YAML file of the repository that can be read without errors.
  static let files: [String] = ["Tests/Fixtures", "rules", "Tests/Benchmarks"].flatMap { folder in
    let root = packageRoot.appending(path: folder)
    let walker = FileManager.default.enumerator(atPath: root.path)
    return (walker?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
      .map { "\(folder)/\($0)" }
  }.sorted()

  private func source(_ bytes: [UInt8]) -> SourceFile {
    SourceFile(id: FileID(0), path: "f.yaml", bytes: bytes)
  }

  /// What a file says, without its layout: texts, whether they are quoted, comments.
  private func meaning(_ bytes: [UInt8]) -> String {
    let file = source(bytes)
    let tree = YAMLReader().read(file).tree
    let comments = tree.comments.map { comment in
      file.text(of: comment.span).trimmingCharacters(in: .whitespaces)
    }
    return tree.documents.map { meaning($0) }.joined(separator: "\n---\n")
      + "\n" + comments.joined(separator: "\n")
  }

  private func meaning(_ node: YAMLNode) -> String {
    switch node.kind {
    case .scalar:
      "\(node.style == .plain ? "plain" : "quoted") \(node.text.debugDescription)"
    case .sequence: "[" + node.items.map { meaning($0) }.joined(separator: ", ") + "]"
    case .mapping:
      "{" + node.entries.map { "\(meaning($0.key)): \(meaning($0.value))" }.joined(separator: ", ")
        + "}"
    }
  }

  private func check(_ bytes: [UInt8], _ name: String) {
    guard let once = YAMLFormatter().format(source(bytes)) else { return }
    let text = String(decoding: once, as: UTF8.self)
    #expect(meaning(once) == meaning(bytes), "\(name) changed its meaning:\n\(text)")
    let twice = YAMLFormatter().format(source(once))
    #expect(twice == once, "\(name) is not stable:\n\(text)")
  }

  @Test(arguments: files) func `formatting keeps the meaning and is stable`(path: String) throws {
    let bytes = [UInt8](try Data(contentsOf: packageRoot.appending(path: path)))
    check(bytes, path)
    let windows = Array(String(decoding: bytes, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
    check(windows, path + " with CRLF")
  }

  @Test(
    arguments: [
      ("a:   1\n", "a: 1\n"),
      ("a:\n- 1\n- 2\n", "a:\n  - 1\n  - 2\n"),
      ("a: {b: 1,c: [ 2,3 ]}", "a: {b: 1, c: [2, 3]}\n"),
      ("a: 'x'\n\n\n\nb: 'say \"x\"'\n", "a: \"x\"\n\nb: 'say \"x\"'\n"),
      ("# top\na: 1   # one\n    # end\n", "# top\na: 1  # one\n# end\n"),
      ("a:  # why\n    b: 1\n    # inner\nc: 2\n", "a:  # why\n  b: 1\n  # inner\nc: 2\n"),
      ("- a: 1\n  b: 2\n-   - 1\n    - 2\n", "- a: 1\n  b: 2\n- - 1\n  - 2\n"),
      ("a: |\n     x\n       y\n", "a: |\n  x\n    y\n"),
      ("a: >-\n     x\n\n     y\n\n\n", "a: >-\n  x\n\n  y\n"),
      ("a: 1\n---\n\nb: 2\n...\n", "a: 1\n---\nb: 2\n"),
      ("a: one\n  two\n", "a: one two\n"),
      ("a: {}\nb: []\nc:\n", "a: {}\nb: []\nc:\n"),
      ("{a: 1}", "{a: 1}\n"),
      ("\u{FEFF}a: 1\r\n", "a: 1\n"),
    ])
  func `layout becomes canonical`(input: String, expected: String) {
    let result = YAMLFormatter().format(source(Array(input.utf8)))
    #expect(result.map { String(decoding: $0, as: UTF8.self) } == expected)
    check(Array(input.utf8), input)
  }

  @Test func `brackets that do not fit a line become a block`() throws {
    let names = (1...20).map { "name number \($0)" }.joined(separator: ", ")
    let result = try #require(YAMLFormatter().format(source(Array("a: [\(names)]\n".utf8))))
    let lines = String(decoding: result, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines[1] == "  - name number 1")
    check(result, "long list")
  }

  /// What hides a finding on its line, or on the line below, must go on doing so.
  @Test func `a line that an instruction is about stays one line`() throws {
    let names = (1...20).map { "name number \($0)" }.joined(separator: ", ")
    let text = """
      a: {b: [\(names)]}  # rulec: ignore[x] why
      # rulec: ignore[x] why
      # and more
      c:
        - {d: [\(names)]}
      e:
        # rulec: ignore[x] why
        - {f: [\(names)]}

      """
    let result = try #require(YAMLFormatter().format(source(Array(text.utf8))))
    let lines = String(decoding: result, as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "a: {b: [\(names)]}  # rulec: ignore[x] why")
    #expect(lines.last == "  - {f: [\(names)]}")
    #expect(lines.count == 4 + 21 + 3)
    check(result, "instructions")
  }

  @Test func `a file with aliases keeps its layout`() throws {
    let text = "a:   &x [1]  \r\nb:    *x\r\n\r\n\r\n"
    let result = try #require(YAMLFormatter().format(source(Array(text.utf8))))
    #expect(String(decoding: result, as: UTF8.self) == "a:   &x [1]  \nb:    *x\n")
  }

  @Test(arguments: 0..<4)
  func `generated files with comments in odd places keep their meaning`(block: Int) {
    for seed in (block * 250)..<(block * 250 + 250) {
      let bytes = Array(RandomText(seed: UInt64(seed)).text.utf8)
      #expect(YAMLFormatter().format(source(bytes)) != nil, "seed \(seed)")
      check(bytes, "seed \(seed)")
    }
  }

  @Test func `a file with mistakes is left alone`() {
    #expect(YAMLFormatter().format(source(Array("a: [1\n".utf8))) == nil)
  }
}
