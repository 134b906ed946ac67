import RuleSource
import Testing

@Suite struct FixApplierTests {
  private static let kind = DiagnosticKind(
    "test-finding", .error, .style, "A finding of a test", explanation: "Only for tests.")

  private func apply(
    _ text: String, _ fixes: [(Range<Int>, String, Fix.Applicability)], unsafe: Bool = false
  ) -> String {
    var sources = SourceMap()
    let file = sources.add(path: "f", bytes: Array(text.utf8))
    let findings = fixes.map { range, replacement, applicability in
      let span = Span(file: file, start: range.lowerBound, end: range.upperBound)
      return Diagnostic(
        Self.kind, "wrong", at: span,
        fixes: [Fix("mend", applicability, [.init(span, replacement)])])
    }
    let changes = FixApplier(allowsUnsafe: unsafe).apply(findings, to: sources)
    return changes.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? text
  }

  @Test func `safe fixes of several findings are applied together`() {
    #expect(apply("one two three", [(0..<3, "1", .safe), (8..<13, "3", .safe)]) == "1 two 3")
  }

  @Test func `unsafe fixes need leave`() {
    #expect(apply("one", [(0..<3, "1", .unsafe)]) == "one")
    #expect(apply("one", [(0..<3, "1", .unsafe)], unsafe: true) == "1")
    #expect(apply("one", [(0..<3, "1", .display)], unsafe: true) == "one")
  }

  @Test func `the later of two overlapping fixes waits for the next round`() {
    #expect(apply("abcdef", [(0..<4, "X", .safe), (2..<6, "Y", .safe)]) == "Xef")
    #expect(apply("ab", [(1..<1, "X", .safe), (1..<1, "Y", .safe)]) == "aXb")
  }
}

@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    UnifiedDiff.between(Array(old.utf8), Array(new.utf8), path: "f.yaml")
  }

  @Test func `equal texts have no difference`() {
    #expect(diff("a\nb\n", "a\nb\n") == "")
  }

  @Test func `a changed line stands between its context`() {
    let expected = """
      --- a/f.yaml
      +++ b/f.yaml
      @@ -2,7 +2,7 @@
       2
       3
       4
      -5
      +five
       6
       7
       8

      """
    #expect(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") == expected)
  }

  @Test func `distant changes get hunks of their own`() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("2\n3", with: "2\nX\n3").replacing("19\n", with: "")
    #expect(diff(old, new).split(separator: "\n").count { $0.hasPrefix("@@") } == 2)
  }

  @Test func `a missing line break at the end is told`() {
    #expect(diff("a\n", "a").contains("\\ No newline at end of file"))
  }

  @Test func `an empty text can grow and vanish`() {
    #expect(diff("", "a\n").contains("@@ -0,0 +1,1 @@\n+a\n"))
    #expect(diff("a\n", "").contains("@@ -1,1 +0,0 @@\n-a\n"))
  }
}
