import RuleSource

/// Reads what lies between the nodes: comments, indicators, anchors, tags and blanks.
///
/// The parser is more lenient here than YAML; what it would misread is reported.
struct GapScanner {
  /// The offset up to which everything is read.
  private(set) var position: Int
  /// The offset after the last byte that is neither blank nor part of a comment.
  private(set) var solidEnd: Int
  /// The column of a line that is left out and was passed since this was last reset.
  var droppedColumn: Int?
  private(set) var comments: [YAMLComment] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// The end of the last plain scalar, for comments that were meant as part of it.
  var plainEnd = -1

  private let file: SourceFile

  init(_ file: SourceFile, from start: Int) {
    self.file = file
    position = start
    solidEnd = start
  }

  /// The state that a second reading of a document returns to.
  struct Checkpoint {
    fileprivate let comments: Int
    fileprivate let diagnostics: Int
  }

  var checkpoint: Checkpoint {
    Checkpoint(comments: comments.count, diagnostics: diagnostics.count)
  }

  mutating func restore(_ checkpoint: Checkpoint) {
    comments.removeLast(comments.count - checkpoint.comments)
    diagnostics.removeLast(diagnostics.count - checkpoint.diagnostics)
  }

  mutating func removeDiagnostics(where condition: (Diagnostic) -> Bool) {
    diagnostics.removeAll(where: condition)
  }

  /// Goes to an offset without reading what lies before it.
  mutating func jump(to offset: Int) {
    position = offset
    solidEnd = offset
  }

  /// Passes a node that was read elsewhere.
  mutating func pass(to end: Int) {
    position = max(position, end)
    solidEnd = max(solidEnd, end)
  }

  /// Reads up to an offset; `flowIndent` is the indentation that lines in brackets must exceed.
  mutating func scan(to end: Int, in bytes: [UInt8], flowIndent: Int?) {
    let text = bytes.span
    var (offset, solid) = (position, solidEnd)
    while offset < end {
      switch text[offset] {
      case 0x20: offset += 1
      case 0x0A where flowIndent == nil: offset += 1
      case 0x3A, 0x2D, 0x2C:  // what separates nearly all nodes
        offset += 1
        solid = offset
      default:
        (position, solidEnd) = (offset, solid)
        scanUnusual(to: end, in: bytes, flowIndent: flowIndent)
        (offset, solid) = (position, solidEnd)
      }
    }
    (position, solidEnd) = (offset, solid)
  }

  /// Reads what begins with a byte that is no usual one between two nodes.
  private mutating func scanUnusual(to end: Int, in bytes: [UInt8], flowIndent: Int?) {
    let byte = bytes[position]
    switch byte {
    case 0x20, 0x09: position += 1
    case 0x0A, 0x0D:
      position += 1
      if let flowIndent { checkLine(in: bytes, flowIndent) }
    case 0x23: scanComment(in: bytes)
    case 0x21, 0x26:  // a tag or an anchor
      while position < end, !bytes[position].isBlankOrLineBreak { position += 1 }
      solidEnd = position
    default:
      if byte == 0x3F, flowIndent != nil, let next = bytes.byte(at: position + 1),
        !next.isBlankOrLineBreak
      {
        diagnostics.append(YAMLDiagnostics.questionMark(span(position, position + 1)))
      }
      position += 1
      solidEnd = position
    }
  }

  /// Reads a comment that begins at an offset; the rest of its line belongs to it.
  private mutating func scanComment(in bytes: [UInt8]) {
    let start = position
    position = bytes.lineEnd(of: start)
    let lineStart = bytes.lineStart(of: start)
    let written = file.bytes.byte(at: start)
    guard written == 0x23 else {
      if written != 0x25 { droppedColumn = start - lineStart }
      return
    }
    let isOnOwnLine = bytes[lineStart..<start].allSatisfy(\.isBlank)
    let comment = span(start, position)
    comments.append(YAMLComment(span: comment, isOnOwnLine: isOnOwnLine))
    let next = bytes.byte(at: start + 1) ?? 0
    if solidEnd == plainEnd, !isOnOwnLine, (0x30...0x39).contains(next) {
      diagnostics.append(YAMLDiagnostics.commentInText(comment))
    }
    if start > lineStart, !isOnOwnLine, !bytes[start - 1].isBlank {
      diagnostics.append(YAMLDiagnostics.commentWithoutSpace(comment))
    }
  }

  /// Reads a comment of the header of a block scalar.
  mutating func scanHeaderComment(at offset: Int, in bytes: [UInt8]) {
    position = offset
    scanComment(in: bytes)
  }

  /// Checks the line that begins here, inside brackets; lines that only close them may be less
  /// indented, as is customary.
  private mutating func checkLine(in bytes: [UInt8], _ flowIndent: Int) {
    let spaces = bytes[position...].prefix { $0 == 0x20 }.count
    guard spaces <= flowIndent else { return }
    let first = bytes.skippingBlanks(from: position + spaces)
    guard let byte = bytes.byte(at: first), !byte.isLineBreak, byte != 0x23 else { return }
    if byte == 0x5D || byte == 0x7D, first == position + spaces, spaces == flowIndent { return }
    if first > position + spaces {
      diagnostics.append(
        YAMLDiagnostics.tabIndentation(
          [span(position + spaces, first)], column: max(1, flowIndent + 2 - spaces), in: file))
    } else {
      diagnostics.append(
        YAMLDiagnostics.underIndented(
          span(first, bytes.trimmingBlanks(first..<bytes.lineEnd(of: first)).upperBound),
          flowIndent + 1))
    }
  }

  private func span(_ start: Int, _ end: Int) -> Span {
    let count = file.bytes.count
    return Span(file: file.id, start: min(start, count), end: min(max(start, end), count))
  }
}
