public import RuleSource

/// How a scalar is written.
public enum ScalarStyle: UInt8, Sendable {
  /// Without quotes.
  case plain
  /// In `'`.
  case singleQuoted
  /// In `"`.
  case doubleQuoted
  /// As a block after `|`.
  case literal
  /// As a block after `>`.
  case folded
}

/// A node of a YAML tree; a handle that is cheap to copy.
public struct YAMLNode: Sendable {
  /// The three shapes of a node.
  public enum Kind: UInt8, Sendable {
    /// A text.
    case scalar
    /// A list.
    case sequence
    /// A list of entries with keys.
    case mapping
  }

  let storage: NodeStorage
  let index: UInt32

  private var record: NodeRecord { storage.records[Int(index)] }

  /// The shape of the node.
  public var kind: Kind { record.kind }

  /// The node's own text in the file, without its anchor and tag.
  ///
  /// Quotes, brackets and the indicator of a block scalar belong to it; the line break after a
  /// block, and blank lines and comments after its last line, do not. What an alias stands for
  /// has the place of the anchor.
  public var span: Span {
    Span(file: storage.file, start: Int(record.start), end: Int(record.end))
  }

  /// The value of a scalar, "" for collections.
  public var text: String { storage.text(of: record) }

  /// Returns whether this is a scalar whose value has exactly the bytes of a text.
  public func hasText(_ text: String) -> Bool {
    storage.hasText(record, text.utf8.span)
  }

  /// Returns the position of the first of some words whose bytes are exactly the value of this
  /// scalar; nil for other values and for collections.
  public func position(among words: YAMLWords) -> Int? {
    storage.position(of: record, among: words)
  }

  /// The first byte of the value of a scalar; nil for the empty text and for collections.
  public var firstByte: UInt8? { storage.firstByte(of: record) }

  /// How a scalar is written; `plain` for collections.
  public var style: ScalarStyle { record.style }

  /// Whether a collection is written in brackets.
  public var isFlow: Bool { record.flags.contains(.flow) }

  /// Whether parts of a collection could not be read, so that something may seem to be missing.
  public var isTruncated: Bool { record.flags.contains(.truncated) }

  /// The place of a scalar's content: without quotes, and without the header of a block.
  public var contentSpan: Span {
    let range = ScalarSource(self.record, in: storage).content
    return Span(file: storage.file, start: range.lowerBound, end: range.upperBound)
  }

  /// Returns the byte offset in the file at which a UTF-8 offset of `text` is written.
  ///
  /// Within an escape sequence or a fold, the place where that begins.
  public func sourceOffset(ofTextOffset offset: Int) -> Int {
    let record = self.record
    // Where most texts begin is known without looking at them.
    let isPlain = record.style == .plain && !record.flags.contains(.ownedText)
    if offset == 0, record.kind == .scalar, isPlain { return Int(record.first) }
    return ScalarSource(record, in: storage).sourceOffset(ofTextOffset: offset)
  }

  /// Returns the place in the file at which a range of UTF-8 offsets of `text` is written.
  public func sourceSpan(ofTextRange range: Range<Int>) -> Span {
    let source = ScalarSource(record, in: storage)
    let start = source.sourceOffset(ofTextOffset: range.lowerBound)
    let end = source.sourceOffset(ofTextOffset: range.upperBound)
    return Span(file: storage.file, start: start, end: max(start, end))
  }

  /// The tag as the parser resolved it, such as `tag:yaml.org,2002:str`, if one is written.
  public var tag: String? { storage.properties(of: record)?.tag }

  /// The name of the anchor, if one is written.
  public var anchor: String? { storage.properties(of: record)?.anchor }

  /// The entries of a mapping in file order; of several with equal keys only the first.
  public var entries: YAMLEntries { YAMLEntries(storage: storage, collection: record) }

  /// The items of a sequence in file order.
  public var items: YAMLItems { YAMLItems(storage: storage, collection: record) }

  /// Whether this is a plain scalar that stands for null: nothing, `~`, `null`, `Null`, `NULL`.
  public var isNull: Bool {
    let record = self.record
    guard record.kind == .scalar, record.style == .plain, record.count <= 4 else { return false }
    return record.count == 0 || storage.position(of: record, among: Self.nulls) != nil
  }

  private static let nulls = YAMLWords(["~", "null", "Null", "NULL"])

  /// Returns the entry of a mapping whose key has exactly the bytes of a text.
  public subscript(key: String) -> YAMLEntry? {
    let entries = self.entries
    // Compared in the table, so that no reference is counted for each key.
    return storage.position(ofKey: key.utf8.span, in: record).map { entries[$0] }
  }
}

/// The items of a sequence; a view without a copy.
public struct YAMLItems: RandomAccessCollection, Sendable {
  private let storage: NodeStorage
  private let first: Int
  /// The number of items.
  public let endIndex: Int
  /// Zero.
  public var startIndex: Int { 0 }

  init(storage: NodeStorage, collection: NodeRecord) {
    self.storage = storage
    first = Int(collection.first)
    endIndex = collection.kind == .sequence ? Int(collection.count) : 0
  }

  /// Returns the item at a position.
  public subscript(position: Int) -> YAMLNode {
    precondition(position >= 0 && position < endIndex, "a position lies within the sequence")
    return YAMLNode(storage: storage, index: storage.child(first + position))
  }
}

/// The entries of a mapping; a view without a copy.
public struct YAMLEntries: RandomAccessCollection, Sendable {
  private let storage: NodeStorage
  private let first: Int
  /// The number of entries.
  public let endIndex: Int
  /// Zero.
  public var startIndex: Int { 0 }

  init(storage: NodeStorage, collection: NodeRecord) {
    self.storage = storage
    first = Int(collection.first)
    endIndex = collection.kind == .mapping ? Int(collection.count) / 2 : 0
  }

  /// Returns the entry at a position.
  public subscript(position: Int) -> YAMLEntry {
    precondition(position >= 0 && position < endIndex, "a position lies within the mapping")
    let key = first + 2 * position
    return YAMLEntry(
      storage: storage, keyIndex: storage.child(key), valueIndex: storage.child(key + 1))
  }
}

/// A key of a mapping with its value.
public struct YAMLEntry: Sendable {
  let storage: NodeStorage
  let keyIndex: UInt32
  let valueIndex: UInt32

  /// The key, always a scalar.
  public var key: YAMLNode { YAMLNode(storage: storage, index: keyIndex) }
  /// The value; a plain empty scalar when nothing is written.
  public var value: YAMLNode { YAMLNode(storage: storage, index: valueIndex) }
}

extension YAMLNode {
  /// The node as an entry that has it for both key and value.
  public var asEntry: YAMLEntry {
    YAMLEntry(storage: storage, keyIndex: index, valueIndex: index)
  }
}
