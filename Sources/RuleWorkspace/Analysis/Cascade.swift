import RuleSource

/// Leaves out findings that only follow from another one, so that one mistake is one finding.
///
/// Stages do not know of each other: when a bracket is not closed, the decoder misses what stands behind
/// it. The mistake itself is always kept.
struct Cascade {
  private let sources: SourceMap

  init(_ sources: SourceMap) { self.sources = sources }

  /// Returns the findings without those that follow from others.
  func pruned(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > 1 else { return diagnostics }
    let places = diagnostics.map { Place($0, sources) }
    let byFile = Dictionary(grouping: places, by: \.file)
    return zip(diagnostics, places).filter { _, place in
      !(byFile[place.file] ?? []).contains { place.follows(from: $0) }
    }.map(\.0)
  }

  /// What decides whether a finding follows from another.
  private struct Place {
    let name: String
    let file: FileID
    let span: Span
    let line: Int
    let labelLines: [Int]

    init(_ diagnostic: Diagnostic, _ sources: SourceMap) {
      name = diagnostic.kind.name
      file = diagnostic.span.file
      span = diagnostic.span
      let file = sources[diagnostic.span.file]
      line = file.lines.line(of: diagnostic.span.start)
      labelLines = diagnostic.labels.filter { $0.span.file == diagnostic.span.file }
        .map { file.lines.line(of: $0.span.start) }
    }

    func follows(from other: Place) -> Bool {
      switch (name, other.name) {
      case ("missing-parameter", "unclosed-bracket"), ("missing-parameter", "unclosed-quote"),
        ("missing-key", "unclosed-bracket"), ("missing-key", "unclosed-quote"),
        ("missing-parameter", "missing-comma"), ("missing-parameter", "missing-colon"),
        ("wrong-shape", "missing-colon"):
        // What is missing may stand behind the sign that is missing.
        line == other.line
      case ("missing-parameter", "missing-space"):
        // The program that would stand for the parameter may be what the key did not say.
        line > other.line
      case ("dash-in-text", "unclosed-bracket"):
        other.labelLines.contains(line)
      case ("bad-indentation", "wrong-shape"), ("mixed-block", "wrong-shape"):
        // Where dashes are forgotten, the next dash looks as if it were too much.
        (other.line...other.line + 3).contains(line)
      case ("unquoted-truth-value", "value-of-wrong-type"):
        span == other.span
      default:
        false
      }
    }
  }
}
