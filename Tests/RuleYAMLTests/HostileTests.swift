import RuleSource
import RuleYAML
import Testing

/// Inputs that were made to crash or stall a reader.
@Suite struct HostileTests {
  static let megabytes = Limits.standard.with {
    $0.fileBytesMax = 16 * 1_024 * 1_024
    $0.nodesMax = 20_000_000
    $0.scalarBytesMax = 16 * 1_024 * 1_024
  }

  /// Texts to repeat, and what the reader says first of them.
  static let families: [(text: String, kind: String?)] = [
    ("[", "nesting-too-deep"), ("{", "nesting-too-deep"), ("[a: ", "nesting-too-deep"),
    ("{a: ", "nesting-too-deep"), ("- ", "nesting-too-deep"), ("? ", "nesting-too-deep"),
    ("[{", "nesting-too-deep"), ("{{", "nesting-too-deep"), ("{{a}} ", "unquoted-token"),
    ("\"", "text-after-quotes"), ("'", "unclosed-quote"), ("# c\n", nil), ("\n", nil), ("a ", nil),
    ("%TAG !a! tag:b\n", "yaml-directive"), ("\t", "tab-indentation"),
    ("---\n", "too-many-documents"), ("&a ", "unexpected-text"), ("*a ", "undefined-alias"),
    ("!a ", "yaml-tag"), ("]", "unclosed-bracket"), ("a: ", "unquoted-colon"), ("\\", nil),
    ("|\n", "bad-indentation"), ("\u{2028}", "unusual-line-break"), ("é", nil), ("\r", nil),
    ("@", "reserved-character"), ("- @\n", "reserved-character"), ("a:b\n", nil),
    ("a: 1\n", "duplicate-key"), ("- {{a}} b\n", "unquoted-token"), ("-a\n", nil),
    ("a: b: c\n", "unquoted-colon"), ("---\na: [\n", "unclosed-bracket"),
  ]

  @Test(arguments: families.indices)
  func `a long file of one thing is read or refused`(index: Int) {
    expectFirst(Self.families[index], bytes: 99_999)
  }

  /// The families that make the parser quadratic unless it is stopped.
  @Test(arguments: [0, 1, 2, 3, 6])
  func `ten megabytes of brackets are refused at once`(index: Int) {
    expectFirst(Self.families[index], bytes: 10_000_000)
  }

  private func expectFirst(_ family: (text: String, kind: String?), bytes count: Int) {
    let unit = Array(family.text.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + unit.count)
    while bytes.count < count { bytes += unit }
    let clock = ContinuousClock()
    let start = clock.now
    let file = sourceFile(bytes)
    let (tree, found) = YAMLReader(limits: Self.megabytes).read(file)
    #expect(clock.now - start < .seconds(60), "\(family.text.debugDescription)")
    #expect(found.first?.kind.name == family.kind, "\(family.text.debugDescription)")
    #expect(TreeInvariants.violations(of: tree, found, in: file).isEmpty)
  }

  @Test func `a bomb of aliases is stopped`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let items = String(repeating: "*a\(level - 1), ", count: 9)
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    let (tree, found) = YAMLReader().read(sourceFile(text))
    #expect(found.map(\.kind.name) == ["alias-expansion-too-large"])
    #expect(tree.documents.count == 1)
  }

  @Test func `each of very many keys is compared once`() {
    let text = (0..<20_000).map { "k\($0): v\n" }.joined() + "k5: again\n"
    let found = YAMLReader().read(sourceFile(text)).diagnostics
    #expect(found.map(\.kind.name) == ["duplicate-key"])
  }

  struct Encoding: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let message: String
  }

  static let encodings = [
    Encoding(
      testDescription: "UTF-16BE with mark", bytes: [0xFE, 0xFF, 0, 0x61],
      message: "the file is encoded as UTF-16BE; expected UTF-8"),
    Encoding(
      testDescription: "UTF-16LE with mark", bytes: [0xFF, 0xFE, 0x61, 0],
      message: "the file is encoded as UTF-16LE; expected UTF-8"),
    Encoding(
      testDescription: "UTF-32BE with mark", bytes: [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61],
      message: "the file is encoded as UTF-32BE; expected UTF-8"),
    Encoding(
      testDescription: "UTF-32LE with mark", bytes: [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0],
      message: "the file is encoded as UTF-32LE; expected UTF-8"),
    Encoding(
      testDescription: "UTF-16BE", bytes: [0, 0x61, 0, 0x3A, 0, 0x20],
      message: "the file is encoded as UTF-16BE; expected UTF-8"),
    Encoding(
      testDescription: "UTF-16LE", bytes: [0x61, 0, 0x3A, 0, 0x20, 0],
      message: "the file is encoded as UTF-16LE; expected UTF-8"),
    Encoding(
      testDescription: "UTF-32BE", bytes: [0, 0, 0, 0x61, 0, 0, 0, 0x3A],
      message: "the file is encoded as UTF-32BE; expected UTF-8"),
    Encoding(
      testDescription: "UTF-32LE", bytes: [0x61, 0, 0, 0, 0x3A, 0, 0, 0],
      message: "the file is encoded as UTF-32LE; expected UTF-8"),
  ]

  @Test(arguments: encodings)
  func `wide encodings are refused by name`(encoding: Encoding) {
    let (tree, found) = YAMLReader().read(sourceFile(encoding.bytes))
    #expect(found.map(\.message) == [encoding.message])
    #expect(tree.documents.isEmpty)
  }

  static let malformed: [(bytes: [UInt8], kind: String, start: Int, end: Int)] = [
    ([0x61, 0x3A, 0x20, 0xFF], "invalid-utf8", 3, 4),
    ([0x61, 0xC3], "invalid-utf8", 1, 2),
    ([0x61, 0xC0, 0x80], "invalid-utf8", 1, 2),
    ([0x61, 0xED, 0xA0, 0x80], "invalid-utf8", 1, 2),
    ([0x61, 0xF4, 0x90, 0x80, 0x80], "invalid-utf8", 1, 2),
    ([0x61, 0x20, 0x62, 0x20, 0x00, 0x63], "forbidden-character", 4, 5),
    ([0x61, 0x1B], "forbidden-character", 1, 2),
    ([0x61, 0x7F], "forbidden-character", 1, 2),
    ([0x61, 0xC2, 0x80], "forbidden-character", 1, 3),
    ([0x61, 0xEF, 0xBB, 0xBF], "forbidden-character", 1, 4),
    ([0xEF, 0xBB, 0xBF, 0x61, 0xEF, 0xBF, 0xBF], "forbidden-character", 4, 7),
  ]

  @Test(arguments: malformed.indices)
  func `bytes that are no text are refused with their place`(index: Int) throws {
    let example = Self.malformed[index]
    let (tree, found) = YAMLReader().read(sourceFile(example.bytes))
    #expect(tree.documents.isEmpty)
    let first = try #require(found.first)
    #expect(first.kind.name == example.kind)
    #expect((first.span.start, first.span.end) == (example.start, example.end))
  }
}
