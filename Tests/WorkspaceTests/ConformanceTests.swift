import Foundation
import RuleSource
import RuleTestKit
import RuleWorkspace
import Testing

/// `docs/conformance.md`, derived from the rules, the sources and the tests that cite them.
@Suite struct ConformanceTests {
  private let idPattern = #/\b(?:SC|CS|SF|MX|CAT|V|R)-[A-Z]*\d+(?:\.\d+)?\b/#

  /// The first file below some folders that cites each id, in lines that are wanted.
  private func citations(
    in folders: [String], lines isTelling: (Substring) -> Bool = { _ in true },
    where isWanted: (String) -> Bool
  ) throws -> [String: String] {
    var found: [String: String] = [:]
    for folder in folders {
      let root = packageRoot.appending(path: folder)
      let walker = FileManager.default.enumerator(atPath: root.path)
      let names = (walker?.compactMap { $0 as? String } ?? []).sorted()
      for name in names where isWanted("\(folder)/\(name)") {
        let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
        for line in text.split(separator: "\n") where isTelling(line) {
          for match in line.matches(of: idPattern) where found[String(match.0)] == nil {
            found[String(match.0)] = "\(folder)/\(name)"
          }
        }
      }
    }
    return found
  }

  private func sources() throws -> [String: String] {
    let rules = try citations(in: ["Sources"]) { $0.contains("/Trace/Rules+") }
    let code = try citations(in: ["Sources"]) {
      $0.hasSuffix(".swift") && !$0.hasSuffix(".generated.swift") && !$0.contains("/Trace/Rules+")
    }
    return rules.merging(code) { $1 }
  }

  /// Tests that cite a rule, and fixtures of findings that rest on it.
  private func tests() throws -> [String: String] {
    var found = try citations(in: ["rules"]) { $0.hasSuffix("predictions.csv") }
    let folder = packageRoot.appending(path: "Tests/Fixtures/diagnostics")
    let walker = FileManager.default.enumerator(atPath: folder.path)
    let fixtures = (walker?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
    for kind in DiagnosticCatalogue.all {
      let own = fixtures.sorted().first {
        ($0.split(separator: "/").last ?? "").split(separator: ".").first ?? "" == kind.name
      }
      guard let own else { continue }
      for rule in kind.rules {
        found[rule] = "Tests/Fixtures/diagnostics/\(own)"
      }
    }
    let isTest = { (path: String) in
      (path.hasSuffix(".swift") || path.hasSuffix(".yaml")) && !path.contains("/Benchmarks/")
        && !path.contains("ConformanceTests")
    }
    // The records of a golden that cite a rule say less than what somebody wrote down.
    let isWritten = { (line: Substring) in !line.hasPrefix("#") || !line.hasSuffix("\"]") }
    let records = try citations(in: ["Tests"], where: isTest)
    let mentions = try citations(in: ["Tests"], lines: isWritten, where: isTest)
    // Before a mention goes a test that has the rule in its name, and a case that is made for it.
    let names = try citations(
      in: ["Tests"], lines: { $0.contains("func `") || $0.contains("testDescription: \"") },
      where: isTest)
    let cases = try citations(in: ["Tests/Fixtures/rules"], lines: isWritten) { _ in true }
    return found.merging(records) { $1 }.merging(mentions) { $1 }.merging(names) { $1 }
      .merging(cases) { $1 }
  }

  private func states() throws -> [String: (state: String, why: String)] {
    let url = packageRoot.appending(path: "docs/semantics/states.csv")
    var states: [String: (state: String, why: String)] = [:]
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", maxSplits: 2).map(String.init)
      try #require(cells.count == 3, "\(line)")
      try #require(["not yet", "not applicable", "context"].contains(cells[1]), "\(line)")
      try #require(states.updateValue((cells[1], cells[2]), forKey: cells[0]) == nil, "\(line)")
    }
    return states
  }

  @Test func `every rule is implemented or it is said why not`() throws {
    let (sources, tests, states) = (try sources(), try tests(), try states())
    var counts: [String: Int] = [:]
    var rows = ""
    for rule in RuleStatement.all {
      let (source, test) = (sources[rule.id], tests[rule.id])
      let state: String
      switch (source, test, states[rule.id]) {
      case (_?, _?, nil): state = "implemented"
      case (_?, nil, nil), (nil, _?, nil): state = "implemented, no test of its own"
      case (nil, nil, let noted?): state = noted.state
      case (nil, nil, nil):
        Issue.record("\(rule.id) is cited nowhere; say why in docs/semantics/states.csv")
        state = "unknown"
      case (_, _, let noted?):
        Issue.record("\(rule.id) is cited; states.csv still says \(noted.state)")
        state = "unknown"
      }
      counts[state, default: 0] += 1
      let confidence = rule.confidences.joined(separator: " / ")
      let why = source == nil && test == nil ? states[rule.id]?.why ?? "" : ""
      rows += "| [\(rule.id)](semantics/\(rule.page).md) | \(rule.title) | \(confidence) "
      rows += "| \(state)\(why.isEmpty ? "" : ": \(why)") | \(link(source)) | \(link(test)) |\n"
    }
    let ids = Set(RuleStatement.all.map(\.id))
    for id in states.keys.sorted() where !ids.contains(id) {
      Issue.record("states.csv names \(id), which no page states")
    }
    let summary = counts.sorted { $0.key < $1.key }.map { "| \($0.key) | \($0.value) |\n" }.joined()
    assertGolden(head + summary + table + rows, at: "docs/conformance.md")
  }

  /// A link to the file; the line is left out, so that the page changes only when it must.
  private func link(_ path: String?) -> String {
    guard let path else { return "–" }
    return "[\(path.split(separator: "/").last ?? "")](../\(path))"
  }

  private let head = """
    # Conformance

    One row for each rule of [docs/semantics](semantics/README.md), derived by a test from the places that cite
    it. *Implemented* means that code rests on the rule and a test, a prediction of an example set or a fixture
    cites it. *Context* is a fact that asks for nothing by itself.

    | State | Rules |
    |---|---|

    """

  private let table = """

    | Rule | Title | Confidence | State | Code | Test |
    |---|---|---|---|---|---|

    """
}
