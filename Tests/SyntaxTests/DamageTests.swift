import RuleSource
import RuleSyntax
import RuleTestKit
import RuleYAML
import Testing

@Suite struct DamageTests {
  /// Every file of these tests, damaged at random, must still give a tree and findings that lie
  /// within the file.
  @Test(arguments: 0..<40)
  func `damaged files are decoded without harm`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let all = fixtures(in: "syntax", ext: "yaml") + fixtures(in: "diagnostics/syntax", ext: "yaml")
    for _ in 0..<25 {
      let bytes = damaged(try random.pick(all).bytes(), &random)
      let file = SourceFile(id: FileID(0), path: "damaged.yaml", bytes: bytes)
      let (yaml, mistakes) = YAMLReader().read(file)
      let (tree, diagnostics) = SyntaxDecoder().decode(yaml, in: file)
      for diagnostic in mistakes + diagnostics {
        #expect(diagnostic.span.end <= bytes.count, "seed \(seed)")
        #expect(!diagnostic.message.contains("\n"), "seed \(seed)")
      }
      _ = TreeDump.text(of: tree, in: file)
    }
  }

  private func damaged(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let line = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: lines[line] = []
      case 1: lines[line].removeFirst(min(2, lines[line].count))
      case 2: lines[line] = Array("  ".utf8) + lines[line]
      case 3: lines.swapAt(line, Int.random(in: 0..<lines.count, using: &random))
      default:
        let place = Int.random(in: 0...lines[line].count, using: &random)
        lines[line].insert(random.pick(Array("{}[]:-#'\"|&*!~,{ ".utf8)), at: place)
      }
    }
    return Array(lines.joined(separator: [0x0A]))
  }
}
