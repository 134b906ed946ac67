/// A scalar as it is written, for finding where a part of its value is in the file.
struct ScalarSource {
  /// The range of the content: without quotes, and without the header of a block.
  let content: Range<Int>

  private let record: NodeRecord
  private let source: [UInt8]
  private let value: ArraySlice<UInt8>
  private var isOwned: Bool { record.flags.contains(.ownedText) }

  init(_ record: NodeRecord, in storage: NodeStorage) {
    self.record = record
    source = storage.source
    value = storage.utf8(of: record)
    content = Self.content(of: record, in: storage.source, value: value)
  }

  private static func content(
    of record: NodeRecord, in source: [UInt8], value: ArraySlice<UInt8>
  ) -> Range<Int> {
    let range = record.range
    switch record.style {
    case .plain: return range
    case .singleQuoted, .doubleQuoted:
      return range.count >= 2 ? range.lowerBound + 1..<range.upperBound - 1 : range
    case .literal, .folded:
      let firstLine = min(
        source.afterLineBreak(at: source.lineEnd(of: range.lowerBound)), range.upperBound)
      let indent = blockIndent(from: firstLine, in: source, value: value)
      return min(firstLine + indent, range.upperBound)..<range.upperBound
    }
  }

  /// The indentation of a block scalar: what its first line with text lacks in the value.
  private static func blockIndent(
    from firstLine: Int, in source: [UInt8], value: ArraySlice<UInt8>
  ) -> Int {
    var line = firstLine
    while line < source.count, source.skippingBlanks(from: line) == source.lineEnd(of: line) {
      line = source.afterLineBreak(at: source.lineEnd(of: line))
    }
    let written = source[min(line, source.count)...].prefix { $0 == 0x20 }.count
    let kept = value.drop { $0 == 0x0A }.prefix { $0 == 0x20 }.count
    return max(written - kept, 0)
  }

  /// Returns the byte offset in the file at which an offset of the value is written.
  func sourceOffset(ofTextOffset offset: Int) -> Int {
    guard record.kind == .scalar else { return content.lowerBound }
    let target = min(max(offset, 0), value.count)
    if !isOwned { return min(Int(record.first) + target, max(content.upperBound, 0)) }
    var reader = AlignedReader(
      position: content.lowerBound, end: content.upperBound, source: source, value: value,
      indent: 0)
    switch record.style {
    case .plain: return reader.advance(to: target) { $0.stepFolded() }
    case .singleQuoted: return reader.advance(to: target) { $0.stepSingleQuoted() }
    case .doubleQuoted: return reader.advance(to: target) { $0.stepDoubleQuoted() }
    case .literal, .folded:
      reader.indent = content.lowerBound - source.lineStart(of: content.lowerBound)
      return reader.advance(to: target) { $0.stepBlock() }
    }
  }
}

/// Walks the source of a scalar and its value side by side.
private struct AlignedReader {
  var position: Int
  let end: Int
  let source: [UInt8]
  let value: ArraySlice<UInt8>
  var indent: Int
  private var done = 0

  init(position: Int, end: Int, source: [UInt8], value: ArraySlice<UInt8>, indent: Int) {
    self.position = position
    self.end = end
    self.source = source
    self.value = value
    self.indent = indent
  }

  /// Takes steps until so many bytes of the value are behind; returns the place in the source.
  mutating func advance(to target: Int, _ step: (inout AlignedReader) -> Void) -> Int {
    while position < end {
      var next = self
      step(&next)
      // What adds nothing to the value, such as an escaped line break, is passed too.
      if next.done > target { break }
      self = next
    }
    return min(position, end)
  }

  private mutating func move(_ written: Int, _ read: Int) {
    position = min(position + written, end)
    done += read
  }

  mutating func stepFolded() {
    guard source[position].isBlankOrLineBreak else { return move(1, 1) }
    var next = position
    var breaks = 0
    while next < end, source[next].isBlankOrLineBreak {
      if source[next].isLineBreak {
        breaks += 1
        next = source.afterLineBreak(at: next)
      } else {
        next += 1
      }
    }
    if breaks == 0 { move(1, 1) } else { move(next - position, max(breaks - 1, 1)) }
  }

  mutating func stepSingleQuoted() {
    if source[position] == 0x27 { move(2, 1) } else { stepFolded() }
  }

  mutating func stepDoubleQuoted() {
    guard source[position] == 0x5C, position + 1 < end else { return stepFolded() }
    let letter = source[position + 1]
    if letter.isLineBreak {
      let next = source.skippingBlanks(from: source.afterLineBreak(at: position + 1))
      return move(next - position, 0)
    }
    switch letter {
    case UInt8(ascii: "x"): moveHexadecimal(2)
    case UInt8(ascii: "u"): moveHexadecimal(4)
    case UInt8(ascii: "U"): moveHexadecimal(8)
    case UInt8(ascii: "N"), UInt8(ascii: "_"): move(2, 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): move(2, 3)
    default: move(2, 1)
    }
  }

  private mutating func moveHexadecimal(_ digits: Int) {
    let text = source.text(position + 2..<min(position + 2 + digits, end))
    let scalar = UInt32(text, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
    move(2 + digits, UTF8.width(scalar))
  }

  mutating func stepBlock() {
    guard source[position].isLineBreak else { return move(1, 1) }
    guard done < value.count else { return move(0, 1) }
    let wanted = value[value.startIndex + done]
    let start = source.afterLineBreak(at: position)
    let spaces = source[min(start, end)..<end].prefix(indent).prefix { $0 == 0x20 }.count
    move(start + spaces - position, wanted == 0x0A || wanted == 0x20 ? 1 : 0)
  }
}
