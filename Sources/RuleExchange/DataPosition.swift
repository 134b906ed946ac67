/// A place in a file of data: line and column count from 1, columns in Unicode scalars.
public struct DataPosition: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int
  /// The offset in bytes from the start of the file, a byte order mark included.
  public var offset: Int

  /// Creates a place.
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  /// Orders places as they come in the file.
  public static func < (left: DataPosition, right: DataPosition) -> Bool {
    left.offset < right.offset
  }
}
