/// The header and lines of a block scalar as they are written.
struct BlockScalarLayout {
  /// The offset after the last byte of the last line with content, or of the header.
  private(set) var end: Int
  /// The offset at which the content of the first line begins.
  private(set) var contentStart: Int
  /// The `#` of a comment in the header.
  private(set) var comment: Int?
  /// A blank line before the content that has more spaces than the content is indented.
  private(set) var overIndentedLine: Range<Int>?

  /// Reads a block scalar that begins at its indicator; `limit` is where the parser saw its end.
  init(_ bytes: [UInt8], from start: Int, to limit: Int, parentIndent: Int) {
    var offset = start + 1
    var explicit: Int?
    while let byte = bytes.byte(at: offset), !byte.isBlankOrLineBreak, byte != 0x23 {
      if (0x31...0x39).contains(byte) { explicit = Int(byte - 0x30) }
      offset += 1
    }
    end = offset
    offset = bytes.skippingBlanks(from: offset)
    if bytes.byte(at: offset) == 0x23 { comment = offset }
    let firstLine = bytes.afterLineBreak(at: bytes.lineEnd(of: offset))
    contentStart = firstLine
    let indent = explicit.map { max(parentIndent, 0) + $0 }
    readLines(bytes, from: firstLine, to: limit, indent: indent, parentIndent: parentIndent)
  }

  private mutating func readLines(
    _ bytes: [UInt8], from firstLine: Int, to limit: Int, indent explicit: Int?, parentIndent: Int
  ) {
    var indent = explicit
    var line = firstLine
    var widestBlank = firstLine..<firstLine
    while line < limit {
      let lineEnd = min(bytes.lineEnd(of: line), limit)
      let spaces = bytes[line..<lineEnd].prefix { $0 == 0x20 }.count
      if indent == nil, spaces < lineEnd - line {
        indent = spaces
        contentStart = line + spaces
        if widestBlank.count > spaces { overIndentedLine = widestBlank }
      }
      if let indent {
        if lineEnd - line > indent { end = lineEnd }
      } else if spaces > widestBlank.count {
        widestBlank = line..<lineEnd
      }
      line = bytes.afterLineBreak(at: bytes.lineEnd(of: line))
    }
    if let explicit { contentStart = min(firstLine + explicit, limit) }
    guard indent == nil, line < bytes.count else { return }
    // The parser took the blank lines for the text, but the line after them is the first one.
    let spaces = bytes[line...].prefix { $0 == 0x20 }.count
    if spaces > parentIndent, spaces < widestBlank.count { overIndentedLine = widestBlank }
  }
}
