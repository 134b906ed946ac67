import RuleSource

/// Leaves out findings that only follow from another one, so that one mistake is one finding.
///
/// Stages do not know of each other: when a bracket is not closed, the decoder misses what stands behind
/// it. The mistake itself is always kept, and is as grave as what follows from it.
struct Cascade {
  private let sources: SourceMap

  init(_ sources: SourceMap) { self.sources = sources }

  /// Returns the findings without those that follow from others.
  func pruned(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > 1 else { return diagnostics }
    let places = diagnostics.map { Place($0, sources) }
    let causes = Dictionary(
      grouping: places.indices.filter { Place.causes.contains(places[$0].name) },
      by: { places[$0].file })
    let lost = LostDefinitions(diagnostics, sources)
    var result = diagnostics
    var follows = [Bool](repeating: false, count: places.count)
    for (index, place) in places.enumerated() {
      if let cause = causes[place.file]?.first(where: { place.follows(from: places[$0]) }) {
        follows[index] = true
        result[cause].severity = max(result[cause].severity, diagnostics[index].severity)
      } else if place.name == "unknown-asset", lost.mayDefine(place.span, sources) {
        follows[index] = true
      }
    }
    return zip(result, follows).filter { !$1 }.map(\.0)
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

    /// The findings from which others follow, as ``follows(from:)`` says.
    static let causes: Set = [
      "unclosed-bracket", "unclosed-quote", "missing-comma", "missing-colon", "missing-space",
      "wrong-shape", "value-of-wrong-type", "tab-indentation", "invisible-character",
      "typographic-quotes", "lead-creation", "unknown-choice",
    ]

    func follows(from other: Place) -> Bool {
      switch (name, other.name) {
      case ("missing-parameter", "missing-colon"):
        // What is missing may stand on this line or the next.
        (line...line + 1).contains(other.line)
      case ("missing-parameter", "tab-indentation"), ("missing-value", "tab-indentation"):
        // The entry before the tab is lost with it.
        (line + 1...line + 3).contains(other.line)
      case ("missing-parameter", "unclosed-bracket"), ("missing-parameter", "unclosed-quote"),
        ("missing-key", "unclosed-bracket"), ("missing-key", "unclosed-quote"),
        ("missing-parameter", "missing-comma"), ("wrong-shape", "missing-colon"):
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
      case ("bad-indentation", "invisible-character"), ("mixed-block", "invisible-character"),
        ("missing-colon", "invisible-character"), ("wrong-shape", "invisible-character"):
        line == other.line
      case ("unknown-field", "unknown-choice"), ("missing-parameter", "unknown-choice"):
        // A custom field without a type that is known is taken for a standard one; a branch whose
        // `do` is unknown looks as if it had parameters.
        (line...line + 3).contains(other.line)
      case ("date-token-wait-in-batch", "wrong-shape"):
        // A campaign whose triggers could not be read has none.
        other.line < line
      case ("unquoted-truth-value", "value-of-wrong-type"), ("scalar-too-long", "wrong-shape"),
        ("batch-of-new-leads", "lead-creation"):
        span == other.span
      case (_, "typographic-quotes"):
        // No name and no value begins with such a mark.
        span == other.span && name != other.name
      default:
        false
      }
    }
  }
}

/// The names that files define in parts that could not be read.
private struct LostDefinitions {
  private struct Line {
    let file: FileID
    let range: Range<Int>
  }
  private var lines: [String: [Line]] = [:]

  init(_ diagnostics: [Diagnostic], _ sources: SourceMap) {
    guard diagnostics.contains(where: { $0.kind.name == "unknown-asset" }) else { return }
    var seen: Set<FileID> = []
    for diagnostic in diagnostics
    where diagnostic.severity == .error && diagnostic.kind.category == .syntax {
      let file = sources[diagnostic.span.file]
      if diagnostic.kind.name == "missing-document-marker" {
        add(line: file.lines.line(of: diagnostic.span.start), of: file)
      }
      if seen.insert(file.id).inserted { addFirstLines(of: file) }
    }
  }

  /// Whether what stands at a place may be the name of something that could not be read.
  func mayDefine(_ span: Span, _ sources: SourceMap) -> Bool {
    guard !lines.isEmpty else { return false }
    let name = Self.unquoted(sources[span.file].text(of: span)[...])
    let dots = name.indices.filter { name[$0] == "." }
    let names = [name] + dots.map { String(name[name.index(after: $0)...]) }
    return names.contains { name in
      lines[name]?.contains { $0.file != span.file || !$0.range.contains(span.start) } ?? false
    }
  }

  /// Adds the line with which each document of a file begins.
  private mutating func addFirstLines(of file: SourceFile) {
    var isFirst = true
    for line in 1...file.lines.count {
      let text = Self.readable(file.bytes[file.lines.range(ofLine: line, in: file.bytes)])
      if text.hasPrefix("---") {
        isFirst = true
      } else if isFirst, !text.isEmpty, !text.hasPrefix("#") {
        isFirst = false
        add(line: line, of: file)
      }
    }
  }

  private mutating func add(line: Int, of file: SourceFile) {
    let range = file.lines.range(ofLine: line, in: file.bytes)
    let text = Self.readable(file.bytes[range])
    // The colon may be what is missing.
    guard let end = text.firstIndex(of: ":") ?? text.firstIndex(of: " ") else { return }
    let value = text[text.index(after: end)...].drop { $0 == " " }
    guard !value.isEmpty else { return }
    lines[Self.unquoted(value), default: []].append(Line(file: file.id, range: range))
  }

  /// A line as text, also when the file has two bytes for a letter.
  private static func readable(_ bytes: ArraySlice<UInt8>) -> String {
    let text = bytes.filter { $0 != 0 && $0 != 0x0D && $0 < 0xF8 }
    return String(decoding: text, as: UTF8.self)
  }

  private static func unquoted(_ text: Substring) -> String {
    let trimmed = text.reversed().drop { $0 == " " }.reversed()
    guard let first = trimmed.first, first == "\"" || first == "'", trimmed.last == first else {
      return String(trimmed)
    }
    return String(trimmed.dropFirst().dropLast())
  }
}
