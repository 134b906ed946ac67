import RuleSource

extension LayoutPrinter {
  /// Returns a node in brackets on one line.
  func flowText(_ node: YAMLNode) -> String {
    switch node.kind {
    case .scalar: return scalarText(node)
    case .sequence: return "[" + node.items.map { flowText($0) }.joined(separator: ", ") + "]"
    case .mapping:
      let entries = node.entries.map { entry in
        let value = flowText(entry.value)
        // A blank after the colon is what makes a key of a text without a value.
        return scalarText(entry.key) + ": " + value
      }
      return "{" + entries.joined(separator: ", ") + "}"
    }
  }

  /// Returns a scalar as it is written: blocks anew below an indentation, texts in quotes in double
  /// quotes where that needs no escapes, everything else as it stands.
  func scalarText(_ node: YAMLNode, indent: Int = 0) -> String {
    let source = file.text(of: node.span)
    switch node.style {
    case .plain:
      if isOneLine(source) { return source }
      return isOneLine(node.text) ? node.text : plainLines(source, indent: indent)
    case .singleQuoted:
      let text = node.text
      if isPrintable(text), !text.contains("\""), !text.contains("\\") { return "\"\(text)\"" }
      return isOneLine(source) ? source : doubleQuoted(text)
    case .doubleQuoted:
      return isOneLine(source) ? source : doubleQuoted(node.text)
    case .literal:
      return literal(node.text, indent: indent) ?? doubleQuoted(node.text)
    case .folded:
      return folded(source, node.text, indent: indent) ?? doubleQuoted(node.text)
    }
  }

  /// The lines of a plain text that holds line breaks, indented below its key.
  private func plainLines(_ source: String, indent: Int) -> String {
    let lines = source.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      line.drop { $0 == " " || $0 == "\t" }
    }
    return lines.enumerated().map { index, line in
      index == 0 || line.isEmpty ? String(line) : pad(indent + 2) + line
    }.joined(separator: "\n")
  }

  private func isOneLine(_ text: String) -> Bool {
    !text.utf8.contains(0x0A) && !text.utf8.contains(0x0D)
  }

  private func isPrintable(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0x2028
        && $0.value != 0x2029 && $0.value != 0xFEFF
    }
  }

  private func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if isPrintable(String(scalar)) {
          result.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          let width = scalar.value > 0xFFFF ? 8 : 4
          result += width == 8 ? "\\U" : "\\u"
          result += String(repeating: "0", count: width - digits.count) + digits
        }
      }
    }
    return result + "\""
  }

  /// The indicator for the line breaks at the end of a block: `-` none, nothing for one, `+` more.
  private func chomping(of text: String) -> String {
    guard text.hasSuffix("\n") else { return "-" }
    return text.hasSuffix("\n\n") || text == "\n" ? "+" : ""
  }

  /// Returns a block after `|`, or nil when a block cannot say the text.
  private func literal(_ text: String, indent: Int) -> String? {
    guard !text.isEmpty, text.first != " ", text.first != "\n",
      text.unicodeScalars.allSatisfy({ isPrintable(String($0)) || $0 == "\n" || $0 == "\t" })
    else { return nil }
    return block("|" + chomping(of: text), text, indent: indent)
  }

  /// Returns a block after `>` with the lines of its source, or nil when its indentation is stated
  /// or its first line is indented further.
  private func folded(_ source: String, _ text: String, indent: Int) -> String? {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.last == "\r" ? line.dropLast() : line
    }
    guard let header = lines.first, !header.contains(where: \.isNumber), !text.isEmpty else {
      return nil
    }
    lines.removeFirst()
    let written = lines.filter { !$0.allSatisfy { $0 == " " } }
    let margin = written.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    guard let first = written.first, first.prefix(while: { $0 == " " }).count == margin,
      lines.first?.allSatisfy({ $0 == " " }) == false
    else { return nil }
    while lines.last?.allSatisfy({ $0 == " " }) == true { lines.removeLast() }
    let body = lines.map { String($0.dropFirst(margin)) }.joined(separator: "\n")
    let trailing = text.reversed().prefix { $0 == "\n" }.count
    let breaks = String(repeating: "\n", count: trailing)
    return block(">" + chomping(of: text), body + breaks, indent: indent)
  }

  private func block(_ header: String, _ text: String, indent: Int) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if text.hasSuffix("\n") { lines.removeLast() }
    let body = lines.map { $0.isEmpty ? "" : pad(indent + 2) + $0 }
    return header + "\n" + body.joined(separator: "\n") + "\n"
  }
}
