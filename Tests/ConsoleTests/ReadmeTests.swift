import Foundation
import RuleTestKit
import Testing

/// The commands in the README print what it says they print.
@Suite struct ReadmeTests {
  @Test func `the console blocks of the README are true`() throws {
    let text = try String(contentsOf: packageRoot.appending(path: "README.md"), encoding: .utf8)
    let blocks = text.matches(of: /(?ms)^```console\n(.*?)^```/).map { String($0.1) }
    #expect(blocks.count >= 2)
    for block in blocks {
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let command = try #require(lines.first)
      let words = command.split(separator: " ").dropFirst(2).map(String.init)
      let result = try CommandLineTool.run(words, in: packageRoot)
      let printed = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast()
      var expected = lines.dropFirst()
      if let last = expected.last, last.hasPrefix("[exit ") {
        #expect(last == "[exit \(result.code)]", "\(command)")
        expected.removeLast()
      } else {
        #expect(result.code == 0, "\(command): \(result.errors)")
      }
      #expect(matches(printed[...], expected), "\(command) printed:\n\(result.output)")
    }
  }

  @Test func `the findings in the README are those of a transcript`() throws {
    let text = try String(contentsOf: packageRoot.appending(path: "README.md"), encoding: .utf8)
    let transcript = try String(
      contentsOf: packageRoot.appending(path: "Tests/Fixtures/console/mistakes.console"),
      encoding: .utf8)
    let block = try #require(text.firstMatch(of: /(?ms)^```text\n(.*?)^```/)).1
    for finding in block.split(separator: "\n\n") {
      #expect(transcript.contains(finding.trimmingCharacters(in: .newlines)), "\(finding)")
    }
  }

  /// Whether lines are as expected, where `...` stands for any number of lines.
  private func matches(_ lines: ArraySlice<Substring>, _ expected: ArraySlice<Substring>) -> Bool {
    guard let first = expected.first else { return lines.isEmpty }
    let rest = expected.dropFirst()
    if first == "..." {
      return (lines.startIndex...lines.endIndex).contains { matches(lines[$0...], rest) }
    }
    return lines.first == first && matches(lines.dropFirst(), rest)
  }
}

@Suite struct GraphPageTests {
  @Test func `the diagram in the manual is that of the example`() throws {
    let page = try String(contentsOf: packageRoot.appending(path: "docs/graph.md"), encoding: .utf8)
    let result = try CommandLineTool.run(
      ["graph", "rules/webinar", "--format", "mermaid"], in: packageRoot)
    #expect(page.contains("```mermaid\n\(result.output)```"))
  }
}
