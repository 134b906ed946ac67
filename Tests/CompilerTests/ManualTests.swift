import RuleFrontEndKit
import RuleSource
import RuleTestKit
import Testing

@Suite struct ManualWorkspaceTests {
  @Test func `the small workspace of the manual passes every check`() throws {
    let page = try #require(
      files(below: "docs/language", ext: "md").first { $0.name == "README.md" })
    let run = FrontEnd(texts: try examples(of: page))
    #expect((run.mistakes + run.opinions).map(\.message) == [])
    #expect(run.graph != nil)
  }

  /// Examples may speak of assets that they do not define; apart from that they hold no mistake.
  @Test(arguments: files(below: "docs/language", ext: "md"))
  func `examples of the manual fit the types of fields and the kinds of campaigns`(
    page: Fixture
  ) throws {
    for example in try examples(of: page) {
      let errors = FrontEnd(texts: [example]).mistakes.filter {
        $0.severity == .error && $0.kind.category != .reference
      }
      #expect(errors.map(\.message) == [], "\(example)")
    }
  }

  /// Returns the valid examples of a page: its fenced blocks of YAML without a further mark.
  private func examples(of page: Fixture) throws -> [String] {
    let parts = String(decoding: try page.bytes(), as: UTF8.self).split(separator: "\n```")
    return parts.filter { $0.hasPrefix("yaml\n") }.map { $0.dropFirst("yaml\n".count) + "\n" }
  }
}
