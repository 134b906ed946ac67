import SystemPackage

/// A regular file of rows, read in pieces that begin and end with rows.
struct RowPieces: Sendable {
  /// The size of the file in bytes.
  let size: Int
  private let file: FileReader.RandomAccess

  /// How many bytes a piece has, more or less.
  private static let pieceSize = 512 * 1024
  /// How many bytes are read beyond a piece at first, for the end of its last row.
  private static let overhang = 8 * 1024
  /// How many bytes are read beyond a piece at most, which is more than a row may have.
  private static let overhangMax = 17 * 1024 * 1024

  /// Opens a file.
  init(_ path: String) throws(FileReader.Failure) {
    file = try FileReader.RandomAccess(path)
    size = Int(file.size)
  }

  /// Returns the first rows of the file, with the header among them; all of it when it is small, and
  /// nothing when no row ends where rows should.
  func head() throws(FileReader.Failure) -> [UInt8] {
    let bytes = try file.read(at: 0, count: min(size, Self.pieceSize / 8))
    guard bytes.count < size else { return bytes }
    return bytes.lastIndex(of: 0x0A).map { Array(bytes[...$0]) } ?? []
  }

  /// The number of pieces from an offset on.
  func count(from start: Int) -> Int { (size - start + Self.pieceSize - 1) / Self.pieceSize }

  /// Returns the bytes of a stretch of the file, wherever its rows begin and end.
  func stretch(_ index: Int, from start: Int) throws(FileReader.Failure) -> [UInt8] {
    let first = start + index * Self.pieceSize
    return try file.read(at: first, count: min(Self.pieceSize, size - first))
  }

  /// Returns bytes and which of them are the piece: the rows that begin in its stretch of the file.
  ///
  /// A row begins after a line feed; one inside a quoted cell is noticed when the pieces are put
  /// together. Where there is none for longer than a row can be, the stretch itself counts.
  func piece(_ index: Int, from start: Int) throws(FileReader.Failure) -> ([UInt8], Range<Int>) {
    // The byte before says whether a row begins with the first byte.
    let first = start + index * Self.pieceSize - 1
    let last = min(first + Self.pieceSize, size)
    var overhang = Self.overhang
    while true {
      let end = min(last + overhang, size)
      let bytes = try file.read(at: first, count: end - first)
      var tail = bytes[min(last - first, bytes.count)...].firstIndex(of: 0x0A)
      if tail == nil, end == size { tail = bytes.count - 1 }
      if tail == nil, overhang >= Self.overhangMax { tail = last - first }
      if let tail {
        let from = bytes.prefix(Self.overhangMax).firstIndex(of: 0x0A) ?? 0
        return (bytes, min(from + 1, tail + 1)..<(tail + 1))
      }
      overhang = min(overhang * 8, Self.overhangMax)
    }
  }
}
