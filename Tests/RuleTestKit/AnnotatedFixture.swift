package import RuleSource
package import Testing

/// A finding as a fixture shows it, in a comment below the line that it is about.
///
/// ```yaml
/// - membr_of_list: Newsletter
/// # ^^^^^^^^^^^^^ error[unknown-filter]: unknown filter `membr_of_list`
/// ```
///
/// Carets cover the finding up to the end of its first line. What begins in the first two columns,
/// where no caret fits behind `# `, is marked with `# <-`.
package struct Annotation: Hashable, Sendable {
  /// The line that the finding is about, from 1, comments like this one not counted.
  package let line: Int
  /// The first column, from 1, in Unicode scalars.
  package let column: Int
  /// The column after the last one on that line.
  package let endColumn: Int
  /// Severity, name and message.
  package let text: String
  /// Whether the finding is about the file as a whole, and so stays at its beginning.
  private let isAboutFile: Bool

  /// Describes a finding of a file.
  init(_ diagnostic: Diagnostic, in file: SourceFile) {
    let start = file.position(of: diagnostic.span.start)
    let end = file.position(of: diagnostic.span.end)
    let lineEnd = file.text(ofLine: start.line).unicodeScalars.count + 1
    isAboutFile = diagnostic.span.end == 0
    line = start.line
    column = start.column
    endColumn = max(start.column + 1, end.line > start.line ? lineEnd : end.column)
    text = "\(diagnostic.severity.rawValue)[\(diagnostic.kind.name)]: \(diagnostic.message)"
  }

  /// Returns the same annotation in a file in which things come later.
  func moved(lines: Int = 0, columnsOnFirstLine: Int = 0) -> Annotation {
    isAboutFile ? self : Annotation(self, lines, line == 1 ? columnsOnFirstLine : 0)
  }

  private init(_ original: Annotation, _ lines: Int, _ columns: Int) {
    line = original.line + lines
    column = original.column + columns
    endColumn = original.endColumn + columns
    text = original.text
    isAboutFile = false
  }

  /// The comment that shows the annotation below a line with an indentation.
  fileprivate func comment(indentation: Int) -> String {
    guard column > 2 else { return "# <- \(text)" }
    let mark = min(indentation, column - 3)
    let blanks = String(repeating: " ", count: column - mark - 2)
    let carets = String(repeating: "^", count: endColumn - column)
    return String(repeating: " ", count: mark) + "#" + blanks + carets + " " + text
  }
}

/// Records an issue unless the comments of a fixture are exactly what a stage finds in it.
///
/// With `UPDATE_GOLDENS=1` in the environment the comments are rewritten. The fixture is repeated
/// behind an emoji, with CRLF and with a byte order mark.
package func checkAnnotations(
  _ fixture: Fixture, sourceLocation: SourceLocation = #_sourceLocation,
  findings: (SourceFile) -> [Diagnostic]
) throws {
  let lines = plainLines(String(decoding: try fixture.bytes(), as: UTF8.self))
  let text = lines.joined(separator: "\n")
  let expected = annotations(text, fixture, findings)
  assertGolden(annotated(lines, expected), at: fixture.path, sourceLocation: sourceLocation)

  let emoji = annotations("# 👩🏽‍🚀 é\n" + text, fixture, findings)
  #expect(emoji == expected.map { $0.moved(lines: 1) }, "behind an emoji, \(fixture.name)")
  let windows = lines.joined(separator: "\r\n")
  #expect(annotations(windows, fixture, findings) == expected, "with CRLF, \(fixture.name)")
  let marked = annotations("\u{FEFF}" + text, fixture, findings)
  #expect(
    marked == expected.map { $0.moved(columnsOnFirstLine: 1) },
    "with a byte order mark, \(fixture.name)")
}

/// Records an issue unless applying the fixes of a fixture's findings, over and over, ends with
/// findings that have none.
package func checkFixes(
  _ fixture: Fixture, sourceLocation: SourceLocation = #_sourceLocation,
  findings: (SourceFile) -> [Diagnostic]
) throws {
  let lines = plainLines(String(decoding: try fixture.bytes(), as: UTF8.self))
  var bytes = Array(lines.joined(separator: "\n").utf8)
  for _ in 0..<20 {
    var sources = SourceMap()
    sources.add(path: fixture.name, bytes: bytes)
    let diagnostics = findings(sources.files[0])
    guard let change = FixApplier(allowsUnsafe: true).apply(diagnostics, to: sources).first else {
      return
    }
    bytes = change.bytes
  }
  Issue.record("the fixes of \(fixture.name) never end", sourceLocation: sourceLocation)
}

extension Fixture {
  /// Returns the content without its annotations, for manuals.
  package func plainText() throws -> String {
    plainLines(String(decoding: try bytes(), as: UTF8.self)).joined(separator: "\n")
  }
}

/// Returns the lines of a fixture without its annotations.
private func plainLines(_ text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false).filter { !isAnnotation($0) }
}

private func isAnnotation(_ line: Substring) -> Bool {
  let comment = line.drop { $0 == " " }
  guard comment.first == "#" else { return false }
  let mark = comment.dropFirst().drop { $0 == " " }
  let rest = mark.hasPrefix("<-") ? mark.dropFirst(2) : mark.drop { $0 == "^" }
  guard rest.startIndex != mark.startIndex else { return false }
  return ["error[", "warning[", "note["].contains { rest.dropFirst().hasPrefix($0) }
}

private func annotations(
  _ text: String, _ fixture: Fixture, _ findings: (SourceFile) -> [Diagnostic]
) -> [Annotation] {
  let file = SourceFile(id: FileID(0), path: fixture.name, bytes: Array(text.utf8))
  return findings(file).sorted(by: Diagnostic.reportOrder).map { Annotation($0, in: file) }
}

/// Returns a text with its annotations below the lines that they are about.
private func annotated(_ lines: [Substring], _ annotations: [Annotation]) -> String {
  var result: [String] = []
  for (position, line) in lines.enumerated() {
    let isEnd = position == lines.count - 1 && line.isEmpty
    let comments = annotations.filter { $0.line == position + 1 }.map {
      $0.comment(indentation: line.prefix { $0 == " " }.count)
    }
    // A comment after the last line break would leave the file without one.
    result += isEnd ? comments + [String(line)] : [String(line)] + comments
  }
  return result.joined(separator: "\n")
}
