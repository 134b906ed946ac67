import SystemPackage

/// A regular file of rows, read in pieces that begin and end with rows.
struct RowPieces: Sendable {
  /// The size of the file in bytes.
  let size: Int
  private let path: String
  private let file: FileReader.RandomAccess

  /// How many bytes a piece has, more or less.
  private static let pieceSize = 512 * 1024
  /// How many bytes are read beyond a piece at first, for the end of its last row.
  private static let overhang = 8 * 1024

  /// Opens a file.
  init(_ path: String) throws(FileReader.Failure) {
    self.path = path
    file = try FileReader.RandomAccess(path)
    size = Int(file.size)
  }

  /// Returns the first rows of the file, with the header among them; all of it when it is small, or
  /// when no row ends where rows should.
  func head() throws(FileReader.Failure) -> (bytes: [UInt8], isAll: Bool) {
    let bytes = try file.read(at: 0, count: min(size, Self.pieceSize / 8))
    guard bytes.count < size else { return (bytes, true) }
    guard let end = bytes.lastIndex(of: 0x0A) else {
      return (try file.read(at: 0, count: size), true)
    }
    return (Array(bytes[...end]), false)
  }

  /// The number of pieces from an offset on.
  func count(from start: Int) -> Int { (size - start + Self.pieceSize - 1) / Self.pieceSize }

  /// Returns bytes and which of them are the piece: the rows that begin in its stretch of the file.
  ///
  /// A row begins after a line feed; one inside a quoted cell is noticed when the pieces are put
  /// together.
  func piece(_ index: Int, from start: Int) throws(FileReader.Failure) -> ([UInt8], Range<Int>) {
    // The byte before says whether a row begins with the first byte.
    let first = start + index * Self.pieceSize - 1
    let last = min(first + Self.pieceSize, size)
    var overhang = Self.overhang
    while true {
      let end = min(last + overhang, size)
      let bytes = try file.read(at: first, count: end - first)
      let tail = bytes[min(last - first, bytes.count)...].firstIndex(of: 0x0A)
      if let tail = tail ?? (end == size ? bytes.count - 1 : nil) {
        let from = (bytes.firstIndex(of: 0x0A) ?? tail) + 1
        return (bytes, min(from, tail + 1)..<(tail + 1))
      }
      overhang *= 8
    }
  }
}
