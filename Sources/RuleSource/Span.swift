/// Identifies one source file within a ``SourceMap``; dense, in the order of addition.
public struct FileID: Hashable, Comparable, Sendable {
  /// The position of the file in its source map.
  public let rawValue: UInt32

  /// Creates the identifier of the file at a position of its source map.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// Orders identifiers by position.
  public static func < (left: FileID, right: FileID) -> Bool { left.rawValue < right.rawValue }
}

/// A half-open range of UTF-8 byte offsets within one file of less than 4 GB.
///
/// Twelve bytes, because everything that is read from a file has one.
public struct Span: Hashable, Sendable {
  /// The file that the range lies in.
  public let file: FileID
  @usableFromInline let lower: UInt32
  @usableFromInline let upper: UInt32

  /// Creates a range of bytes of a file.
  @inlinable
  public init(file: FileID, start: Int, end: Int) {
    precondition(
      start >= 0 && start <= end && end <= UInt32.max, "a span is a half-open range of offsets")
    self.file = file
    lower = UInt32(truncatingIfNeeded: start)
    upper = UInt32(truncatingIfNeeded: end)
  }

  /// The offset of the first byte.
  @inlinable public var start: Int { Int(lower) }

  /// The offset after the last byte; never below `start`.
  @inlinable public var end: Int { Int(upper) }

  /// The number of bytes that the span covers.
  @inlinable public var count: Int { end - start }

  /// Returns the smallest span that covers this one and another of the same file.
  public func union(_ other: Span) -> Span {
    precondition(file == other.file, "spans of two files have no union")
    return Span(file: file, start: min(start, other.start), end: max(end, other.end))
  }
}

extension Span: Comparable {
  /// Orders spans by file, then start, then end.
  public static func < (left: Span, right: Span) -> Bool {
    (left.file, left.start, left.end) < (right.file, right.start, right.end)
  }
}
