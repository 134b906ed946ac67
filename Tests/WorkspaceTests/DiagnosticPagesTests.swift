import Foundation
import RuleSource
import RuleTestKit
import RuleWorkspace
import Testing

/// The pages of the manual about findings are derived from the declarations and from fixtures.
@Suite struct DiagnosticPagesTests {
  @Test func `every kind of finding has the page that its declaration gives`() throws {
    for kind in DiagnosticCatalogue.all {
      assertGolden(
        try DiagnosticPage(kind: kind).text(), at: "\(DiagnosticPage.folder)/\(kind.name).md")
    }
  }

  @Test func `no two kinds share a name`() {
    let names = DiagnosticCatalogue.all.map(\.name)
    let twice = zip(names, names.dropFirst()).filter { $0 == $1 }.map(\.0)
    #expect(twice == [])
  }

  @Test func `the index lists every kind`() {
    assertGolden(
      DiagnosticPage.index(of: DiagnosticCatalogue.all), at: "\(DiagnosticPage.folder)/README.md")
  }

  @Test func `no page is about a finding that does not exist`() throws {
    let folder = packageRoot.appending(path: DiagnosticPage.folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let known = Set(DiagnosticCatalogue.all.map { "\($0.name).md" } + ["README.md"])
    #expect(names.sorted().filter { !known.contains($0) } == [])
  }

  @Test(arguments: DataExample.files)
  func `examples of data show what they are about`(fixture: Fixture) throws {
    let name = String(fixture.name.dropLast(".csv".count))
    let kind = try #require(DiagnosticCatalogue.named(name))
    let example = try #require(try DataExample(kind))
    #expect(example.output(about: kind).contains("[\(name)]"))
  }

  @Test func `every kind about rule files has an example that triggers it`() throws {
    // Their examples would be files of megabytes, or other files than rules; the last one
    // is for what nobody has thought of yet.
    let withoutExample: Set = [
      "lead-creation", "malformed-baseline", "stale-baseline-entry", "yaml-syntax",
      "alias-expansion-too-large", "file-too-large", "key-too-long", "nesting-too-deep",
      "scalar-too-long", "too-many-aliases", "too-many-anchors", "too-many-documents",
      "too-many-nodes",
    ]
    for kind in DiagnosticCatalogue.all where kind.category != .data {
      let text = try DiagnosticPage(kind: kind).text()
      let shows = text.contains("[\(kind.name)]: ")
      #expect(shows != withoutExample.contains(kind.name), "\(kind.name)")
      #expect(!text.contains("(not stated)"), "\(kind.name) cites a rule that no page states")
    }
  }
}
