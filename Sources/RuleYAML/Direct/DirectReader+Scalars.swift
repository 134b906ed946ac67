import RuleSource

extension DirectReader {
  /// Reads a text of one line, with or without quotes; stops at the colon of a key.
  mutating func scalar(isFlow: Bool = false) throws(Unusual) -> NodeRecord {
    switch bytes[position] {
    case 0x22: try quoted(0x22, .doubleQuoted)
    case 0x27: try quoted(0x27, .singleQuoted)
    default: try plain(isFlow: isFlow)
    }
  }

  private mutating func quoted(_ quote: UInt8, _ style: ScalarStyle) throws(Unusual) -> NodeRecord {
    let start = position
    var end = start + 1
    while bytes[end] != quote {
      guard bytes[end] != 0x0A, bytes[end] != 0x5C || quote == 0x27 else { throw Unusual() }
      end += 1
    }
    let after = bytes[end + 1]
    // What follows a quote directly is the end of a key, of a line or of an item.
    guard after == 0x20 || after == 0x0A || after == 0x3A || after.isFlowIndicator else {
      throw Unusual()
    }
    position = end + 1
    try checkColon()
    var record = NodeRecord(start: UInt32(start), end: UInt32(end + 1), kind: .scalar)
    record.style = style
    record.first = UInt32(start + 1)
    record.count = UInt32(end - start - 1)
    return record
  }

  private mutating func plain(isFlow: Bool) throws(Unusual) -> NodeRecord {
    let start = position
    guard Self.canBegin(bytes[start], before: bytes[start + 1]) else { throw Unusual() }
    var offset = start
    var end = start
    while true {
      let byte = bytes[offset]
      if byte == 0x20 {
        offset += 1
        continue
      }
      if Self.mayEnd(byte) {
        if byte == 0x0A { break }
        if byte == 0x3A {
          let next = bytes[offset + 1]
          if next == 0x20 || next == 0x0A { break }
          if isFlow, next.isFlowIndicator || next == 0x3F { throw Unusual() }
        } else if byte == 0x23 {
          if end < offset { break }
        } else if isFlow {
          if byte == 0x3F { throw Unusual() }
          break
        }
      }
      offset += 1
      end = offset
    }
    // Blanks before the colon of a key, and the end of a line in brackets, are for libyaml.
    guard bytes[offset] != 0x3A || end == offset else { throw Unusual() }
    guard !isFlow || bytes[offset] != 0x23 else { throw Unusual() }
    position = bytes[offset] == 0x3A ? offset : end
    if isFlow, bytes[offset] == 0x0A { try checkFlowLineEnd(at: offset) }
    var record = NodeRecord(start: UInt32(start), end: UInt32(end), kind: .scalar)
    record.first = UInt32(start)
    record.count = UInt32(end - start)
    return record
  }

  /// Gives up on a text in brackets that goes on in the next line.
  private func checkFlowLineEnd(at lineFeed: Int) throws(Unusual) {
    var next = lineFeed + 1
    while bytes[next] == 0x20 { next += 1 }
    guard next < bytes.count, bytes[next] == 0x5D || bytes[next] == 0x7D || bytes[next] == 0x2C
    else { throw Unusual() }
  }

  /// Gives up on a colon that is neither part of a text nor the end of a key.
  private func checkColon() throws(Unusual) {
    var next = position
    while bytes[next] == 0x20 { next += 1 }
    guard bytes[next] == 0x3A else { return }
    let after = bytes[next + 1]
    guard next == position, after == 0x20 || after == 0x0A else { throw Unusual() }
  }

  /// Whether a text without quotes may begin with a byte.
  private static func canBegin(_ byte: UInt8, before next: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x80...0xFF: true
    case 0x2D: next > 0x2D && !mayEnd(next)
    // One of $()+./;<=\^_~
    case 0x24, 0x28, 0x29, 0x2B, 0x2E, 0x2F, 0x3B, 0x3C, 0x3D, 0x5C, 0x5E, 0x5F, 0x7E: true
    default: false
    }
  }

  /// Whether a text without quotes may end before a byte: line feed, one of `#:`, or in brackets
  /// one of `,?[]{}`.
  @inline(__always) private static func mayEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x23, 0x2C, 0x3A, 0x3F, 0x5B, 0x5D, 0x7B, 0x7D: true
    default: false
    }
  }

  // MARK: Block scalars

  /// Reads a block scalar whose lines have one indentation.
  mutating func blockScalar(parent: Int) throws(Unusual) -> UInt32 {
    let start = position
    let isFolded = bytes[position] == 0x3E
    position += 1
    let isStripped = bytes[position] == 0x2D
    if isStripped { position += 1 }
    guard bytes[position] == 0x0A else { throw Unusual() }
    position += 1
    let firstLine = position
    while bytes[position] == 0x20 { position += 1 }
    let contentStart = position
    let width = contentStart - firstLine
    guard width > parent, bytes[position] != 0x0A, width > 0 else { throw Unusual() }
    let textStart = tables.texts.count
    let end = try readLines(from: firstLine, width: width, parent: parent, isFolded: isFolded)
    if !isStripped { tables.texts.append(0x0A) }
    // Between the indentation of the text and that of the parent only blank lines may follow.
    try findContent()
    guard indent <= parent else { throw Unusual() }
    var record = NodeRecord(start: UInt32(start), end: UInt32(end), kind: .scalar)
    record.style = isFolded ? .folded : .literal
    store(textStart, writtenAt: contentStart, in: &record)
    return try add(record)
  }

  /// Appends the lines of a block to the texts; returns the end of the last line with text.
  private mutating func readLines(
    from firstLine: Int, width: Int, parent: Int, isFolded: Bool
  ) throws(Unusual) -> Int {
    var line = firstLine
    var end = firstLine
    var blankLines = 0
    while line < bytes.count {
      var offset = line
      while offset < line + width, bytes[offset] == 0x20 { offset += 1 }
      if bytes[offset] == 0x0A {
        blankLines += 1
        line = offset + 1
        continue
      }
      guard offset == line + width else {
        // A comment between the text and its parent ends the text for libyaml only.
        guard bytes[offset] != 0x23 || offset - line <= parent else { throw Unusual() }
        break
      }
      if bytes[offset] == 0x20 {
        let hasText = (offset..<bytes.lineEnd(of: offset)).contains { bytes[$0] != 0x20 }
        guard hasText, !isFolded else { throw Unusual() }
      }
      if line > firstLine { appendBreaks(blankLines, isFolded: isFolded) }
      blankLines = 0
      end = bytes.lineEnd(of: offset)
      while offset < end {
        tables.texts.append(bytes[offset])
        offset += 1
      }
      line = end + 1
    }
    position = min(line, bytes.count)
    return end
  }

  private mutating func appendBreaks(_ blankLines: Int, isFolded: Bool) {
    if isFolded, blankLines == 0 { return tables.texts.append(0x20) }
    let count = isFolded ? blankLines : blankLines + 1
    for _ in 0..<count { tables.texts.append(0x0A) }
  }

  /// Says where a text is: in the file if it is written there byte for byte.
  private mutating func store(
    _ textStart: Int, writtenAt start: Int, in record: inout NodeRecord
  ) {
    let count = tables.texts.count - textStart
    record.count = UInt32(count)
    let isWritten =
      start + count <= bytes.count
      && (0..<count).allSatisfy { tables.texts[textStart + $0] == bytes[start + $0] }
    if isWritten {
      tables.texts.removeLast(count)
      record.first = UInt32(start)
    } else {
      record.first = UInt32(textStart)
      record.flags.insert(.ownedText)
    }
  }
}
