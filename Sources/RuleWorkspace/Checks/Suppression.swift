import RuleSource
import RuleYAML
import SyncState

/// A comment that suppresses findings: `# rulec: ignore[name, name] until=2026-12-31 reason`.
struct Suppression: Sendable {
  /// A name between the brackets.
  struct Name: Sendable {
    let text: String
    let span: Span
  }

  /// The comment.
  let span: Span
  /// Whether nothing else is on its line.
  let isOnOwnLine: Bool
  /// The line (1-based) that it is about; nil for the whole file.
  let line: Int?
  /// The findings that it names, at least one.
  let names: [Name]
  /// The last day on which it works.
  let until: CivilDate?
  /// Why the findings do not matter; may be missing.
  let reason: String

  /// Reads the suppressions among the comments of a file, and reports what only looks like one.
  static func read(
    _ comments: [YAMLComment], in file: SourceFile
  ) -> (suppressions: [Suppression], diagnostics: [Diagnostic]) {
    var suppressions: [Suppression] = []
    var diagnostics: [Diagnostic] = []
    for comment in comments {
      var scanner = CommentScanner(file, comment.span)
      guard scanner.skip("#"), scanner.skipBlanks(), scanner.skip("rulec:") else { continue }
      switch read(&scanner, comment, in: file) {
      case .success(let suppression): if let suppression { suppressions.append(suppression) }
      case .failure(let mistake): diagnostics.append(mistake.diagnostic)
      }
    }
    return (suppressions, diagnostics)
  }

  private struct Mistake: Error {
    let diagnostic: Diagnostic
  }

  /// Reads what follows `# rulec:`; nil when it is an ordinary comment.
  private static func read(
    _ scanner: inout CommentScanner, _ comment: YAMLComment, in file: SourceFile
  ) -> Result<Suppression?, Mistake> {
    func mistake(_ span: Span, _ problem: String, fixes: [Fix] = []) -> Mistake {
      Mistake(
        diagnostic: CheckDiagnostics.malformedSuppression(span, problem, fixes: fixes))
    }
    scanner.skipBlanks()
    let (word, wordSpan) = scanner.take { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: "[") }
    guard word == "ignore" || word == "ignore-file" else {
      guard let meant = Suggestion.nearest(to: word, among: ["ignore", "ignore-file"]) else {
        return .success(nil)
      }
      let problem = "\(Diagnostic.quoted(word)) is no instruction; did you mean `\(meant)`?"
      return .failure(mistake(wordSpan, problem, fixes: [.replace(wordSpan, with: meant)]))
    }
    scanner.skipBlanks()
    guard scanner.skip("[") else {
      return .failure(mistake(comment.span, "this suppression names no finding in brackets"))
    }
    guard let names = scanner.names() else {
      return .failure(mistake(comment.span, "the bracket of this suppression is not closed"))
    }
    guard !names.isEmpty else {
      return .failure(mistake(comment.span, "this suppression names no finding"))
    }
    scanner.skipBlanks()
    var until: CivilDate?
    if scanner.skip("until=") {
      let (day, span) = scanner.take { $0 != 0x20 && $0 != 0x09 }
      until = CivilDate(isoText: day)
      guard until != nil else {
        let problem = "\(Diagnostic.quoted(day)) is no day such as `until=2026-12-31`"
        return .failure(mistake(span, problem))
      }
      scanner.skipBlanks()
    }
    let reason = scanner.rest()
    let line = word == "ignore" ? comment.subjectLine(in: file) : nil
    return .success(
      Suppression(
        span: comment.span, isOnOwnLine: comment.isOnOwnLine, line: line, names: names,
        until: until, reason: reason))
  }

  /// The edit that takes a name away, or the whole comment when it has no other.
  func removal(of position: Int, in file: SourceFile) -> Fix {
    guard names.count > 1 else {
      return Fix("remove the comment", .safe, [Fix.Edit(wholeSpan(in: file), "")])
    }
    let name = names[position].span
    let cut =
      position > 0
      ? Span(file: name.file, start: names[position - 1].span.end, end: name.end)
      : Span(file: name.file, start: name.start, end: names[1].span.start)
    return Fix("remove `\(names[position].text)`", .safe, [Fix.Edit(cut, "")])
  }

  /// The comment with what would be left of its line: the line break, or the blanks before it.
  private func wholeSpan(in file: SourceFile) -> Span {
    let line = file.lines.line(of: span.start)
    var start = span.start
    if isOnOwnLine {
      let end = line < file.lines.count ? file.lines.start(ofLine: line + 1) : file.bytes.count
      return Span(file: file.id, start: file.lines.start(ofLine: line), end: end)
    }
    while start > 0, file.bytes[start - 1] == 0x20 { start -= 1 }
    return Span(file: file.id, start: start, end: span.end)
  }
}

/// Reads a comment byte by byte.
private struct CommentScanner {
  private let file: SourceFile
  private let end: Int
  private var position: Int

  init(_ file: SourceFile, _ span: Span) {
    self.file = file
    position = span.start
    end = span.end
  }

  private var byte: UInt8? { position < end ? file.bytes[position] : nil }

  @discardableResult
  mutating func skipBlanks() -> Bool {
    while byte == 0x20 || byte == 0x09 { position += 1 }
    return true
  }

  mutating func skip(_ text: String) -> Bool {
    let bytes = text.utf8
    guard file.bytes[position..<end].starts(with: bytes) else { return false }
    position += bytes.count
    return true
  }

  mutating func take(while belongs: (UInt8) -> Bool) -> (text: String, span: Span) {
    let start = position
    while let byte, belongs(byte) { position += 1 }
    let span = Span(file: file.id, start: start, end: position)
    return (file.text(of: span), span)
  }

  /// The names up to the closing bracket; nil when there is none.
  mutating func names() -> [Suppression.Name]? {
    var names: [Suppression.Name] = []
    while let byte {
      switch byte {
      case UInt8(ascii: "]"):
        position += 1
        return names
      case 0x20, 0x09, UInt8(ascii: ","):
        position += 1
      default:
        let (text, span) = take {
          ![0x20, 0x09, UInt8(ascii: ","), UInt8(ascii: "]")].contains($0)
        }
        names.append(Suppression.Name(text: text, span: span))
      }
    }
    return nil
  }

  func rest() -> String {
    var last = end
    while last > position, [0x20, 0x09, 0x0D].contains(file.bytes[last - 1]) { last -= 1 }
    return file.text(of: Span(file: file.id, start: position, end: last))
  }
}

extension CivilDate {
  /// Reads a day as `yyyy-MM-dd`.
  init?(isoText text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
