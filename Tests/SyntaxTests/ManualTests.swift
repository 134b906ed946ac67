import RuleSource
import RuleSyntax
import RuleTestKit
import RuleYAML
import Testing

/// An example of the manual: a fenced block of YAML.
struct ManualExample: Sendable, CustomTestStringConvertible {
  let page: String
  /// The line on which the block begins.
  let line: Int
  /// What stands after "yaml": nothing, or "bad" for an example of a mistake.
  let mark: String
  let text: String

  var testDescription: String { "\(page):\(line)" }

  /// The examples of all pages; those marked "fragment" are not whole definitions.
  static let all: [ManualExample] = files(below: "docs/language", ext: "md").flatMap { page in
    examples(of: page.name, (try? page.bytes()).map { String(decoding: $0, as: UTF8.self) } ?? "")
  }.filter { $0.mark != "fragment" }

  private static func examples(of page: String, _ text: String) -> [ManualExample] {
    var found: [ManualExample] = []
    var open: (line: Int, mark: String, lines: [Substring])?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let block = open, line == "```" {
        found.append(
          ManualExample(
            page: page, line: block.line, mark: block.mark,
            text: block.lines.joined(separator: "\n") + "\n"))
        open = nil
      } else if open != nil {
        open?.lines.append(line)
      } else if line.hasPrefix("```yaml") {
        open = (number + 1, line.dropFirst("```yaml".count).trimmed, [])
      }
    }
    return found
  }
}

extension Substring {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}

@Suite struct ManualTests {
  @Test func `the manual has examples of both sorts`() {
    #expect(ManualExample.all.count { $0.mark.isEmpty } > 30)
    #expect(ManualExample.all.count { $0.mark == "bad" } > 10)
  }

  @Test(arguments: ManualExample.all)
  func `examples of the manual say what they claim`(example: ManualExample) {
    let file = SourceFile(
      id: FileID(0), path: example.page, bytes: Array(example.text.utf8))
    let (yaml, mistakes) = YAMLReader().read(file)
    let (tree, diagnostics) = SyntaxDecoder().decode(yaml, in: file)
    let messages = (mistakes + diagnostics).map { diagnostic in
      let line = file.position(of: diagnostic.span.start).line + example.line
      return "line \(line): \(diagnostic.message)"
    }
    switch example.mark {
    case "":
      #expect(messages == [])
      #expect(tree.definitions.count == yaml.documents.count)
    case "bad":
      #expect(!messages.isEmpty)
    default:
      Issue.record("unknown mark `\(example.mark)`")
    }
  }
}
