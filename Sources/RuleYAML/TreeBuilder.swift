import RuleSource

/// Builds the tree of one file from the events of the parser.
struct TreeBuilder: ParserEventSink {
  /// Why the builder wants no more events.
  enum Stop {
    /// A limit of the file is reached.
    case file
    /// A limit within a document is reached.
    case document
    /// A range was meant as one text without quotes; the document is to be read again with it.
    case plainText(Range<Int>)
  }

  /// A collection that is still open.
  struct Frame {
    let node: Int
    let isMapping: Bool
    let isFlow: Bool
    /// The column of a block collection, or of the one around a collection in brackets.
    let indent: Int
    /// Where the children begin in the list of pending nodes.
    let childrenStart: Int
    /// The offset after the last child.
    var lastEnd: Int
    /// The nodes in it, with what aliases stand for.
    var weight = 1
    var isTruncated = false

    /// Takes in a child.
    mutating func take(end: Int, weight added: Int) {
      lastEnd = max(lastEnd, end)
      weight = weight.addingSaturated(added)
    }
  }

  /// A node that aliases may refer to.
  struct Anchor {
    let node: Int
    /// The nodes that an alias adds; nil while the node is open.
    var weight: Int?
  }

  /// A token in braces that is being read as if it were text.
  struct TokenInBraces {
    let range: Range<Int>
    /// The text up to the end of the value that the token begins.
    let value: Range<Int>
    var depth = 1
  }

  let file: SourceFile
  let limits: Limits
  var text: CheckedText
  var tables = NodeTables()
  var frames: [Frame] = []
  /// The finished children of open collections.
  var pending: [UInt32] = []
  var roots: [UInt32] = []
  var aliases: [(span: Span, name: String, node: UInt32)] = []
  var diagnostics: [Diagnostic] = []
  var anchors: [String: Anchor] = [:]
  var anchorNames: [String] = []
  var gap: GapScanner
  var token: TokenInBraces?
  var counts = Counts()
  /// The ranges of the text that the parser sees as one plain scalar.
  var plainRanges: [Range<Int>] = []
  /// Why no more events are wanted.
  private(set) var stop: Stop?
  /// Where the document that is being read begins.
  private(set) var documentStart: Int
  /// Whether a line was left out just before the collection that opens next.
  var isNextTruncated = false
  /// The columns of the blocks that ended after the last node.
  var closedColumns: [Int] = []
  /// The last scalar that was read.
  var lastScalar: (range: Range<Int>, style: ScalarStyle)?

  /// What is limited per file.
  struct Counts {
    var documents = 0
    var anchors = 0
    var aliases = 0
    var expandedNodes = 0
  }

  private var cursor: ScalarCursor
  private var checkpoint: Checkpoint?

  /// The state at the beginning of a document.
  private struct Checkpoint {
    let records, children, texts, properties, roots, aliases, diagnostics: Int
    let counts: Counts
    let gap: GapScanner.Checkpoint
  }

  init(_ file: SourceFile, _ text: CheckedText, limits: Limits) {
    self.file = file
    self.limits = limits
    self.text = text
    documentStart = text.start
    gap = GapScanner(file, from: text.start)
    cursor = ScalarCursor(base: text.start, isASCII: text.isASCII)
    // Rule files have a node for ten bytes, more or less; tables that grow are copied.
    tables.records.reserveCapacity(text.bytes.count / 8)
    tables.children.reserveCapacity(text.bytes.count / 8)
    frames.reserveCapacity(16)
    pending.reserveCapacity(64)
  }

  /// Makes ready for the events of a parser that begins at an offset.
  mutating func begin(at offset: Int) {
    cursor = ScalarCursor(base: offset, isASCII: text.isASCII)
    stop = nil
    token = nil
    lastScalar = nil
    isNextTruncated = false
    documentStart = offset
    gap.jump(to: offset)
    setCheckpoint()
  }

  /// Returns the byte offset of a position that the parser reports.
  mutating func offset(of index: Int) -> Int { cursor.offset(of: index, in: text.bytes) }

  mutating func halt(_ reason: Stop) -> Bool {
    stop = reason
    return false
  }

  // Inlined where the kind of the event is known.
  @inline(__always)
  mutating func receive(_ event: ParserEvent, value: borrowing Swift.Span<UInt8>) -> Bool {
    let start = offset(of: event.start)
    let end = offset(of: event.end)
    if token != nil { return receiveInToken(event, end: end) }
    switch event.kind {
    case .documentStart: return beginDocument(at: start)
    case .documentEnd:
      endDocument()
      return true
    case .alias: return addAlias(event.properties?.anchor ?? "", start..<end)
    case .scalar(let style): return addScalar(event, style, start..<end, value: value)
    case .sequenceStart: return openCollection(event, start..<end, isMapping: false)
    case .mappingStart:
      if event.isFlow, openToken(at: start) { return stop == nil }
      return openCollection(event, start..<end, isMapping: true)
    case .sequenceEnd, .mappingEnd:
      closeCollection(start..<end)
      return true
    }
  }

  /// The indentation that lines in brackets must exceed; nil outside brackets.
  var flowIndent: Int? {
    guard let frame = frames.last, frame.isFlow else { return nil }
    return frame.indent
  }

  /// Reads the blanks and comments up to an offset.
  @inline(__always)
  mutating func scanGap(to offset: Int) {
    guard offset > gap.position else { return }
    gap.scan(to: offset, in: text.bytes, flowIndent: flowIndent)
    if let column = gap.droppedColumn { truncateFrame(at: column) }
  }

  /// Notes that a line was left out at a column.
  private mutating func truncateFrame(at column: Int) {
    gap.droppedColumn = nil
    let block = frames.lastIndex { !$0.isFlow && $0.indent == column }
    if let frame = block ?? frames.indices.last {
      frames[frame].isTruncated = true
    } else {
      isNextTruncated = true
    }
  }

  /// Returns the span of a range, extended to whole characters.
  func span(_ range: Range<Int>) -> Span {
    let valid = range.clamped(to: 0..<file.bytes.count)
    var (start, end) = (valid.lowerBound, valid.upperBound)
    while start > 0, start < file.bytes.count, !file.bytes[start].beginsScalar { start -= 1 }
    while end < file.bytes.count, !file.bytes[end].beginsScalar { end += 1 }
    return Span(file: file.id, start: start, end: end)
  }
}

extension TreeBuilder {
  // MARK: Documents

  private mutating func beginDocument(at start: Int) -> Bool {
    documentStart = max(text.bytes.lineStart(of: start), documentStart)
    scanGap(to: documentStart)
    setCheckpoint()
    counts.documents += 1
    anchors = [:]
    anchorNames = []
    plainRanges.removeAll { $0.upperBound <= start }
    guard counts.documents > limits.documentsMax else { return true }
    diagnostics.append(
      YAMLDiagnostics.tooManyDocuments(span(start..<start), limits.documentsMax))
    return halt(.file)
  }

  private mutating func endDocument() {
    guard let root = pending.popLast() else { return }
    let record = tables.records[Int(root)]
    let isEmpty = record.kind == .scalar && record.style == .plain && record.count == 0
    if !isEmpty || record.properties != NodeRecord.noProperties { roots.append(root) }
  }

  private mutating func setCheckpoint() {
    checkpoint = Checkpoint(
      records: tables.records.count, children: tables.children.count,
      texts: tables.texts.count, properties: tables.properties.count, roots: roots.count,
      aliases: aliases.count, diagnostics: diagnostics.count, counts: counts,
      gap: gap.checkpoint)
  }

  /// Forgets what was read of the current document.
  mutating func forgetDocument() {
    frames = []
    pending = []
    guard let checkpoint else { return }
    tables.records.removeLast(tables.records.count - checkpoint.records)
    tables.children.removeLast(tables.children.count - checkpoint.children)
    tables.texts.removeLast(tables.texts.count - checkpoint.texts)
    tables.properties.removeLast(tables.properties.count - checkpoint.properties)
    roots.removeLast(roots.count - checkpoint.roots)
    aliases.removeLast(aliases.count - checkpoint.aliases)
    diagnostics.removeLast(diagnostics.count - checkpoint.diagnostics)
    counts = checkpoint.counts
    gap.restore(checkpoint.gap)
  }

  /// Drops the last scalar when it runs on into the line of an error, since its text is wrong.
  mutating func dropRunOnScalar(at problem: Int) {
    guard let last = lastScalar, let node = pending.last,
      tables.records[Int(node)].range == last.range,
      last.range.lowerBound < text.bytes.lineStart(of: problem),
      last.range.upperBound > text.bytes.lineStart(of: problem)
    else { return }
    pending.removeLast()
  }

  /// Keeps what was read of a document that ends in the middle.
  mutating func cutDocument() {
    token = nil
    if frames.isEmpty, let root = roots.last, Int(root) >= checkpoint?.records ?? 0 {
      tables.records[Int(root)].flags.insert(.truncated)
    }
    while let frame = frames.last {
      frames[frames.count - 1].isTruncated = true
      closeCollection(frame.lastEnd..<frame.lastEnd)
    }
    endDocument()
    lastScalar = nil
  }

  // MARK: Aliases

  private mutating func addAlias(_ name: String, _ range: Range<Int>) -> Bool {
    scanGap(to: range.lowerBound)
    gap.pass(to: range.upperBound)
    counts.aliases += 1
    guard counts.aliases <= limits.aliasesMax else {
      diagnostics.append(YAMLDiagnostics.tooManyAliases(span(range), limits.aliasesMax))
      return halt(.file)
    }
    if text.bytes.byte(at: range.upperBound) == 0x3A {
      diagnostics.append(YAMLDiagnostics.anchorName(span(range), name))
    }
    guard let anchor = anchors[name] else {
      diagnostics.append(
        YAMLDiagnostics.undefinedAlias(span(range), name, among: anchorNames.suffix(100)))
      return addPlaceholder(range)
    }
    guard let weight = anchor.weight else {
      let target = tables.records[anchor.node]
      diagnostics.append(
        YAMLDiagnostics.aliasCycle(
          span(range), name, span(Int(target.start)..<Int(target.start))))
      return addPlaceholder(range)
    }
    counts.expandedNodes = counts.expandedNodes.addingSaturated(weight)
    guard counts.expandedNodes <= limits.aliasExpandedNodesMax else {
      diagnostics.append(
        YAMLDiagnostics.aliasExpansion(span(range), limits.aliasExpandedNodesMax))
      return halt(.file)
    }
    aliases.append((span(range), name, UInt32(anchor.node)))
    addChild(UInt32(anchor.node), end: range.upperBound, weight: weight)
    return true
  }

  /// Adds the reference itself as text in the place of what it should stand for.
  private mutating func addPlaceholder(_ range: Range<Int>) -> Bool {
    var record = NodeRecord(
      start: UInt32(range.lowerBound), end: UInt32(range.upperBound), kind: .scalar)
    (record.first, record.count) = (record.start, record.end - record.start)
    return addLeaf(record)
  }

  /// Adds a scalar as a child of the open collection.
  mutating func addLeaf(_ record: NodeRecord, _ properties: NodeProperties? = nil) -> Bool {
    let index = tables.records.count
    tables.records.append(record)
    while closedColumns.popLast() != nil {}
    if let anchor = properties?.anchor { anchors[anchor] = Anchor(node: index, weight: 1) }
    addChild(UInt32(index), end: Int(record.end), weight: 1)
    return checkNodeCount(record)
  }

  /// Adds a finished node to the open collection.
  @inline(__always)
  mutating func addChild(_ node: UInt32, end: Int, weight: Int) {
    pending.append(node)
    if !frames.isEmpty { frames[frames.count - 1].take(end: end, weight: weight) }
  }

  /// Returns false when there are too many nodes.
  @inline(__always)
  mutating func checkNodeCount(_ record: NodeRecord) -> Bool {
    tables.records.count <= limits.nodesMax || haltAtNodeCount(record)
  }

  private mutating func haltAtNodeCount(_ record: NodeRecord) -> Bool {
    let start = Int(record.start)
    diagnostics.append(YAMLDiagnostics.tooManyNodes(span(start..<start), limits.nodesMax))
    return halt(.file)
  }
}

extension Int {
  /// Returns the sum, or the largest number when the sum would exceed it.
  fileprivate func addingSaturated(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
