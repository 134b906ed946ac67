import Foundation
import RuleSource
import RuleTestKit
import RuleWorkspace
import RuleYAML
import Testing

@Suite struct ReportFormatTests {
  @Test(arguments: ReportFormat.all.map(\.name))
  func `no format lets a control or bidi character of a name through`(name: String) throws {
    let text = try #require(ReportFormat.named(name)).text(of: ReportExample.hostile)
    #expect(text.contains("unknown"), "the hostile report has findings")
    let bad = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    #expect(bad.map { String($0.value, radix: 16) } == [])
  }

  @Test(arguments: ["json", "sarif", "gitlab", "rdjson"])
  func `hostile names leave JSON whole`(name: String) throws {
    let text = try #require(ReportFormat.named(name)).text(of: ReportExample.hostile)
    _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  @Test func `workflow commands stay on one line each`() throws {
    let text = try #require(ReportFormat.named("github")).text(of: ReportExample.hostile)
    for line in text.split(separator: "\n") {
      #expect(["::error ", "::warning ", "::notice "].contains { line.hasPrefix($0) }, "\(line)")
    }
  }

  // MARK: JUnit and Checkstyle

  @Test func `JUnit has the elements, attributes and numbers that readers expect`() throws {
    let format = try #require(ReportFormat.named("junit"))
    for report in [ReportExample.hostile] + (try ReportExample.files.map(ReportExample.report)) {
      let root = try XMLElementTree.parse(format.text(of: report))
      #expect(JUnitRules.violations(root) == [])
    }
  }

  @Test func `the rules for JUnit notice what is wrong`() throws {
    let suite = "<testsuite name=\"x\" tests=\"2\" failures=\"0\" errors=\"0\">"
    let root = try XMLElementTree.parse(
      "<testsuites>\(suite)<testcase><failure/><b/></testcase></testsuite></testsuites>")
    #expect(
      JUnitRules.violations(root).sorted() == [
        "failure lacks message", "failure lacks type", "testcase holds b",
        "testcase lacks classname", "testcase lacks name", "testsuite counts 0 failures, has 1",
        "testsuite counts 2 tests, has 1",
      ])
  }

  @Test func `Checkstyle is well-formed`() throws {
    let format = try #require(ReportFormat.named("checkstyle"))
    let root = try XMLElementTree.parse(format.text(of: ReportExample.hostile))
    #expect(root.name == "checkstyle")
    for error in root.children.flatMap(\.children) {
      #expect(["error", "warning", "info"].contains(error.attributes["severity"] ?? ""))
      #expect(error.attributes["line"].flatMap { Int($0) } ?? 0 > 0)
    }
  }

  // MARK: SARIF

  @Test func `SARIF has the shape that its specification asks for`() throws {
    let file = packageRoot.appending(path: "Tests/Fixtures/reports/sarif.schema.json")
    let validator = SchemaValidator(try Self.json(String(contentsOf: file, encoding: .utf8)))
    let format = try #require(ReportFormat.named("sarif"))
    #expect(validator.violations(try Self.json(format.text(of: ReportExample.hostile))) == [])
    for fixture in ReportExample.files {
      let text = format.text(of: try ReportExample.report(fixture))
      #expect(validator.violations(try Self.json(text)) == [], "\(fixture.name)")
    }
  }

  @Test func `a loop is one thread for each campaign, in the order of the way`() throws {
    let fixture = try #require(ReportExample.files.first { $0.name == "campaign-loop.yaml" })
    let results = try Self.results(try ReportExample.report(fixture))
    let loop = try #require(results.first { $0["ruleId"]?.text == "campaign-loop" })
    let threads = loop["codeFlows"]?.items.first?["threadFlows"]?.items ?? []
    #expect(Set(threads.compactMap { $0["id"]?.text }).count == threads.count)
    #expect(threads.allSatisfy { $0["id"]?.text.hasPrefix("smart_campaign/") ?? false })
    let orders = threads.flatMap { $0["locations"]?.items ?? [] }.compactMap { step -> Int? in
      guard case .int(let order)? = step["executionOrder"] else { return nil }
      return order
    }
    #expect(orders.count > 1)
    #expect(orders.sorted() == Array(1...orders.count))
  }

  @Test func `fingerprints stay when lines move, and differ between findings`() throws {
    for fixture in ReportExample.files where !fixture.name.hasPrefix("empty-file") {
      let text = String(decoding: try fixture.bytes(), as: UTF8.self)
      let before = try Self.fingerprints(ReportExample.report([("a.yaml", text)]))
      let moved = try Self.fingerprints(
        ReportExample.report([("a.yaml", "# One\n\n# Two\n" + text)]))
      #expect(before == moved, "\(fixture.name)")
      #expect(Set(before).count == before.count, "\(fixture.name)")
    }
  }

  @Test func `SARIF offers every fix, and marks those that may change the meaning`() throws {
    let report = ReportExample.report([
      (
        "a.yaml",
        "static_list: A\n---\nsmart_campaign: B\nexecutable: yes\nflow:\n  - wat: 2 days\n"
      )
    ])
    let offered = try Self.results(report).flatMap { $0["fixes"]?.items ?? [] }.compactMap {
      $0["properties"]?["applicability"]?.text
    }
    #expect(Set(offered) == ["safe", "unsafe"])
  }

  // MARK: reviewdog

  @Test func `columns for reviewdog count bytes`() throws {
    let report = ReportExample.report([("a.yaml", "static_list: A\nnäme 😀: 1\n")])
    let text = try #require(ReportFormat.named("rdjson")).text(of: report)
    let range = try Self.json(text)["diagnostics"]?.items.first?["location"]?["range"]
    guard case .int(let column)? = range?["end"]?["column"] else {
      Issue.record("there is no column")
      return
    }
    #expect(column == "näme 😀".utf8.count + 1)
  }

  // MARK: Readers

  private static func results(_ report: Report) throws -> [JSON] {
    let text = try #require(ReportFormat.named("sarif")).text(of: report)
    return try json(text)["runs"]?.items.first?["results"]?.items ?? []
  }

  private static func fingerprints(_ report: Report) throws -> [String] {
    try results(report).compactMap { $0["partialFingerprints"]?["rulec/v1"]?.text }
  }

  /// JSON is YAML, and a reader of YAML is at hand.
  private static func json(_ text: String) throws -> JSON {
    let file = SourceFile(id: FileID(0), path: "report.json", bytes: Array(text.utf8))
    return JSON(try #require(YAMLReader().read(file).tree.documents.first))
  }
}
