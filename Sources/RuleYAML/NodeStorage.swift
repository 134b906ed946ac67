import RuleSource

/// One node in the flat list of a file's nodes.
struct NodeRecord {
  /// What else is known about a node.
  struct Flags: OptionSet {
    let rawValue: UInt8
    /// The text of the scalar is in the table of texts, because the file has it otherwise.
    static let ownedText = Flags(rawValue: 1)
    /// Parts of the collection could not be read.
    static let truncated = Flags(rawValue: 2)
    /// The collection is written in brackets.
    static let flow = Flags(rawValue: 4)
  }

  /// The offset of the first byte of the node's own text.
  var start: UInt32
  /// The offset after the last byte of the node's own text.
  var end: UInt32
  /// Where the text of a scalar begins, or the children of a collection.
  var first: UInt32 = 0
  /// The bytes of the text of a scalar, or the number of children.
  var count: UInt32 = 0
  /// The position in the table of properties, or `noProperties`.
  var properties = noProperties
  var kind: YAMLNode.Kind
  var style: ScalarStyle = .plain
  var flags: Flags = []

  static let noProperties = UInt32.max

  /// The range of the node's own text.
  var range: Range<Int> { Int(start)..<Int(end) }
}

/// The anchor and tag of a node.
///
/// A class, because nearly no node has any, and then it costs nothing to hand it on.
final class NodeProperties: Sendable {
  let anchor: String?
  let tag: String?

  init(anchor: String?, tag: String?) {
    self.anchor = anchor
    self.tag = tag
  }
}

/// The nodes of a file in flat tables, in the order in which they begin.
struct NodeTables {
  var records: [NodeRecord] = []
  /// The children of each collection in a row; keys and values alternate.
  var children: [UInt32] = []
  /// The texts that are not in the file byte for byte.
  var texts: [UInt8] = []
  var properties: [NodeProperties] = []
}

/// The tables of a finished tree.
///
/// A class, so that a node is a reference and an index, whose copy costs one count.
final class NodeStorage: Sendable {
  let file: FileID
  let source: [UInt8]
  let records: [NodeRecord]
  private let childTable: [UInt32]
  private let texts: [UInt8]
  private let propertyTable: [NodeProperties]

  init(_ file: SourceFile, _ tables: NodeTables) {
    self.file = file.id
    source = file.bytes
    records = tables.records
    childTable = tables.children
    texts = tables.texts
    propertyTable = tables.properties
  }

  /// Returns the node at a position of the table of children.
  func child(_ position: Int) -> UInt32 { childTable[position] }

  /// Adds everything but places to a fingerprint.
  func mix(into digest: inout Digest) {
    for record in records {
      let form = UInt64(record.kind.rawValue) << 16 | UInt64(record.style.rawValue) << 8
      digest.mix(form | UInt64(record.flags.subtracting(.ownedText).rawValue))
      digest.mix(UInt64(record.count))
      if record.kind == .scalar {
        digest.mix(utf8(of: record).span)
      } else {
        for position in 0..<Int(record.count) {
          digest.mix(UInt64(child(Int(record.first) + position)))
        }
      }
      if let properties = properties(of: record) {
        digest.mix("\(properties.anchor ?? "") \(properties.tag ?? "")")
      }
    }
  }

  /// Whether a node is a scalar whose value has exactly some bytes; counts no references.
  func hasText(_ record: NodeRecord, _ wanted: borrowing Swift.Span<UInt8>) -> Bool {
    guard record.kind == .scalar, wanted.count == Int(record.count) else { return false }
    let first = Int(record.first)
    if record.flags.contains(.ownedText) {
      for index in wanted.indices where texts[first + index] != wanted[index] { return false }
    } else {
      for index in wanted.indices where source[first + index] != wanted[index] { return false }
    }
    return true
  }

  /// Returns the position of the first entry of a mapping whose key has exactly some bytes.
  func position(ofKey wanted: borrowing Swift.Span<UInt8>, in mapping: NodeRecord) -> Int? {
    guard mapping.kind == .mapping else { return nil }
    let first = Int(mapping.first)
    for position in 0..<Int(mapping.count) / 2
    where hasText(records[Int(child(first + 2 * position))], wanted) {
      return position
    }
    return nil
  }

  /// Returns the position of the first of some words that is exactly the value of a scalar.
  func position(of record: NodeRecord, among words: YAMLWords) -> Int? {
    guard record.kind == .scalar else { return nil }
    let first = Int(record.first)
    let range = first..<first + Int(record.count)
    return record.flags.contains(.ownedText)
      ? words.position(of: range, in: texts) : words.position(of: range, in: source)
  }

  /// Returns the first byte of the value of a scalar.
  func firstByte(of record: NodeRecord) -> UInt8? {
    guard record.kind == .scalar, record.count > 0 else { return nil }
    let first = Int(record.first)
    return record.flags.contains(.ownedText) ? texts[first] : source[first]
  }

  /// Returns the value of a scalar, "" for collections.
  func text(of record: NodeRecord) -> String {
    guard record.kind == .scalar else { return "" }
    let range = Int(record.first)..<Int(record.first) + Int(record.count)
    // Two calls, because the choice between two arrays would count a reference.
    return record.flags.contains(.ownedText)
      ? Self.text(range, of: texts) : Self.text(range, of: source)
  }

  /// Returns a part of some bytes as text, without a slice, which would count a reference.
  @inline(__always)
  private static func text(_ range: Range<Int>, of bytes: [UInt8]) -> String {
    unsafe bytes.withUnsafeBufferPointer { all in
      unsafe String(decoding: UnsafeBufferPointer(rebasing: all[range]), as: UTF8.self)
    }
  }

  func utf8(of record: NodeRecord) -> ArraySlice<UInt8> {
    guard record.kind == .scalar else { return [] }
    let range = Int(record.first)..<Int(record.first) + Int(record.count)
    return record.flags.contains(.ownedText) ? texts[range] : source[range]
  }

  func properties(of record: NodeRecord) -> NodeProperties? {
    record.properties == NodeRecord.noProperties ? nil : propertyTable[Int(record.properties)]
  }
}
