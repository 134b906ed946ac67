import RuleSource

extension TreeBuilder {
  /// Adds a scalar; returns false when the parser is to stop.
  mutating func addScalar(
    _ event: ParserEvent, _ style: ScalarStyle, _ range: Range<Int>,
    value: borrowing Swift.Span<UInt8>
  ) -> Bool {
    scanGap(to: range.lowerBound)
    if style == .plain, value.count == 0 { return addEmpty(event, range) }
    let (start, properties) = readProperties(event, range)
    if start > range.lowerBound { scanGap(to: start) }
    var record = NodeRecord(
      start: UInt32(start), end: UInt32(max(start, range.upperBound)), kind: .scalar)
    record.style = style
    record.properties = properties
    switch style {
    case .literal, .folded: readBlock(&record, to: range.upperBound, value: value)
    case .plain, .singleQuoted, .doubleQuoted: readFlowScalar(&record, value: value)
    }
    gap.pass(to: Int(record.end))
    lastScalar = (record.range, style)
    if style == .plain { gap.plainEnd = Int(record.end) }
    checkLength(record)
    return addLeaf(record, event.properties) && stop == nil
  }

  /// Adds a scalar without text, just after what is written last.
  private mutating func addEmpty(_ event: ParserEvent, _ range: Range<Int>) -> Bool {
    let hasProperties = event.properties != nil
    let (_, properties) =
      hasProperties ? readProperties(event, range) : (0, NodeRecord.noProperties)
    if hasProperties { scanGap(to: range.upperBound) }
    let place = min(gap.solidEnd, range.upperBound, file.bytes.count)
    var record = NodeRecord(start: UInt32(place), end: UInt32(place), kind: .scalar)
    record.first = UInt32(place)
    record.properties = properties
    return addLeaf(record, event.properties) && stop == nil
  }

  private mutating func readFlowScalar(
    _ record: inout NodeRecord, value: borrowing Swift.Span<UInt8>
  ) {
    let range = record.range
    let quotes = record.style == .plain ? 0 : 1
    let content =
      range.lowerBound + quotes..<max(range.upperBound - quotes, range.lowerBound + quotes)
    if !plainRanges.isEmpty, plainRanges.contains(where: { $0.overlaps(range) }) {
      (record.first, record.count) = (UInt32(content.lowerBound), UInt32(content.count))
      return
    }
    setText(&record, value: value, ifWrittenAt: content.lowerBound)
    if record.flags.contains(.ownedText) {
      if record.style == .doubleQuoted { checkControlCharacters(record) }
      if record.style == .plain { checkDashes(range) } else { checkContinuation(range) }
    } else if record.style == .plain, record.count == 1, text.bytes[range.lowerBound] == 0x2D,
      flowIndent != nil
    {
      diagnostics.append(YAMLDiagnostics.reservedCharacter(span(range), "-", value: nil))
    }
  }

  /// Stores where the text of a scalar is: in the file if it is written there byte for byte.
  @inline(__always)
  private mutating func setText(
    _ record: inout NodeRecord, value: borrowing Swift.Span<UInt8>, ifWrittenAt start: Int
  ) {
    record.count = UInt32(value.count)
    if text.bytes.hold(value, at: start, before: file.bytes.count) {
      record.first = UInt32(start)
      return
    }
    record.first = UInt32(tables.texts.count)
    record.flags.insert(.ownedText)
    for index in value.indices { tables.texts.append(value[index]) }
  }

  private mutating func readBlock(
    _ record: inout NodeRecord, to limit: Int, value: borrowing Swift.Span<UInt8>
  ) {
    let start = Int(record.start)
    let layout = BlockScalarLayout(text.bytes, from: start, to: limit, parentIndent: blockIndent)
    record.end = UInt32(layout.end)
    if let comment = layout.comment { gap.scanHeaderComment(at: comment, in: text.bytes) }
    if let line = layout.overIndentedLine {
      diagnostics.append(YAMLDiagnostics.overIndentedBlankLine(span(line)))
    }
    setText(&record, value: value, ifWrittenAt: layout.contentStart)
  }

  @inline(__always)
  private mutating func checkLength(_ record: NodeRecord) {
    if Int(record.count) > min(limits.keyBytesMax, limits.scalarBytesMax) { reportLength(record) }
  }

  private mutating func reportLength(_ record: NodeRecord) {
    let count = Int(record.count)
    let isKey = frames.last.map { $0.isMapping && (pending.count - $0.childrenStart) % 2 == 0 }
    if isKey ?? false, count > limits.keyBytesMax {
      diagnostics.append(YAMLDiagnostics.keyTooLong(span(record.range), limits.keyBytesMax))
    } else if count > limits.scalarBytesMax {
      diagnostics.append(YAMLDiagnostics.scalarTooLong(span(record.range), limits.scalarBytesMax))
    }
  }

  /// Warns of control characters that escape sequences put into a text.
  private mutating func checkControlCharacters(_ record: NodeRecord) {
    let value = bytes(of: record)
    var index = value.startIndex
    while index < value.endIndex {
      let byte = value[index]
      let isC1 = byte == 0xC2 && index + 1 < value.endIndex && value[index + 1] < 0xA0
      if byte < 0x20 && !byte.isBlankOrLineBreak || byte == 0x7F || isC1 {
        let scalar = isC1 ? UInt32(value[index + 1]) : UInt32(byte)
        diagnostics.append(YAMLDiagnostics.controlCharacter(span(record.range), scalar))
        return
      }
      index += 1
    }
  }

  /// Warns of further lines of a plain text that look like items of a list.
  private mutating func checkDashes(_ range: Range<Int>) {
    var line = text.bytes.afterLineBreak(at: text.bytes.lineEnd(of: range.lowerBound))
    while line < range.upperBound {
      let first = text.bytes.skippingBlanks(from: line)
      if text.bytes.byte(at: first) == 0x2D, text.bytes.byte(at: first + 1) == 0x20 {
        diagnostics.append(YAMLDiagnostics.dashInText(span(first..<first + 1)))
        return
      }
      line = text.bytes.afterLineBreak(at: text.bytes.lineEnd(of: line))
    }
  }

  /// Checks the further lines of a text in quotes: they are indented more than their key.
  private mutating func checkContinuation(_ range: Range<Int>) {
    let indent = blockIndent
    guard indent >= 0 else { return }
    var line = text.bytes.afterLineBreak(at: text.bytes.lineEnd(of: range.lowerBound))
    while line < range.upperBound {
      let lineEnd = text.bytes.lineEnd(of: line)
      let spaces = text.bytes[line..<lineEnd].prefix { $0 == 0x20 }.count
      let first = text.bytes.skippingBlanks(from: line)
      if spaces <= indent, first < lineEnd {
        let place = span(line + spaces..<max(first, min(lineEnd, range.upperBound)))
        diagnostics.append(
          first > line + spaces
            ? YAMLDiagnostics.tabIndentation(
              [span(line + spaces..<first)], column: max(1, indent + 2 - spaces), in: file)
            : YAMLDiagnostics.underIndented(place, indent + 1))
        return
      }
      line = text.bytes.afterLineBreak(at: lineEnd)
    }
  }

  // MARK: Anchors and tags

  /// Reads the anchor and tag before a node; returns where the node itself begins, and stores them.
  @inline(__always)
  mutating func readProperties(
    _ event: ParserEvent, _ range: Range<Int>
  ) -> (start: Int, properties: UInt32) {
    guard let properties = event.properties else {
      return (range.lowerBound, NodeRecord.noProperties)
    }
    return read(properties, range)
  }

  private mutating func read(
    _ properties: NodeProperties, _ range: Range<Int>
  ) -> (start: Int, properties: UInt32) {
    let bytes = text.bytes
    var offset = range.lowerBound
    var remaining = (properties.anchor == nil ? 0 : 1) + (properties.tag == nil ? 0 : 1)
    while remaining > 0, let byte = bytes.byte(at: offset), byte == 0x26 || byte == 0x21 {
      var end = propertyEnd(from: offset, in: bytes)
      checkProperty(properties, span(offset..<end), isAnchor: byte == 0x26)
      if byte == 0x26, let name = properties.anchor { end = offset + 1 + name.utf8.count }
      remaining -= 1
      offset = skippingGap(from: end, in: bytes)
    }
    if let anchor = properties.anchor { countAnchor(anchor, range) }
    tables.properties.append(properties)
    return (offset, UInt32(tables.properties.count - 1))
  }

  private func propertyEnd(from start: Int, in bytes: [UInt8]) -> Int {
    var end = start + 1
    let isVerbatim = bytes.byte(at: end) == 0x3C
    while let byte = bytes.byte(at: end), !byte.isBlankOrLineBreak {
      if !isVerbatim, flowIndent != nil, byte.isFlowIndicator { break }
      end += 1
    }
    return end
  }

  private func skippingGap(from start: Int, in bytes: [UInt8]) -> Int {
    var offset = start
    while let byte = bytes.byte(at: offset) {
      if byte == 0x23 {
        offset = bytes.lineEnd(of: offset)
      } else if byte.isBlankOrLineBreak {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }

  private mutating func checkProperty(
    _ properties: NodeProperties, _ place: Span, isAnchor: Bool
  ) {
    if isAnchor {
      let name = properties.anchor ?? ""
      if place.count != name.utf8.count + 1 {
        diagnostics.append(YAMLDiagnostics.anchorName(place, name))
      }
    } else {
      let next = text.bytes.skippingBlanks(from: place.end)
      diagnostics.append(
        YAMLDiagnostics.tag(place, file.text(of: place), through: span(place.start..<next)))
    }
  }

  private mutating func countAnchor(_ anchor: String, _ range: Range<Int>) {
    anchorNames.append(anchor)
    counts.anchors += 1
    guard counts.anchors > limits.anchorsMax else { return }
    let start = range.lowerBound
    diagnostics.append(YAMLDiagnostics.tooManyAnchors(span(start..<start), limits.anchorsMax))
    _ = halt(.file)
  }
}
