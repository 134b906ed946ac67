import RuleSource
import RuleYAML

/// What holds for each result of a reader, whatever the file says.
enum TreeInvariants {
  /// Returns what does not hold.
  static func violations(
    of tree: YAMLTree, _ diagnostics: [Diagnostic], in file: SourceFile
  ) -> [String] {
    var found: [String] = []
    let aliased = Set(tree.aliases.map(\.node.span))
    var end = 0
    for document in tree.documents {
      if document.span.start < end { found.append("document \(document.span) overlaps") }
      end = document.span.end
      check(document, in: file, aliased, &found)
    }
    for comment in tree.comments where file.bytes[comment.span.start] != 0x23 {
      found.append("comment \(comment.span)")
    }
    if zip(tree.comments, tree.comments.dropFirst()).contains(where: { $0.span.end > $1.span.start }
    ) {
      found.append("comments overlap")
    }
    for diagnostic in diagnostics {
      let edits = diagnostic.fixes.flatMap(\.edits).map(\.span)
      for span in [diagnostic.span] + diagnostic.labels.map(\.span) + edits
      where !isValid(span, in: file) {
        found.append("\(diagnostic.kind.name) at \(span)")
      }
      if diagnostic.message.contains("\n") { found.append("message of \(diagnostic.kind.name)") }
    }
    return found
  }

  private static func isValid(_ span: Span, in file: SourceFile) -> Bool {
    span.end <= file.bytes.count && isBoundary(span.start, file) && isBoundary(span.end, file)
  }

  /// Whether an offset does not cut a character; a file that is not UTF-8 has no such place.
  private static func isBoundary(_ offset: Int, _ file: SourceFile) -> Bool {
    guard offset < file.bytes.count else { return true }
    return file.bytes[offset] & 0xC0 != 0x80
      || String(validating: file.bytes, as: UTF8.self) == nil
  }

  private static func check(
    _ node: YAMLNode, in file: SourceFile, _ aliased: Set<Span>, _ found: inout [String]
  ) {
    if !isValid(node.span, in: file) { found.append("node \(node.span)") }
    if node.kind == .scalar {
      checkScalar(node, &found)
      return
    }
    // What an alias stands for lies elsewhere, so it has no place among the other children.
    var end = node.span.start
    let children = node.items + node.entries.flatMap { [$0.key, $0.value] }
    for child in children where !aliased.contains(child.span) {
      if child.span.start < end { found.append("child \(child.span) overlaps") }
      if child.span.end > node.span.end { found.append("child \(child.span) leaves its parent") }
      end = child.span.end
      check(child, in: file, aliased, &found)
    }
  }

  private static func checkScalar(_ node: YAMLNode, _ found: inout [String]) {
    let content = node.contentSpan
    if content.start < node.span.start || content.end > node.span.end {
      found.append("content \(content) of \(node.span)")
    }
    var last = node.span.start
    for offset in 0...min(node.text.utf8.count, 200) {
      let place = node.sourceOffset(ofTextOffset: offset)
      if place < last || place > node.span.end { found.append("offset \(offset) in \(node.span)") }
      last = max(place, last)
    }
  }
}
