import RuleSource
import RuleYAML

/// Prints what a reader returned, with the positions of another form of the same text.
struct TreeDump {
  private let file: SourceFile
  /// The text whose positions are printed.
  private let original: SourceFile
  /// Turns an offset in the file into one of the original.
  private let offset: (Int) -> Int
  private var lines: [String] = []

  init(_ file: SourceFile, original: SourceFile, offset: @escaping (Int) -> Int) {
    self.file = file
    self.original = original
    self.offset = offset
  }

  /// Returns the tree and the findings as text.
  static func text(
    of file: SourceFile, as original: SourceFile, offset: @escaping (Int) -> Int = { $0 }
  ) -> String {
    var dump = TreeDump(file, original: original, offset: offset)
    let (tree, diagnostics) = YAMLReader().read(file)
    for document in tree.documents {
      dump.lines.append("document")
      dump.add(document, "", 1)
    }
    for comment in tree.comments where offset(comment.span.start) >= 0 {
      let kind = comment.isOnOwnLine ? "own line" : "trailing"
      dump.lines.append("comment \(dump.range(comment.span)) \(kind)")
    }
    for alias in tree.aliases {
      dump.lines.append(
        "alias \(dump.range(alias.span)) \(alias.name) → \(dump.range(alias.node.span))")
    }
    for diagnostic in diagnostics { dump.add(diagnostic) }
    return dump.lines.joined(separator: "\n") + "\n"
  }

  private func range(_ span: Span) -> String {
    let start = original.position(of: offset(span.start))
    let end = original.position(of: offset(span.end))
    return "\(start.line):\(start.column)-\(end.line):\(end.column)"
  }

  private mutating func add(_ node: YAMLNode, _ label: String, _ depth: Int) {
    var line = String(repeating: "  ", count: depth) + label + "\(range(node.span)) "
    if let anchor = node.anchor { line += "&\(anchor) " }
    if let tag = node.tag { line += "<\(tag)> " }
    let truncated = node.isTruncated ? " truncated" : ""
    switch node.kind {
    case .scalar:
      let null = node.isNull ? " null" : ""
      lines.append(line + "\(node.style) \(quoted(node.text))\(null)")
    case .sequence:
      lines.append(line + "sequence\(truncated)")
      for item in node.items { add(item, "- ", depth + 1) }
    case .mapping:
      lines.append(line + "mapping\(truncated)")
      for entry in node.entries {
        add(entry.key, "key ", depth + 1)
        add(entry.value, "value ", depth + 1)
      }
    }
  }

  private mutating func add(_ finding: Diagnostic) {
    lines.append(
      "\(finding.severity)[\(finding.kind.name)] \(range(finding.span)) \(finding.message)")
    for label in finding.labels { lines.append("  label \(range(label.span)) \(label.text)") }
    for note in finding.notes { lines.append("  note \(note)") }
    for fix in finding.fixes {
      lines.append("  fix \(fix.applicability) \(fix.message)")
      for edit in fix.edits {
        lines.append("    \(range(edit.span)) \(quoted(edit.replacement))")
      }
    }
  }

  private func quoted(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars { result += scalar.escaped(asASCII: true) }
    return "\"\(result)\""
  }
}
