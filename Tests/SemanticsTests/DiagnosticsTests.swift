import RuleFrontEndKit
import RuleLints
import RuleSemantics
import RuleSource
import RuleTestKit
import Testing

@Suite struct DiagnosticsTests {
  @Test(arguments: fixtures(in: "diagnostics/semantics", ext: "yaml"))
  func `mistakes are reported where they are`(fixture: Fixture) throws {
    try checkAnnotations(fixture) { FrontEnd($0).mistakes }
  }

  @Test(arguments: fixtures(in: "diagnostics/lints", ext: "yaml"))
  func `opinions are reported where they belong, and nothing else is`(fixture: Fixture) throws {
    try checkAnnotations(fixture) { file in
      let frontEnd = FrontEnd(file)
      return frontEnd.mistakes + frontEnd.opinions
        + frontEnd.requested.filter { fixture.name.hasPrefix("\($0.kind.name).") }
    }
  }

  @Test(
    arguments: fixtures(in: "diagnostics/semantics", ext: "yaml")
      + fixtures(in: "diagnostics/lints", ext: "yaml"))
  func `fixes lead to an end`(fixture: Fixture) throws {
    try checkFixes(fixture) { FrontEnd($0).mistakes }
  }

  @Test func `every kind of mistake has a fixture that shows it`() throws {
    try check(SemanticsDiagnostics.all, in: "diagnostics/semantics") { FrontEnd($0).mistakes }
  }

  @Test func `every lint has a fixture that shows it`() throws {
    try check(Linter.lints.map(\.kind), in: "diagnostics/lints") { file in
      let frontEnd = FrontEnd(file)
      return frontEnd.opinions + frontEnd.requested
    }
  }

  @Test func `kinds have different names, a summary and an explanation`() {
    let kinds = SemanticsDiagnostics.all + Linter.lints.map(\.kind)
    #expect(Set(kinds.map(\.name)).count == kinds.count)
    for kind in kinds {
      #expect(
        kind.name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }, "\(kind.name)")
      #expect(kind.summary.hasSuffix("."), "\(kind.name)")
      #expect(kind.explanation.count > 40, "\(kind.name)")
    }
  }

  private func check(
    _ kinds: [DiagnosticKind], in folder: String, _ findings: (SourceFile) -> [Diagnostic]
  ) throws {
    let files = fixtures(in: folder, ext: "yaml")
    for fixture in files {
      let name = String(fixture.name.prefix { $0 != "." })
      let file = SourceFile(id: FileID(0), path: fixture.name, bytes: try fixture.bytes())
      #expect(findings(file).contains { $0.kind.name == name }, "\(fixture.name) does not show it")
    }
    let shown = Set(files.map { String($0.name.prefix { $0 != "." }) })
    for kind in kinds { #expect(shown.contains(kind.name), "\(kind.name) has no fixture") }
  }
}
