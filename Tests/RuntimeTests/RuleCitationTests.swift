import Foundation
import RuleTestKit
import Testing

@Suite struct RuleCitationTests {
  /// The confidence tags of each rule in the documentation, by rule id.
  private func documented() throws -> [String: [String]] {
    let folder = packageRoot.appending(path: "docs/semantics")
    var tags: [String: [String]] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".md") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (line, next) in zip(lines, lines.dropFirst()) where line.hasPrefix("### ") {
        guard let id = line.dropFirst(4).split(separator: " ").first else { continue }
        // The tags stand before the first dot in the middle, each in backticks.
        let head = next.split(separator: "·", maxSplits: 1).first ?? ""
        tags[String(id)] = head.split(separator: "`").map(String.init)
      }
    }
    return tags
  }

  /// The rules that a file of the trace declares, with their confidence.
  private func declared(in file: String) throws -> [(id: String, confidence: String)] {
    let url = packageRoot.appending(path: "Sources/RuleRuntime/Trace").appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.matches(of: /Rule\("([^"]+)", \.(\w+)\)/).map { match in
      (String(match.1), match.2 == "undocumented" ? "UNDOC" : String(match.2))
    }
  }

  @Test(arguments: ["Rules+Flow.swift", "Rules+Sync.swift"])
  func `every rule that a trace cites is documented with the same confidence`(
    _ file: String
  ) throws {
    let documented = try documented()
    let rules = try declared(in: file)
    #expect(rules.count > 50)
    for (id, confidence) in rules {
      let tags = try #require(documented[id], "\(id) has no heading in docs/semantics")
      #expect(tags.contains(confidence), "\(id) is \(tags), not \(confidence)")
    }
  }
}
