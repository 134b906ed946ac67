import Foundation
import RuleRuntime
import RuleTestKit
import RuleVocabulary
import RuleWorkspace
import SyncState
import Testing

/// The reference is derived from the declarations, and the examples of words run.
@Suite struct LanguageReferenceTests {
  @Test func `the page of definitions is the one that the declarations give`() {
    assertGolden(LanguageReference().text, at: "\(WordPage.folder)/definitions.md")
  }

  @Test func `the manual's table of settings is the one that the declarations give`() throws {
    let path = "docs/language/workspace.md"
    let text = try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)
    let start = try #require(text.firstRange(of: "| setting |")).lowerBound
    let end = try #require(text[start...].firstRange(of: "\n\n")).lowerBound
    let rows = SyncPolicy.all.map { policy in
      let answers = policy.choices.map { "`\($0.word)`: \($0.meaning)" }
      return "| `\(policy.name)` | \(policy.question.dropLast()) (\(policy.rule)). | "
        + "\(answers.joined(separator: "<br>")) |"
    }
    let table = ["| setting | question | answers, the usual one first |", "|---|---|---|"] + rows
    assertGolden(
      "\(text[..<start])\(table.joined(separator: "\n"))\(text[end...])", at: path)
  }

  @Test func `a rule that leaves a question open is explained with its setting`() throws {
    for policy in SyncPolicy.all {
      let entry = try #require(ManualEntry.find(policy.rule).first)
      #expect(entry.body.contains("Setting `\(policy.name)`"), "\(policy.rule)")
      for choice in policy.choices { #expect(entry.body.contains(choice.meaning)) }
    }
  }

  @Test func `the index lists every word`() {
    assertGolden(WordPage.index, at: "\(WordPage.folder)/README.md")
  }

  @Test(arguments: WordExample.all)
  func `the example of a word does what the word says and its page shows it`(
    example: WordExample
  ) throws {
    let run = try example.run()
    #expect(run.findings == [])
    switch example.position {
    case .trigger: #expect(!run.entered.isEmpty, "it never fires in the small world")
    case .filter:
      #expect(!run.entered.isEmpty, "nobody in the small world passes")
      #expect(run.entered.count < run.peopleCount, "everybody in the small world passes")
    case .action, .event: #expect(run.results.contains(.succeeded), "\(run.notes)")
    }
    if example.position != .filter, !example.word.activities.isEmpty {
      #expect(!run.log.isEmpty, "it writes or fires on \(example.word.activities)")
    }
    let page = WordPage(example: example, log: run.log)
    #expect(!page.text.contains("(not stated)"), "it cites a rule that no page states")
    assertGolden(page.text, at: "\(WordPage.folder)/\(page.path)")
  }

  @Test func `no page is about a word that does not exist`() throws {
    let root = packageRoot.appending(path: WordPage.folder)
    let found = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    let known = Set(WordExample.all.map { WordPage.path(of: $0.word, $0.position) })
    let others: Set = ["README.md", "definitions.md"]
    let pages = (found ?? []).filter { $0.hasSuffix(".md") }.sorted()
    #expect(pages.filter { !known.contains($0) && !others.contains($0) } == [])
  }
}
