import Synchronization

/// The bytes of one file under the name that reports show, without a byte order mark.
public struct SourceFile: Sendable {
  /// The identifier of the file in its source map.
  public let id: FileID
  /// The path as shown to people: relative to the workspace, with `/`.
  public let path: String
  /// The content; offsets of spans count these bytes.
  public let bytes: [UInt8]
  private let lineCache: LineCache

  /// Where the lines begin; found when it is first asked for, since most files have no findings.
  public var lines: LineTable { lineCache.table(of: bytes) }

  /// Creates a file; `bytes` is the content as read.
  public init(id: FileID, path: String, bytes: [UInt8]) {
    self.id = id
    self.path = path
    self.bytes = bytes
    lineCache = LineCache()
  }

  /// Returns the text that a span covers; bytes that are not UTF-8 appear as U+FFFD.
  public func text(of span: Span) -> String {
    precondition(span.file == id, "the span belongs to another file")
    let end = min(span.end, bytes.count)
    return String(decoding: bytes[min(span.start, end)..<end], as: UTF8.self)
  }

  /// Returns the text of a line (1-based) without its line break.
  public func text(ofLine line: Int) -> String {
    String(decoding: bytes[lines.range(ofLine: line, in: bytes)], as: UTF8.self)
  }

  /// Returns line and column of a byte offset, for people.
  public func position(of offset: Int) -> Position { lines.position(of: offset, in: bytes) }

  /// A span that covers the whole file.
  public var wholeSpan: Span { Span(file: id, start: 0, end: bytes.count) }
}

/// The lines of a file once somebody has asked for them.
///
/// A class, so that all copies of a file share the answer.
private final class LineCache: Sendable {
  private let table = Mutex<LineTable?>(nil)

  func table(of bytes: [UInt8]) -> LineTable {
    table.withLock { known in
      if let known { return known }
      let found = LineTable(bytes)
      known = found
      return found
    }
  }
}

/// The files of one invocation.
public struct SourceMap: Sendable {
  /// The files, in the order of their identifiers.
  public private(set) var files: [SourceFile] = []

  /// Creates an empty source map.
  public init() {}

  /// Adds a file and returns its identifier.
  @discardableResult
  public mutating func add(path: String, bytes: [UInt8]) -> FileID {
    let id = FileID(UInt32(files.count))
    files.append(SourceFile(id: id, path: path, bytes: bytes))
    return id
  }

  /// Adds a file that was made elsewhere; its identifier must be the next one.
  public mutating func add(_ file: SourceFile) {
    precondition(Int(file.id.rawValue) == files.count, "file identifiers are dense")
    files.append(file)
  }

  /// Returns the file with an identifier.
  public subscript(id: FileID) -> SourceFile { files[Int(id.rawValue)] }
}
