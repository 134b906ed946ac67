import Foundation
import RuleSource
import RuleTestKit
import RuleWorkspace
import RuleYAML
import SyncState
import Testing

/// `grammar/check-report.schema.json` describes what `--format json` writes.
@Suite struct ReportSchemaTests {
  private static let examples =
    fixtures(in: "diagnostics/manual", ext: "yaml")
    + fixtures(in: "diagnostics/checks", ext: "yaml")
    + fixtures(in: "diagnostics/lints", ext: "yaml")
    + fixtures(in: "diagnostics/syntax", ext: "yaml")
    + fixtures(in: "diagnostics/semantics", ext: "yaml")

  @Test func `a report of every finding is valid`() throws {
    let validator = try Self.validator()
    for example in Self.examples {
      let report = try #require(ReportFormat.named("json")).text(of: try Self.report(example))
      #expect(validator.violations(try Self.json(report)) == [], "\(example.name)")
    }
  }

  @Test func `a report without findings is valid`() throws {
    let report = Report(sources: SourceMap(), diagnostics: [], toolVersion: Version.text)
    let text = try #require(ReportFormat.named("json")).text(of: report)
    #expect(try Self.validator().violations(try Self.json(text)) == [])
  }

  @Test(
    arguments: [
      ("\"schemaVersion\": 1", "\"schemaVersion\": 2", "/schemaVersion: const"),
      ("\"severity\": \"", "\"severity\": \"very-", "/diagnostics/0/severity: enum"),
      ("\"startLine\": ", "\"startLine\": -", "/diagnostics/0/location/startLine: minimum"),
      ("\"fingerprint\"", "\"fingerprints\"", "/diagnostics/0: needs fingerprint"),
    ])
  func `a changed report is not valid`(old: String, new: String, violation: String) throws {
    let example = try #require(Self.examples.first { $0.name == "unused-suppression.yaml" })
    let report = try #require(ReportFormat.named("json")).text(of: try Self.report(example))
    let changed = report.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != report)
    let found = try Self.validator().violations(try Self.json(changed))
    #expect(found.contains(violation), "\(found)")
  }

  @Test func `every category is in the schema`() throws {
    let schema = try Self.schema()
    let known = schema["definitions"]?["diagnostic"]?["properties"]?["category"]?["enum"]
    #expect(known?.items.map(\.text) == RuleSource.Category.allCases.map(\.rawValue))
  }

  private static func validator() throws -> SchemaValidator { SchemaValidator(try schema()) }

  private static func schema() throws -> JSON {
    let file = packageRoot.appending(path: "grammar/check-report.schema.json")
    return try json(String(contentsOf: file, encoding: .utf8))
  }

  private static func report(_ example: Fixture) throws -> Report {
    let analyser = WorkspaceAnalyser { TimeZoneTable(name: $0, firstOffset: 0, changes: []) }
    let analysis = analyser.analyse([
      WorkspaceFile(path: example.name, bytes: try example.bytes())
    ])
    let outcome = Triage(today: CivilDate(daysSince1970: 20_605), root: ".").decide(analysis)
    return Report(
      sources: analysis.sources, diagnostics: outcome.diagnostics, suppressed: outcome.suppressed,
      toolVersion: Version.text)
  }

  /// JSON is YAML, and a validator for YAML is at hand.
  private static func json(_ text: String) throws -> JSON {
    let file = SourceFile(id: FileID(0), path: "report.json", bytes: Array(text.utf8))
    return JSON(try #require(YAMLReader().read(file).tree.documents.first))
  }
}
