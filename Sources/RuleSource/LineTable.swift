/// A place in a file as shown to people: 1-based, columns counted in Unicode scalars.
public struct Position: Hashable, Comparable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in Unicode scalars.
  public let column: Int

  /// Creates a position from a line and a column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders positions as they come in the file.
  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// The offsets at which the lines of a file begin; LF, CRLF and CR end a line.
public struct LineTable: Sendable {
  private let starts: [Int]
  private let byteCount: Int

  /// Finds the lines of a file.
  init(_ bytes: [UInt8]) {
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      if byte == 0x0A || byte == 0x0D { starts.append(index) }
    }
    self.starts = starts
    byteCount = bytes.count
  }

  /// The number of lines; a file that ends with a line break has an empty last line.
  public var count: Int { starts.count }

  /// Returns the line (1-based) that contains a byte offset.
  public func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }

  /// Returns the offset at which a line (1-based) begins.
  public func start(ofLine line: Int) -> Int { starts[min(max(line, 1), starts.count) - 1] }

  /// Returns line and column of a byte offset; `bytes` is the content of the same file.
  func position(of offset: Int, in bytes: [UInt8]) -> Position {
    let clamped = min(max(offset, 0), byteCount)
    let line = line(of: clamped)
    let scalars = bytes[starts[line - 1]..<clamped].count { $0 & 0xC0 != 0x80 }
    return Position(line: line, column: scalars + 1)
  }

  /// Returns the byte range of a line (1-based) without its line break.
  public func range(ofLine line: Int, in bytes: [UInt8]) -> Range<Int> {
    let start = start(ofLine: line)
    var end = line < starts.count ? starts[line] : byteCount
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }
}
