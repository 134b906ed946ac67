import RuleSource
import RuleSyntax
import RuleTestKit
import RuleYAML
import Testing

@Suite struct DecoderTests {
  @Test(arguments: fixtures(in: "syntax", ext: "yaml"))
  func `a file gives its syntax tree`(fixture: Fixture) throws {
    let file = SourceFile(id: FileID(0), path: fixture.name, bytes: try fixture.bytes())
    let (yaml, mistakes) = YAMLReader().read(file)
    #expect(mistakes.isEmpty)
    let (tree, diagnostics) = SyntaxDecoder().decode(yaml, in: file)
    #expect(diagnostics.map(\.message) == [])
    assertGolden(TreeDump.text(of: tree, in: file), at: fixture.golden("tree"))
  }

  @Test(arguments: fixtures(in: "diagnostics/syntax", ext: "yaml"))
  func `mistakes are reported where they are`(fixture: Fixture) throws {
    try checkAnnotations(fixture, findings: findings)
  }

  @Test(arguments: fixtures(in: "diagnostics/syntax", ext: "yaml"))
  func `fixes lead to an end`(fixture: Fixture) throws {
    try checkFixes(fixture, findings: findings)
  }

  @Test func `every kind of finding has a fixture with its name`() {
    let names = Set(
      fixtures(in: "diagnostics/syntax", ext: "yaml").map { $0.name.prefix { $0 != "." } })
    // These are about arguments of words, which later stages read.
    let elsewhere: Set = [
      "malformed-offset", "malformed-score-change", "malformed-token", "unknown-token-namespace",
    ]
    let kinds = Set(SyntaxDiagnostics.all.map(\.name))
    #expect(kinds.count == SyntaxDiagnostics.all.count)
    #expect(Set(names.map { String($0) }) == kinds.subtracting(elsewhere))
  }

  private func findings(_ file: SourceFile) -> [Diagnostic] {
    let (yaml, mistakes) = YAMLReader().read(file)
    return mistakes + SyntaxDecoder().decode(yaml, in: file).diagnostics
  }
}
