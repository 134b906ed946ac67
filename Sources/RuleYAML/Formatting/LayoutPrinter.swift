import RuleSource

/// Prints a tree while walking along the source for comments and blank lines.
struct LayoutPrinter {
  let tree: YAMLTree
  let file: SourceFile
  var output = ""
  private var nextComment = 0
  /// The lines that an instruction such as `# rulec: ignore[name] reason` is about: it is about
  /// nothing else, so that each of them stays one line.
  private let instructedLines: Set<Int>

  init(_ tree: YAMLTree, _ file: SourceFile) {
    self.tree = tree
    self.file = file
    let instructions = tree.comments.filter { comment in
      file.text(of: comment.span).drop { $0 == "#" || $0 == " " }.hasPrefix("rulec:")
    }
    instructedLines = Set(instructions.map { $0.subjectLine(in: file) })
  }

  /// Whether the layout of a file can be made anew: no aliases, anchors or tags.
  static func canPrint(_ tree: YAMLTree) -> Bool {
    tree.aliases.isEmpty && tree.documents.allSatisfy { isPlain($0) }
  }

  private static func isPlain(_ node: YAMLNode) -> Bool {
    guard node.anchor == nil, node.tag == nil, !node.isTruncated else { return false }
    switch node.kind {
    case .scalar: return true
    case .sequence: return node.items.allSatisfy { isPlain($0) }
    case .mapping: return node.entries.allSatisfy { isPlain($0.key) && isPlain($0.value) }
    }
  }

  /// Returns the whole text.
  mutating func text() -> String {
    for (index, document) in tree.documents.enumerated() {
      let start = document.span.start
      if index > 0 {
        let marker = markerOffset(before: start, after: tree.documents[index - 1].span.end)
        printComments(before: marker, indent: 0)
        output += "---\n"
      }
      printComments(before: start, indent: 0)
      let next = index + 1 < tree.documents.count ? tree.documents[index + 1].span.start : nil
      let limit = next.map { markerOffset(before: $0, after: document.span.end) }
      printBlock(document, indent: 0, limit: limit ?? file.bytes.count)
    }
    printComments(before: file.bytes.count + 1, indent: 0)
    return output
  }

  /// Prints a node that begins on a line of its own.
  private mutating func printBlock(_ node: YAMLNode, indent: Int, limit: Int) {
    switch node.kind {
    case .scalar:
      printValue(node, column: indent, indent: indent, prefix: "", limit: limit)
    case .mapping where !node.isFlow || !fits(node, column: indent):
      printMapping(node, indent: indent, limit: limit, isFirstInline: false)
    case .sequence where !node.isFlow || !fits(node, column: indent):
      printSequence(node, indent: indent, limit: limit, isFirstInline: false)
    case .mapping, .sequence:
      output += pad(indent) + flowText(node) + "\n"
      printTrailingComment(after: node.span.end)
    }
  }

  private mutating func printMapping(
    _ node: YAMLNode, indent: Int, limit: Int, isFirstInline: Bool
  ) {
    let entries = node.entries
    guard let first = entries.first else { return }
    for (index, entry) in entries.enumerated() {
      let start = entry.key.span.start
      if index > 0 || !isFirstInline {
        printGap(before: start, indent: indent)
        output += pad(indent)
      }
      let key = scalarText(entry.key)
      output += key + ":"
      let next = index + 1 < entries.count ? entries[index + 1].key.span.start : limit
      let column = indent + DisplayWidth.of(key) + 1
      printValue(entry.value, column: column, indent: indent, prefix: " ", limit: next)
    }
    printInnerComments(column: column(of: first.key.span.start), indent: indent, limit: limit)
  }

  private mutating func printSequence(
    _ node: YAMLNode, indent: Int, limit: Int, isFirstInline: Bool
  ) {
    let items = node.items
    guard let first = items.first else { return }
    for (index, item) in items.enumerated() {
      let start = item.span.start
      if index > 0 || !isFirstInline {
        printGap(before: start, indent: indent)
        output += pad(indent)
      }
      output += "-"
      let next = index + 1 < items.count ? items[index + 1].span.start : limit
      printItem(item, indent: indent, limit: next)
    }
    let dash = node.isFlow ? first.span.start : dashOffset(before: first.span.start)
    printInnerComments(column: column(of: dash), indent: indent, limit: limit)
  }

  /// Prints an item after its dash.
  private mutating func printItem(_ item: YAMLNode, indent: Int, limit: Int) {
    let isInline = !item.isFlow || !fits(item, column: indent + 2)
    switch item.kind {
    case .mapping where isInline && !item.entries.isEmpty:
      output += " "
      printMapping(item, indent: indent + 2, limit: limit, isFirstInline: true)
    case .sequence where isInline && !item.items.isEmpty:
      output += " "
      printSequence(item, indent: indent + 2, limit: limit, isFirstInline: true)
    case .scalar, .mapping, .sequence:
      printValue(item, column: indent + 1, indent: indent, prefix: " ", limit: limit)
    }
  }

  /// Prints a value after its key or dash, on the same line where it fits.
  private mutating func printValue(
    _ node: YAMLNode, column: Int, indent: Int, prefix: String, limit: Int
  ) {
    switch node.kind {
    case .scalar:
      let text = scalarText(node, indent: indent)
      let start = output.utf8.count
      output += (text.isEmpty ? "" : prefix + text)
      if node.style == .literal || node.style == .folded {
        if !output.hasSuffix("\n") { output += "\n" }
        placeHeaderComment(of: node, printedAt: start)
      } else {
        output += "\n"
        printTrailingComment(after: node.span.end)
      }
    case .mapping, .sequence:
      if node.isFlow, fits(node, column: column + prefix.count) {
        output += prefix + flowText(node) + "\n"
        printTrailingComment(after: node.span.end)
        return
      }
      output += "\n"
      printTrailingComment(before: firstOffset(of: node))
      if node.kind == .mapping {
        printMapping(node, indent: indent + 2, limit: limit, isFirstInline: false)
      } else {
        printSequence(node, indent: indent + 2, limit: limit, isFirstInline: false)
      }
    }
  }
}

// Comments, blank lines and places in the source.
extension LayoutPrinter {
  /// Prints the comments before an item, and a blank line where the source has one.
  private mutating func printGap(before offset: Int, indent: Int) {
    printComments(before: offset, indent: indent)
    if isBlankLine(before: offset) { addBlankLine() }
  }

  /// Prints the comments up to an offset, each on a line of its own.
  private mutating func printComments(before limit: Int, indent: Int) {
    while nextComment < tree.comments.count, tree.comments[nextComment].span.start < limit {
      printComment(indent: indent)
    }
  }

  /// Prints the comments at the end of a block that are indented like its content.
  private mutating func printInnerComments(column minimum: Int, indent: Int, limit: Int) {
    while nextComment < tree.comments.count {
      let comment = tree.comments[nextComment]
      guard indent > 0, comment.span.start < limit, comment.isOnOwnLine,
        column(of: comment.span.start) >= minimum
      else { return }
      printComment(indent: indent)
    }
  }

  private mutating func printComment(indent: Int) {
    let comment = tree.comments[nextComment]
    nextComment += 1
    if isBlankLine(before: comment.span.start) { addBlankLine() }
    output += pad(indent) + text(of: comment) + "\n"
  }

  /// Adds a blank line, but none at the beginning of a document and no second one: after a block
  /// that keeps its line breaks it would change the text.
  private mutating func addBlankLine() {
    if !output.isEmpty, !output.hasSuffix("---\n"), !output.hasSuffix("\n\n") { output += "\n" }
  }

  /// Moves a comment that stands behind a value to the end of the line just printed.
  private mutating func printTrailingComment(after offset: Int) {
    guard nextComment < tree.comments.count else { return }
    let comment = tree.comments[nextComment]
    guard !comment.isOnOwnLine, comment.span.start >= offset,
      file.lines.line(of: comment.span.start) == file.lines.line(of: max(offset - 1, 0))
    else { return }
    appendToLastLine(comment)
  }

  /// Moves a comment between a key and its block to the end of the key's line.
  private mutating func printTrailingComment(before offset: Int) {
    guard nextComment < tree.comments.count else { return }
    let comment = tree.comments[nextComment]
    if !comment.isOnOwnLine, comment.span.start < offset { appendToLastLine(comment) }
  }

  /// Puts the comment after the indicator of a block that was just printed back there.
  private mutating func placeHeaderComment(of node: YAMLNode, printedAt start: Int) {
    guard nextComment < tree.comments.count else { return }
    let comment = tree.comments[nextComment]
    guard !comment.isOnOwnLine, comment.span.start < node.span.end else { return }
    let header = output.utf8.index(output.utf8.startIndex, offsetBy: start)
    guard let end = output[header...].firstIndex(of: "\n") else { return }
    nextComment += 1
    output.insert(contentsOf: "  " + text(of: comment), at: end)
  }

  private mutating func appendToLastLine(_ comment: YAMLComment) {
    nextComment += 1
    output.removeLast()
    output += "  " + text(of: comment) + "\n"
  }

  private func text(of comment: YAMLComment) -> String {
    var text = Substring(file.text(of: comment.span))
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  /// Whether brackets hold no comment and fit on a line.
  private func fits(_ node: YAMLNode, column: Int) -> Bool {
    let isCommented = tree.comments.contains {
      $0.span.start > node.span.start && $0.span.start < node.span.end
    }
    guard !isCommented, !needsLines(node) else { return false }
    if instructedLines.contains(file.lines.line(of: node.span.start)) { return true }
    return column + DisplayWidth.of(flowText(node)) <= YAMLFormatter.columnMax
      || node.entries.isEmpty && node.items.isEmpty
  }

  /// Whether a node holds a text that takes several lines.
  private func needsLines(_ node: YAMLNode) -> Bool {
    switch node.kind {
    case .scalar: scalarText(node).utf8.contains(0x0A)
    case .sequence: node.items.contains { needsLines($0) }
    case .mapping: node.entries.contains { needsLines($0.value) }
    }
  }

  private func firstOffset(of node: YAMLNode) -> Int {
    node.kind == .sequence && !node.isFlow
      ? dashOffset(before: node.items.first?.span.start ?? node.span.start) : node.span.start
  }

  private func isBlankLine(before offset: Int) -> Bool {
    let line = file.lines.line(of: min(offset, file.bytes.count))
    guard line > 1 else { return false }
    let previous = file.bytes[file.lines.range(ofLine: line - 1, in: file.bytes)]
    return previous.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The offset of the `---` line between two documents.
  private func markerOffset(before start: Int, after end: Int) -> Int {
    var line = file.lines.line(of: start)
    while line > 1, file.lines.start(ofLine: line) >= end {
      let begin = file.lines.start(ofLine: line)
      if file.bytes[begin...].starts(with: [0x2D, 0x2D, 0x2D]) { return begin }
      line -= 1
    }
    return start
  }

  private func dashOffset(before offset: Int) -> Int {
    var index = min(offset, file.bytes.count) - 1
    while index >= 0 {
      if file.bytes[index] == UInt8(ascii: "-") { return index }
      index -= 1
    }
    return offset
  }

  private func column(of offset: Int) -> Int {
    file.position(of: offset).column
  }

  func pad(_ indent: Int) -> String { String(repeating: " ", count: indent) }
}
