import RuleSource

/// What is said about the place where the parser gave up, and how reading may go on.
struct SyntaxFinding {
  /// What the text at fault may be taken for.
  enum Repair {
    /// The range is one plain scalar.
    case plainText(Range<Int>)
    /// The line that begins here is left out.
    case droppedLine(Int)
  }

  let diagnostic: Diagnostic
  var repair: Repair?
}

/// Turns an error of the parser into a finding about its likely cause.
struct SyntaxTranslator {
  let builder: TreeBuilder
  let failure: ParserFailure
  /// The offset at which the parser gave up.
  let problem: Int
  /// The offset at which the construct begins that the parser was reading.
  let context: Int

  var bytes: [UInt8] { builder.text.bytes }
  var isFlow: Bool { builder.frames.last?.isFlow ?? false }
  /// The offset at which the line of the problem begins.
  var lineStart: Int { bytes.lineStart(of: problem) }
  /// The offset of the first character of that line that is no blank.
  var lineText: Int { bytes.skippingBlanks(from: lineStart) }
  /// Whether the problem is with the first word of its line.
  var isAtLineText: Bool { problem <= lineText }

  /// Returns the finding about the failure.
  func translate() -> SyntaxFinding {
    tokenInBraces() ?? tabInIndentation() ?? quotation() ?? byProblem() ?? generic()
  }

  private func byProblem() -> SyntaxFinding? {
    switch failure.problem {
    case "could not find expected ':'": missingColon()
    case "mapping values are not allowed in this context": unexpectedColon()
    case "found character that cannot start any token":
      misplacedTab() ?? reservedCharacter(at: problem)
    case "found undefined tag handle": reservedCharacter(at: problem)
    case "found unexpected ':'": missingSpaceInFlow()
    case "did not find expected alphabetic or numeric character":
      reservedCharacter(at: context)
    case "did not find expected comment or line break",
      "found an indentation indicator equal to 0":
      reservedCharacter(at: context)
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      unexpectedInBlock()
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      unexpectedInFlow()
    case "did not find expected node content": unexpectedNode()
    case "block sequence entries are not allowed in this context": misplacedDash()
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      escape()
    default: failure.context.hasSuffix("a tag") ? reservedCharacter(at: context) : nil
    }
  }

  /// The parser's own words, when no cause is known.
  private func generic() -> SyntaxFinding {
    SyntaxFinding(diagnostic: YAMLDiagnostics.syntax(word(at: problem), failure.problem))
  }

  func span(_ range: Range<Int>) -> Span { builder.span(range) }

  /// What the file says in a range, whatever the parser was shown.
  func text(_ range: Range<Int>) -> String { builder.file.text(of: span(range)) }

  /// The span of the word at an offset, on one line.
  func word(at offset: Int) -> Span {
    var end = offset
    while let byte = bytes.byte(at: end), !byte.isBlankOrLineBreak { end += 1 }
    return span(offset..<max(end, min(offset + 1, bytes.lineEnd(of: offset))))
  }

  // MARK: Causes that show in many ways

  private func tokenInBraces() -> SyntaxFinding? {
    if let token = builder.token { return plain(token.value) }
    guard UnquotedText.token(at: problem, in: bytes) != nil, isFlow else { return nil }
    var start = problem
    if let last = builder.lastScalar, last.style == .plain, last.range.lowerBound >= lineStart,
      bytes.skippingBlanks(from: last.range.upperBound) == problem
    {
      start = last.range.lowerBound
    }
    return plain(UnquotedText.value(at: start, in: bytes, isFlow: true))
  }

  private func plain(_ range: Range<Int>) -> SyntaxFinding {
    SyntaxFinding(
      diagnostic: YAMLDiagnostics.unquotedToken(span(range), text(range)),
      repair: .plainText(range))
  }

  private func tabInIndentation() -> SyntaxFinding? {
    guard lineText >= problem, bytes[lineStart..<lineText].contains(0x09) else { return nil }
    let indents = tabbedIndents(from: lineStart)
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.tabIndentation(
        indents.map { span($0) }, column: columnBelow(lineAbove: lineStart), in: builder.file))
  }

  /// A tab after an indicator, where the column of what follows matters.
  private func misplacedTab() -> SyntaxFinding? {
    guard bytes.byte(at: problem) == 0x09 else { return nil }
    let end = bytes.skippingBlanks(from: problem)
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.tabIndentation([span(problem..<end)], column: 1, in: builder.file)
    )
  }

  /// The indentations of the lines from an offset on that have tabs in theirs, up to a thousand.
  private func tabbedIndents(from start: Int) -> [Range<Int>] {
    var line = start
    var indents: [Range<Int>] = []
    while line < bytes.count, indents.count < 1_000 {
      let end = bytes.lineEnd(of: line)
      let text = bytes.skippingBlanks(from: line)
      if bytes[line..<text].contains(0x09) {
        indents.append(line..<text)
      } else if text < end {
        break
      }
      line = bytes.afterLineBreak(at: end)
    }
    return indents
  }

  /// The column where a line probably belongs: that of the last line above it with text, or two more
  /// when that one ends with `:`.
  private func columnBelow(lineAbove start: Int) -> Int {
    guard let end = bytes[..<start].lastIndex(where: { !$0.isBlankOrLineBreak }) else { return 0 }
    let line = bytes.lineStart(of: end)
    var text = bytes.skippingBlanks(from: line)
    guard bytes[end] == 0x3A else { return text - line }
    while bytes[text] == 0x2D, bytes.byte(at: text + 1)?.isBlank ?? false {
      text = bytes.skippingBlanks(from: text + 1)
    }
    return text - line + 2
  }

  /// A quotation mark without its partner: the quotation that just ended, or never did.
  private func quotation() -> SyntaxFinding? {
    if failure.context == "while scanning a quoted scalar" {
      let isIndent = failure.problem.contains("indent")
      guard !isIndent else { return nil }
      return SyntaxFinding(
        diagnostic: YAMLDiagnostics.unclosedQuote(span(context..<context + 1), end: nil))
    }
    guard let (range, style) = builder.lastScalar, style == .singleQuoted || style == .doubleQuoted,
      bytes.lineStart(of: range.lowerBound) != bytes.lineStart(of: range.upperBound),
      range.upperBound <= problem, range.upperBound >= lineStart
    else { return nil }
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.unclosedQuote(
        span(range.lowerBound..<range.lowerBound + 1),
        end: span(range.upperBound - 1..<range.upperBound)))
  }

  // MARK: Colons

  private func missingColon() -> SyntaxFinding {
    let start = context
    let line = start..<bytes.trimmingBlanks(start..<bytes.lineEnd(of: start)).upperBound
    let length = builder.limits.keyBytesMax
    if problem - start > 1_024, line.count > min(length, 1_024) {
      return SyntaxFinding(diagnostic: YAMLDiagnostics.keyTooLong(span(line), length))
    }
    let repair = hasDeeperLines(after: start) ? nil : SyntaxFinding.Repair.droppedLine(start)
    if bytes[start] == 0x2D {
      return SyntaxFinding(
        diagnostic: YAMLDiagnostics.missingSpace(
          span(start..<start + 1), "-", insertAt: span(start + 1..<start + 1)),
        repair: repair)
    }
    if let colon = tightColon(in: line) {
      return SyntaxFinding(
        diagnostic: YAMLDiagnostics.missingSpace(
          span(colon..<colon + 1), ":", insertAt: span(colon + 1..<colon + 1)),
        repair: repair)
    }
    if let first = bytes.byte(at: start), first == 0x22 || first == 0x27, problem > line.upperBound,
      !bytes[start + 1..<line.upperBound].contains(first)
    {
      return SyntaxFinding(
        diagnostic: YAMLDiagnostics.unclosedQuote(span(start..<start + 1), end: nil))
    }
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.missingColon(span(line), text(line)), repair: repair)
  }

  /// A colon inside brackets that is followed by a bracket or comma.
  private func missingSpaceInFlow() -> SyntaxFinding? {
    guard bytes.byte(at: problem) == 0x3A else { return nil }
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.missingSpace(
        span(problem..<problem + 1), ":", insertAt: span(problem + 1..<problem + 1)))
  }

  /// The first colon of a line that has text right after it and is not part of an address.
  private func tightColon(in line: Range<Int>) -> Int? {
    guard let colon = bytes[line].firstIndex(of: 0x3A), colon > line.lowerBound,
      let next = bytes.byte(at: colon + 1), !next.isBlankOrLineBreak, next != 0x2F
    else { return nil }
    return colon
  }

  /// Whether the next line with text is indented more than the one of an offset.
  func hasDeeperLines(after offset: Int) -> Bool {
    let column = offset - bytes.lineStart(of: offset)
    var line = bytes.afterLineBreak(at: bytes.lineEnd(of: offset))
    while line < bytes.count, bytes.skippingBlanks(from: line) == bytes.lineEnd(of: line) {
      line = bytes.afterLineBreak(at: bytes.lineEnd(of: line))
    }
    return line < bytes.count && bytes.skippingBlanks(from: line) - line > column
  }

  /// A second `: ` on a line, or an entry that is indented under a value.
  private func unexpectedColon() -> SyntaxFinding {
    if let start = valueStart(before: problem) {
      return colonInText(UnquotedText.value(at: start, in: bytes, isFlow: false))
    }
    let key = bytes.trimmingBlanks(lineText..<problem)
    if key.count > 1_024 {
      return SyntaxFinding(
        diagnostic: YAMLDiagnostics.keyTooLong(span(key), builder.limits.keyBytesMax))
    }
    if let finding = tightColonAbove() { return finding }
    let column = lineText - lineStart
    if column == 0, builder.frames.isEmpty, let key = firstKeyAbove() {
      return SyntaxFinding(
        diagnostic: YAMLDiagnostics.missingColon(after: span(key), text(key)))
    }
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.badIndentation(
        span(key), "`\(text(key))` is indented as part of the value above it",
        note: column == 0
          ? nil : "a value that is a text has no entries; indent the key like the entry above it"))
  }

  /// The word that begins the document in the line above, as in `smart_list Prospects`, when it
  /// looks like a key without its colon.
  private func firstKeyAbove() -> Range<Int>? {
    guard let end = bytes[..<lineStart].lastIndex(where: { !$0.isBlankOrLineBreak }) else {
      return nil
    }
    let start = bytes.lineStart(of: end)
    guard start >= builder.documentStart else { return nil }
    let word = bytes[start...end].prefix { $0 == 0x5F || (0x61...0x7A).contains($0) }.indices
    return word.isEmpty || word.upperBound <= end && bytes[word.upperBound] != 0x20 ? nil : word
  }

  /// A line above that is no entry because its colon has no space after it.
  private func tightColonAbove() -> SyntaxFinding? {
    guard let end = bytes[..<lineStart].lastIndex(where: { !$0.isBlankOrLineBreak }) else {
      return nil
    }
    let start = bytes.skippingBlanks(from: bytes.lineStart(of: end))
    guard start >= builder.documentStart, bytes[start] != 0x23,
      let colon = tightColon(in: start..<end + 1)
    else { return nil }
    let spaced = bytes[start...end].indices.contains { UnquotedText.isKeyEnd(at: $0, in: bytes) }
    guard !spaced else { return nil }
    return SyntaxFinding(
      diagnostic: YAMLDiagnostics.missingSpace(
        span(colon..<colon + 1), ":", insertAt: span(colon + 1..<colon + 1)),
      repair: .droppedLine(start))
  }

  func colonInText(_ value: Range<Int>) -> SyntaxFinding {
    SyntaxFinding(
      diagnostic: YAMLDiagnostics.unquotedColon(
        span(problem..<problem + 1), span(value), text(value)),
      repair: .plainText(value))
  }

  /// Where the value of the entry begins whose key ends before an offset on the same line.
  private func valueStart(before offset: Int) -> Int? {
    var index = lineText
    while index < offset {
      let byte = bytes[index]
      if byte == 0x22 || byte == 0x27 {
        index += 1
        while index < offset, bytes[index] != byte { index += 1 }
      } else if byte == 0x3A, bytes.byte(at: index + 1)?.isBlank ?? false {
        let start = bytes.skippingBlanks(from: index + 1)
        return start < offset ? start : nil
      }
      index += 1
    }
    return nil
  }
}
