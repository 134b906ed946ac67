import RuleSource

/// Reads the YAML that rule files are mostly made of in one pass, without libyaml.
///
/// It knows block collections, brackets, texts of one line, block scalars and comments. Whatever
/// else it meets, and every mistake, makes it give up: then ``YAMLReader`` asks libyaml, whose
/// answer is the one that counts. Tests hold the two against each other.
struct DirectReader {
  /// Something that is left to libyaml.
  struct Unusual: Error {}

  let file: FileID
  let limits: Limits
  let bytes: ByteWindow
  var tables = NodeTables()
  /// The finished children of open collections.
  var pending: [UInt32] = []
  /// The offset of the next byte.
  var position = 0
  /// The column of the next text after ``nextContent()``; -1 at the end of a document.
  var indent = -1
  /// The number of open collections.
  var depth = 0
  private var lineStart = 0
  private var isAtMarker = false
  private var roots: [UInt32] = []
  private var comments: [YAMLComment] = []

  /// Returns the tree of a file; nil when it is left to libyaml.
  static func read(_ file: SourceFile, limits: Limits) -> YAMLTree? {
    guard file.bytes.count <= limits.fileBytesMax, file.bytes.count < Int(UInt32.max) else {
      return nil
    }
    let source = file.bytes
    return unsafe source.withUnsafeBufferPointer { buffer in
      let bytes = unsafe ByteWindow(buffer)
      guard OrdinaryText.holds(bytes, source) else { return nil }
      var reader = DirectReader(file.id, bytes, limits)
      do { try reader.run() } catch { return nil }
      return reader.tree(of: file)
    }
  }

  private init(_ file: FileID, _ bytes: ByteWindow, _ limits: Limits) {
    self.file = file
    self.bytes = bytes
    self.limits = limits
    tables.records.reserveCapacity(bytes.count / 10)
    tables.children.reserveCapacity(bytes.count / 10)
  }

  private func tree(of file: SourceFile) -> YAMLTree {
    let storage = NodeStorage(file, tables)
    return YAMLTree(
      file: file.id, documents: roots.map { YAMLNode(storage: storage, index: $0) },
      comments: comments, aliases: [])
  }

  // MARK: Documents

  private mutating func run() throws(Unusual) {
    try findContent()
    repeat {
      if isAtMarker {
        isAtMarker = false
        position += 3
        try endLine(afterPlain: false)
      }
      guard indent == 0, roots.count < limits.documentsMax else { throw Unusual() }
      let root = try block(parent: -1)
      guard indent < 0, tables.records[Int(root)].kind != .scalar else { throw Unusual() }
      roots.append(root)
      pending.removeLast()
    } while isAtMarker
  }

  // MARK: Lines

  /// Says that a line begins at an offset.
  mutating func startLine(at offset: Int) { lineStart = offset }

  /// The column of the next byte.
  var column: Int { position - lineStart }

  /// Passes the spaces here.
  mutating func skipSpaces() {
    while bytes[position] == 0x20 { position += 1 }
  }

  /// Whether the line has no more text.
  var isAtLineEnd: Bool { bytes[position] == 0x0A || bytes[position] == 0x23 }

  /// Passes the rest of a line, which holds at most a comment, and what comes before the next text.
  mutating func endLine(afterPlain: Bool) throws(Unusual) {
    skipSpaces()
    if bytes[position] == 0x23 {
      // Libyaml's reader has something to say about `text #1`.
      let next = bytes[position + 1]
      guard bytes[position - 1] == 0x20, !afterPlain || !(0x30...0x39).contains(next) else {
        throw Unusual()
      }
      addComment(isOnOwnLine: false)
    }
    guard bytes[position] == 0x0A else { throw Unusual() }
    position += 1
    try findContent()
  }

  /// Passes empty lines and comments from the beginning of a line up to the next text.
  mutating func findContent() throws(Unusual) {
    while true {
      guard position < bytes.count else {
        position = bytes.count
        indent = -1
        return
      }
      lineStart = position
      skipSpaces()
      switch bytes[position] {
      case 0x0A:
        position += 1
      case 0x23:
        addComment(isOnOwnLine: true)
        position += 1
      default:
        indent = position - lineStart
        if indent == 0 { try checkMarker() }
        return
      }
    }
  }

  private mutating func addComment(isOnOwnLine: Bool) {
    let end = bytes.lineEnd(of: position)
    comments.append(
      YAMLComment(span: Span(file: file, start: position, end: end), isOnOwnLine: isOnOwnLine))
    position = end
  }

  /// Ends the document at `---` on a line of its own.
  private mutating func checkMarker() throws(Unusual) {
    let first = bytes[position]
    guard first == 0x2D || first == 0x2E, bytes[position + 1] == first,
      bytes[position + 2] == first
    else { return }
    guard first == 0x2D, bytes[position + 3] == 0x0A else { throw Unusual() }
    isAtMarker = true
    indent = -1
  }

  // MARK: Blocks

  /// Reads a block that begins here, at a column beyond that of its parent.
  mutating func block(parent: Int) throws(Unusual) -> UInt32 {
    switch bytes[position] {
    case 0x2D where isEntryMark: return try sequence(at: column, isIndentless: false)
    case 0x5B, 0x7B, 0x7C, 0x3E: return try value(parent: parent)
    default:
      let start = column
      let scalar = try scalar()
      if bytes[position] == 0x3A { return try mapping(at: start, firstKey: scalar) }
      let node = try add(scalar)
      try endLine(afterPlain: scalar.style == .plain)
      return node
    }
  }

  /// Whether a `-` stands here that begins an item.
  private var isEntryMark: Bool {
    bytes[position] == 0x2D && (bytes[position + 1] == 0x20 || bytes[position + 1] == 0x0A)
  }

  private mutating func sequence(
    at column: Int, isIndentless: Bool
  ) throws(Unusual) -> UInt32 {
    let open = try open(.sequence, at: position)
    repeat {
      position += 1
      let dashEnd = position
      skipSpaces()
      if isAtLineEnd {
        try endLine(afterPlain: false)
        if indent > column { _ = try block(parent: column) } else { try addEmpty(at: dashEnd) }
      } else {
        _ = try block(parent: column)
      }
    } while indent == column && isEntryMark
    guard indent < column || (indent == column && isIndentless) else { throw Unusual() }
    return close(open)
  }

  private mutating func mapping(
    at column: Int, firstKey: NodeRecord
  ) throws(Unusual) -> UInt32 {
    let open = try open(.mapping, at: Int(firstKey.start))
    try addKey(firstKey)
    try entryValue(at: column)
    while indent == column {
      let key = try scalar()
      guard bytes[position] == 0x3A else { throw Unusual() }
      try addKey(key)
      try entryValue(at: column)
    }
    guard indent < column else { throw Unusual() }
    try checkKeys(of: open)
    return close(open)
  }

  /// Reads the value of an entry from its colon on.
  private mutating func entryValue(at column: Int) throws(Unusual) {
    position += 1
    let colonEnd = position
    skipSpaces()
    guard isAtLineEnd else {
      _ = try value(parent: column)
      return
    }
    try endLine(afterPlain: false)
    if indent > column {
      _ = try block(parent: column)
    } else if indent == column, isEntryMark {
      _ = try sequence(at: column, isIndentless: true)
    } else {
      try addEmpty(at: colonEnd)
    }
  }

  /// Reads a value within a line, and goes on to the next text.
  private mutating func value(parent: Int) throws(Unusual) -> UInt32 {
    switch bytes[position] {
    case 0x7C, 0x3E:
      return try blockScalar(parent: parent)
    case 0x5B, 0x7B:
      let node = try flowCollection(parent: parent)
      try endLine(afterPlain: false)
      return node
    default:
      let scalar = try scalar()
      guard bytes[position] != 0x3A else { throw Unusual() }
      let node = try add(scalar)
      try endLine(afterPlain: scalar.style == .plain)
      return node
    }
  }
}
