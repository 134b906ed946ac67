public import RuleSource

/// Reads files as YAML trees.
///
/// A file with mistakes gives the tree of what could be read, and a finding for each mistake.
public struct YAMLReader: Sendable {
  private let limits: Limits

  /// Creates a reader with bounds on what it accepts.
  public init(limits: Limits = .standard) { self.limits = limits }

  /// Returns the tree of a file, and what is wrong with its text in the order of reports.
  public func read(_ file: SourceFile) -> (tree: YAMLTree, diagnostics: [Diagnostic]) {
    var check = TextCheck(file, limits: limits)
    guard let text = check.run() else { return (YAMLTree(file: file.id), check.diagnostics) }
    var reading = Reading(file, text, limits)
    reading.run()
    var diagnostics = check.diagnostics + reading.diagnostics
    diagnostics.sort(by: Diagnostic.reportOrder)
    return (reading.tree(), diagnostics)
  }
}

/// One file while it is being read: documents one after the other, some of them twice.
private struct Reading {
  private var builder: TreeBuilder
  private var findings: [Diagnostic] = []
  /// How many bytes may be read again after repairs, so that the time stays proportional.
  private var rereadBudget: Int
  /// How many mistakes may still be repaired.
  private var repairBudget = 200

  init(_ file: SourceFile, _ text: CheckedText, _ limits: Limits) {
    builder = TreeBuilder(file, text, limits: limits)
    rereadBudget = 64 * 1_024 + 4 * text.bytes.count
  }

  var diagnostics: [Diagnostic] { findings + builder.diagnostics + builder.gap.diagnostics }

  mutating func run() {
    var start: Int? = builder.text.start
    while let offset = start {
      builder.begin(at: offset)
      let failure = LibYAML.parse(builder.text.bytes, from: offset, into: &builder)
      if let failure {
        start = recover(from: failure)
      } else {
        start = next(after: builder.stop)
      }
    }
  }

  /// Returns where reading goes on after the builder wanted no more, or nil at the end.
  private mutating func next(after stop: TreeBuilder.Stop?) -> Int? {
    switch stop {
    case nil:
      builder.scanGap(to: builder.text.bytes.count)
      return nil
    case .file:
      builder.cutDocument()
      return nil
    case .document:
      let from = builder.gap.position
      builder.cutDocument()
      return nextDocument(from: from)
    case .plainText(let range):
      let place = builder.span(range)
      findings.append(YAMLDiagnostics.unquotedToken(place, builder.file.text(of: place)))
      return reread(.plainText(range)) ?? skipDocument(from: range.lowerBound)
    }
  }

  /// Reports why the parser gave up and returns where reading goes on, or nil at the end.
  private mutating func recover(from failure: ParserFailure) -> Int? {
    let context = builder.offset(of: failure.contextIndex)
    let problem = builder.offset(of: failure.problemIndex)
    let finding = SyntaxTranslator(
      builder: builder, failure: failure, problem: problem, context: context
    ).translate()
    findings.append(finding.diagnostic)
    forgetIndentation(after: finding.diagnostic)
    if let repair = finding.repair, let start = reread(repair) { return start }
    builder.dropRunOnScalar(at: problem)
    return skipDocument(from: problem)
  }

  /// Drops findings about the indentation of lines that an unclosed quote or bracket swallowed.
  private mutating func forgetIndentation(after cause: Diagnostic) {
    guard
      cause.kind == YAMLDiagnostics.unclosedQuote || cause.kind == YAMLDiagnostics.unclosedBracket
    else { return }
    let isConsequence = { (finding: Diagnostic) in
      finding.kind == YAMLDiagnostics.badIndentation && finding.span.start >= cause.span.start
    }
    builder.diagnostics.removeAll(where: isConsequence)
    builder.gap.removeDiagnostics(where: isConsequence)
  }

  private mutating func skipDocument(from offset: Int) -> Int? {
    builder.cutDocument()
    return nextDocument(from: offset)
  }

  /// Changes the text that the parser sees; returns where it must be read again, or nil when
  /// nothing would change or too much was read again already.
  private mutating func reread(_ repair: SyntaxFinding.Repair) -> Int? {
    let start = builder.documentStart
    let changed =
      switch repair {
      case .plainText(let range): range
      case .droppedLine(let offset): offset..<offset + 1
      }
    let cost = changed.upperBound - start + 512
    guard changed.lowerBound >= start, changed.upperBound <= builder.file.bytes.count,
      rereadBudget >= cost, repairBudget > 0
    else { return nil }
    switch repair {
    case .plainText(let range):
      guard !builder.plainRanges.contains(where: { $0.overlaps(range) }) else { return nil }
      for offset in range { builder.text.bytes[offset] = 0x78 }
      builder.plainRanges.append(range)
    case .droppedLine(let offset): builder.text.bytes[offset] = 0x23
    }
    rereadBudget -= cost
    repairBudget -= 1
    builder.forgetDocument()
    return start
  }

  /// Returns where the next document begins with `---`, at or after an offset.
  private func nextDocument(from offset: Int) -> Int? {
    let bytes = builder.text.bytes
    var line = bytes.lineStart(of: offset)
    while line < bytes.count {
      let isMarker =
        bytes[line...].starts(with: [0x2D, 0x2D, 0x2D])
        && (bytes.byte(at: line + 3)?.isBlankOrLineBreak ?? true)
      if isMarker, line > builder.documentStart { return line }
      line = bytes.afterLineBreak(at: bytes.lineEnd(of: line))
    }
    return nil
  }

  func tree() -> YAMLTree {
    let storage = NodeStorage(builder.file, builder.tables)
    return YAMLTree(
      file: builder.file.id,
      documents: builder.roots.map { YAMLNode(storage: storage, index: $0) },
      comments: builder.gap.comments,
      aliases: builder.aliases.map {
        YAMLAlias(
          span: $0.span, name: $0.name, node: YAMLNode(storage: storage, index: $0.node))
      })
  }
}
