public import RuleSource

/// What one file says: its documents, and what else a formatter must keep.
public struct YAMLTree: Sendable {
  /// The file that was read.
  public let file: FileID
  /// The roots of the documents that are not empty, in file order.
  public var documents: [YAMLNode]
  /// The comments, in file order.
  public let comments: [YAMLComment]
  /// The places that refer to a node elsewhere, in file order.
  public let aliases: [YAMLAlias]

  /// Creates a tree without documents, as for a file that could not be read.
  public init(file: FileID) {
    self.init(file: file, documents: [], comments: [], aliases: [])
  }

  init(file: FileID, documents: [YAMLNode], comments: [YAMLComment], aliases: [YAMLAlias]) {
    self.file = file
    self.documents = documents
    self.comments = comments
    self.aliases = aliases
  }
}

/// A comment of a file.
public struct YAMLComment: Sendable, Hashable {
  /// The text from `#` to the end of the line.
  public let span: Span
  /// Whether nothing but blanks comes before it on its line; otherwise it trails something.
  public let isOnOwnLine: Bool

  /// The line that the comment is about: its own, or the first one below that is no comment.
  public func subjectLine(in file: SourceFile) -> Int {
    var line = file.lines.line(of: span.start)
    guard isOnOwnLine else { return line }
    repeat {
      line += 1
    } while line <= file.lines.count
      && file.bytes[file.lines.range(ofLine: line, in: file.bytes)]
        .first { $0 != 0x20 } == UInt8(ascii: "#")
    return line
  }
}

/// A place that refers to a node with an anchor, such as `*defaults`.
public struct YAMLAlias: Sendable {
  /// The text of the reference, with its `*`.
  public let span: Span
  /// The name of the anchor.
  public let name: String
  /// The node that it stands for.
  public let node: YAMLNode
}
