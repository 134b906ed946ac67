/// Shows findings to people: the message, the source line, and an underline below it.
public struct SnippetRenderer: Sendable {
  /// Whether escape codes for colours are written.
  public let usesColor: Bool
  /// Whether box and arrow characters must be ASCII.
  public let usesASCII: Bool
  private let sources: SourceMap

  /// Creates a renderer over the files that findings refer to.
  public init(sources: SourceMap, usesColor: Bool, usesASCII: Bool = false) {
    self.sources = sources
    self.usesColor = usesColor
    self.usesASCII = usesASCII
  }

  /// Returns a finding as lines of text, with a final empty line.
  public func render(_ diagnostic: Diagnostic) -> String {
    let file = sources[diagnostic.span.file]
    let position = file.position(of: diagnostic.span.start)
    let gutter = gutterWidth(of: diagnostic)
    var text = header(diagnostic)
    text += place(file, position, gutter: gutter, arrow: usesASCII ? "-->" : "╭─▶")
    text += snippet(
      diagnostic.span, mark: "^", text: nil, color: color(of: diagnostic.severity), gutter)
    for label in diagnostic.labels { text += render(label, gutter) }
    for note in diagnostic.notes { text += trailer("note", note, gutter) }
    for fix in diagnostic.fixes {
      let applied = fix.applicability == .display ? "" : " (\(fix.applicability.rawValue) fix)"
      text += trailer("help", fix.message + applied, gutter)
    }
    if !diagnostic.kind.rules.isEmpty {
      text += trailer("rules", diagnostic.kind.rules.joined(separator: ", "), gutter)
    }
    return text + "\n"
  }

  private func header(_ diagnostic: Diagnostic) -> String {
    let severity = paint(diagnostic.severity.rawValue, color(of: diagnostic.severity))
    let name = paint("[\(diagnostic.kind.name)]", color(of: diagnostic.severity))
    let message = paint(DisplayWidth.printable(diagnostic.message), .bold)
    return "\(severity)\(name): \(message)\n"
  }

  private func place(
    _ file: SourceFile, _ position: Position, gutter: Int, arrow: String
  ) -> String {
    let pad = String(repeating: " ", count: gutter)
    let path = DisplayWidth.printable(file.path)
    return "\(pad) \(paint(arrow, .blue)) \(path):\(position.line):\(position.column)\n"
  }

  private func render(_ label: Diagnostic.Label, _ gutter: Int) -> String {
    let file = sources[label.span.file]
    let position = file.position(of: label.span.start)
    let arrow = usesASCII ? ":::" : "├─▶"
    return place(file, position, gutter: gutter, arrow: arrow)
      + snippet(label.span, mark: "-", text: label.text, color: .blue, gutter)
  }

  /// The line on which a span begins, and a line below it that marks the span.
  private func snippet(
    _ span: Span, mark: String, text: String?, color: Color, _ gutter: Int
  ) -> String {
    let file = sources[span.file]
    let line = file.lines.line(of: min(span.start, file.bytes.count))
    let range = file.lines.range(ofLine: line, in: file.bytes)
    // Bytes that are no text, or text of two bytes a letter, would only confuse.
    guard !file.bytes[range].contains(0) else { return "" }
    let number = String(line)
    let pad = String(repeating: " ", count: max(0, gutter - number.count))
    let bar = paint(usesASCII ? "|" : "│", .blue)
    let window = Window(file.bytes[range], around: span.start - range.lowerBound)
    let start = max(range.lowerBound, min(span.start, range.upperBound))
    let end = max(start, min(span.end, range.upperBound))
    let before = window.shown(range.lowerBound..<start, lineStart: range.lowerBound, file.bytes)
    let marked = window.shown(start..<end, lineStart: range.lowerBound, file.bytes)
    let marks = String(repeating: mark, count: max(1, DisplayWidth.of(marked)))
    let indent = String(repeating: " ", count: DisplayWidth.of(before))
    let comment = text.map { " " + DisplayWidth.printable($0) } ?? ""
    let underline = paint(marks + comment, color)
    return "\(pad)\(paint(number, .blue)) \(bar) \(window.text(of: file.bytes, range))\n"
      + "\(String(repeating: " ", count: gutter)) \(bar) \(indent)\(underline)\n"
  }

  private func trailer(_ word: String, _ text: String, _ gutter: Int) -> String {
    let pad = String(repeating: " ", count: gutter)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var result = "\(pad) \(paint("=", .blue)) \(paint(word, .bold)): "
    for (index, line) in lines.enumerated() {
      if index > 0 { result += pad + String(repeating: " ", count: word.count + 5) }
      result += DisplayWidth.printable(String(line)) + "\n"
    }
    return result
  }

  private func gutterWidth(of diagnostic: Diagnostic) -> Int {
    let spans = [diagnostic.span] + diagnostic.labels.map(\.span)
    return spans.map { String(sources[$0.file].lines.line(of: $0.start)).count }.max() ?? 1
  }

  private enum Color: String {
    case red = "1;31"
    case yellow = "1;33"
    case cyan = "1;36"
    case blue = "34"
    case bold = "1"
  }

  private func color(of severity: Severity) -> Color {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: .cyan
    }
  }

  private func paint(_ text: String, _ color: Color) -> String {
    usesColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// The part of a long line that is shown around a place.
private struct Window {
  private static let bytesMax = 160
  private let range: Range<Int>
  private let isCutBefore: Bool
  private let isCutAfter: Bool

  init(_ line: ArraySlice<UInt8>, around offset: Int) {
    guard line.count > Self.bytesMax else {
      range = 0..<line.count
      (isCutBefore, isCutAfter) = (false, false)
      return
    }
    var start = max(0, min(offset - 40, line.count - Self.bytesMax))
    var end = min(line.count, start + Self.bytesMax)
    while start > 0, line[line.startIndex + start] & 0xC0 == 0x80 { start -= 1 }
    while end < line.count, line[line.startIndex + end] & 0xC0 == 0x80 { end += 1 }
    range = start..<end
    (isCutBefore, isCutAfter) = (start > 0, end < line.count)
  }

  func text(of bytes: [UInt8], _ line: Range<Int>) -> String {
    let lower = line.lowerBound
    let part = bytes[(lower + range.lowerBound)..<(lower + range.upperBound)]
    let text = DisplayWidth.printable(String(decoding: part, as: UTF8.self))
    return (isCutBefore ? "..." : "") + text + (isCutAfter ? "..." : "")
  }

  /// The shown part of a range of bytes that lies in the line.
  func shown(_ wanted: Range<Int>, lineStart: Int, _ bytes: [UInt8]) -> String {
    let low = lineStart + range.lowerBound
    let high = lineStart + range.upperBound
    let start = min(max(wanted.lowerBound, low), high)
    let end = min(max(wanted.upperBound, start), high)
    let text = DisplayWidth.printable(String(decoding: bytes[start..<end], as: UTF8.self))
    return wanted.lowerBound <= low && isCutBefore ? "..." + text : text
  }
}
