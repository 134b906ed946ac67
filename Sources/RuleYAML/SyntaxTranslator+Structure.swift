import RuleSource

extension SyntaxTranslator {
  // MARK: Characters that YAML keeps for itself

  /// A value that begins with a character that means something else to YAML.
  func reservedCharacter(at offset: Int) -> SyntaxFinding? {
    guard let byte = bytes.byte(at: offset), byte >= 0x20, byte < 0x7F, !byte.isBlank else {
      return nil
    }
    let value = UnquotedText.value(at: offset, in: bytes, isFlow: isFlow)
    guard !value.isEmpty else { return nil }
    let character = String(UnicodeScalar(byte))
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.reservedCharacter(
        span(offset..<offset + 1), character, value: (span(value), text(value))),
      repair: .plainText(value))
  }

  /// An escape sequence that does not exist.
  func escape() -> SyntaxFinding {
    let isAtBackslash = bytes.byte(at: problem) == 0x5C
    let backslash = isAtBackslash ? problem : max(problem - 2, context)
    let length =
      switch bytes.byte(at: backslash + 1) {
      case UInt8(ascii: "x"): 4
      case UInt8(ascii: "u"): 6
      case UInt8(ascii: "U"): 10
      default: 2
      }
    var end = min(backslash + 2, bytes.lineEnd(of: backslash))
    while end < backslash + length, let byte = bytes.byte(at: end), byte > 0x20, byte < 0x7F,
      byte != 0x22
    {
      end += 1
    }
    let range = backslash..<max(end, backslash)
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.unknownEscape(span(range), text(range)))
  }

  // MARK: Blocks

  /// Something that does not continue the block that is open.
  func unexpectedInBlock() -> SyntaxFinding? {
    guard let byte = bytes.byte(at: problem) else { return nil }
    if byte == 0x5D || byte == 0x7D { return strayBracket() }
    if byte == 0x3A {
      return SyntaxFinding(
        diagnostic: YAMLDiagnostics.emptyKey(span(problem..<problem + 1)),
        repair: isAtLineText && !hasDeeperLines(after: problem) ? .droppedLine(problem) : nil)
    }
    if isAtLineText { return wrongColumn() }
    if let last = builder.lastScalar, last.range.lowerBound >= lineStart,
      last.style == .singleQuoted || last.style == .doubleQuoted, last.range.upperBound <= problem
    {
      let value = UnquotedText.value(at: last.range.lowerBound, in: bytes, isFlow: isFlow)
      return SyntaxFinding(
        diagnostic: YAMLDiagnostics.textAfterQuotes(
          span(problem..<max(value.upperBound, problem)), span(value), text(value)),
        repair: .plainText(value))
    }
    let rest = UnquotedText.value(at: problem, in: bytes, isFlow: false)
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.unexpectedText(span(rest), text(rest)))
  }

  private func strayBracket() -> SyntaxFinding {
    let place = problem..<problem + 1
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.unclosedBracket(
        span(place), "`\(text(place))` closes nothing", label: nil))
  }

  /// A line whose indentation fits none of the open blocks, or the wrong kind of line.
  private func wrongColumn() -> SyntaxFinding {
    let column = lineText - lineStart
    let columns = openColumns()
    let place = word(at: problem)
    let isDash = bytes.byte(at: problem) == 0x2D
    if let frame = builder.frames.last(where: { $0.indent == column && !$0.isFlow }) {
      let opening = span(start(of: frame)..<start(of: frame))
      if !frame.isMapping, let dash = typographicDash(at: problem) {
        return SyntaxFinding(
          diagnostic: YAMLDiagnostics.typographicDash(span(dash), text(dash), opening: opening))
      }
      return SyntaxFinding(
        diagnostic: YAMLDiagnostics.mixedBlock(
          place, isList: !frame.isMapping, hasDash: isDash, opening: opening))
    }
    if builder.frames.isEmpty, columns == [column] {
      return SyntaxFinding(diagnostic: YAMLDiagnostics.missingDocumentMarker(place))
    }
    let numbers = columns.map(String.init)
    let expected = numbers.dropLast().joined(separator: ", ") + (numbers.count > 1 ? " or " : "")
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.badIndentation(
        place,
        "this line is indented by \(column) "
          + (numbers.isEmpty
            ? "columns, unlike the lines above"
            : "columns; expected \(expected)\(numbers.last ?? "")"),
        like: lineAbove(inColumnNearest: column, of: columns),
        note: "the entries of one block begin in the same column"))
  }

  /// The dash at an offset that is not the one of the keyboard, when a space follows.
  private func typographicDash(at offset: Int) -> Range<Int>? {
    guard let (scalar, length) = bytes.decodeScalar(at: offset),
      [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2022, 0x2212].contains(scalar),
      bytes.byte(at: offset + length) == 0x20
    else { return nil }
    return offset..<offset + length
  }

  /// The nearest line above, up to a hundred, in the nearest of some columns.
  private func lineAbove(
    inColumnNearest column: Int, of columns: [Int]
  ) -> (span: Span, column: Int)? {
    let wanted = columns.filter { abs($0 - column) == 1 }
    var line = lineStart
    for _ in 0..<100 where line > builder.documentStart {
      line = bytes.lineStart(of: line - 1)
      let text = bytes.skippingBlanks(from: line)
      guard wanted.contains(text - line), text < bytes.lineEnd(of: line), bytes[text] != 0x23 else {
        continue
      }
      return (word(at: text), text - line)
    }
    return nil
  }

  private func start(of frame: TreeBuilder.Frame) -> Int {
    Int(builder.tables.records[frame.node].start)
  }

  /// The columns of the blocks that are open, or that the finished root had.
  private func openColumns() -> [Int] {
    var columns: [Int] = []
    let open = builder.frames.filter { !$0.isFlow }.map(\.indent)
    for column in (open + builder.closedColumns).sorted() where columns.last != column {
      columns.append(column)
    }
    if columns.isEmpty, let root = builder.roots.last {
      let record = builder.tables.records[Int(root)]
      let start = Int(record.start)
      if record.kind != .scalar { columns.append(start - bytes.lineStart(of: start)) }
    }
    return columns
  }

  /// A `- ` after a key on the same line.
  func misplacedDash() -> SyntaxFinding {
    SyntaxFinding(
      diagnostic: YAMLDiagnostics.misplacedDash(
        span(problem..<min(problem + 1, bytes.count)), isAtLineText: isAtLineText))
  }

  // MARK: Brackets

  /// Something inside brackets where a comma or the closing bracket was expected.
  func unexpectedInFlow() -> SyntaxFinding? {
    guard let frame = builder.frames.last(where: { $0.isFlow }) else { return nil }
    let opening = start(of: frame)
    if bytes.byte(at: problem) == 0x3A {
      guard let last = builder.lastScalar, last.style == .plain,
        last.range.lowerBound >= lineStart
      else {
        if lineText - lineStart <= frame.indent { return unclosed(frame, before: lineText) }
        return SyntaxFinding(
          diagnostic: YAMLDiagnostics.separateColon(span(problem..<problem + 1)))
      }
      return colonInText(
        UnquotedText.value(at: last.range.lowerBound, in: bytes, isFlow: true))
    }
    let atEnd = problem >= bytes.count || bytes[problem...].allSatisfy(\.isBlankOrLineBreak)
    let isNextEntry = isAtLineText && problem - lineStart <= frame.indent
    if atEnd || isNextEntry || bytes.lineStart(of: opening) != lineStart {
      return unclosed(frame, before: problem)
    }
    let isAfterQuote =
      builder.lastScalar.map { $0.style == .singleQuoted && $0.range.upperBound == problem }
      ?? false
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.missingComma(
        word(at: problem), frame.isMapping ? "}" : "]", isAfterQuote: isAfterQuote))
  }

  private func unclosed(_ frame: TreeBuilder.Frame, before end: Int) -> SyntaxFinding {
    let opening = start(of: frame)
    let closing = frame.isMapping ? "}" : "]"
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.unclosedBracket(
        span(opening..<opening + 1),
        "`\(text(opening..<opening + 1))` is not closed; expected `\(closing)`",
        label: span(end..<end), comment: comment(after: opening, holding: closing).map { span($0) })
    )
  }

  /// The comment on the line of a bracket that holds its partner.
  private func comment(after opening: Int, holding closing: String) -> Range<Int>? {
    let line = opening..<bytes.trimmingBlanks(opening..<bytes.lineEnd(of: opening)).upperBound
    let sign = line.first { bytes[$0] == 0x23 && bytes[$0 - 1].isBlank && $0 > opening }
    guard let sign, text(sign..<line.upperBound).contains(closing) else { return nil }
    return sign..<line.upperBound
  }

  /// Something where a value was expected.
  func unexpectedNode() -> SyntaxFinding? {
    guard let byte = bytes.byte(at: problem) else {
      guard let frame = builder.frames.last(where: { $0.isFlow }) else { return nil }
      return unclosed(frame, before: problem)
    }
    if byte == 0x2C, !isFlow { return reservedCharacter(at: problem) }
    if byte == 0x5D || byte == 0x7D { return strayBracket() }
    if byte == 0x3A, isFlow { return reservedCharacter(at: problem) }
    return isFlow && byte != 0x2C ? unexpectedInFlow() : nil
  }
}
