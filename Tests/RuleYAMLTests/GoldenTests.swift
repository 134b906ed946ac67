import RuleSource
import RuleTestKit
import RuleYAML
import Testing

@Suite struct GoldenTests {
  @Test(arguments: fixtures(in: "yaml", ext: "yaml"))
  func `a file gives its tree`(fixture: Fixture) throws {
    let file = sourceFile(try fixture.bytes())
    assertGolden(TreeDump.text(of: file, as: file), at: fixture.golden("tree"))
  }

  @Test(arguments: fixtures(in: "yaml", ext: "yaml"))
  func `the encoding of a file does not change its tree`(fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    let original = sourceFile(bytes)
    let expected = TreeDump.text(of: original, as: original)

    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    expectSame(expected, sourceFile(mark + bytes), original) { $0 - mark.count }

    let emoji = Array("# 😀 é\n".utf8)
    expectSame(expected, sourceFile(emoji + bytes), original) { $0 - emoji.count }

    // More than the parser takes at once.
    let long = Array("# \(String(repeating: "x", count: 50_000))\n".utf8)
    expectSame(expected, sourceFile(long + bytes), original) { $0 - long.count }

    let lines = withCarriageReturns(bytes)
    expectSame(expected, sourceFile(lines), original) { offset in
      offset - lines[..<min(offset, lines.count)].count { $0 == 0x0D }
    }
  }

  private func expectSame(
    _ expected: String, _ file: SourceFile, _ original: SourceFile,
    offset: @escaping (Int) -> Int, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let actual = TreeDump.text(of: file, as: original, offset: offset)
    let difference = expected == actual ? nil : firstDifference(expected, actual)
    #expect(difference == nil, sourceLocation: sourceLocation)
  }

  private func withCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }
}

/// Returns a file with some bytes, as the only one of its source map.
func sourceFile(_ bytes: [UInt8]) -> SourceFile {
  SourceFile(id: FileID(0), path: "test.yaml", bytes: bytes)
}

/// Returns a file with a text, as the only one of its source map.
func sourceFile(_ text: String) -> SourceFile { sourceFile(Array(text.utf8)) }
