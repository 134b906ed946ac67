import SyncState

/// Reads pieces of one file, each by itself and on any thread; a ``ChunkedReader`` puts them
/// together in the order of the file.
public struct ChunkDecoder: Sendable {
  private let form: RowGrid.Form
  private let cells: CellReader
  private let read: @Sendable (ChunkCells) -> DecodedChunk.Rows?

  /// Reads rows of a form; `read` makes something of all rows of a piece, or nothing when one of
  /// them is out of the ordinary.
  init(
    _ form: RowGrid.Form, _ cells: CellReader,
    read: @escaping @Sendable (ChunkCells) -> DecodedChunk.Rows?
  ) {
    self.form = form
    self.cells = cells
    self.read = read
  }

  /// Reads a range of bytes that begins with a row and ends with a line break; a few bytes more
  /// than the range spare a copy.
  public func decode(_ bytes: [UInt8], _ range: Range<Int>) -> DecodedChunk {
    guard let grid = RowGrid(bytes, range, form) else { return DecodedChunk(bytes[range]) }
    let cells = ChunkCells(grid, cells)
    guard let rows = read(cells) else { return DecodedChunk(bytes[range]) }
    return DecodedChunk(bytes[range], rows, rowCount: cells.count)
  }
}

/// A piece of a file, with its rows when they could be read as a whole.
public struct DecodedChunk: Sendable {
  /// Rows of a shape.
  enum Rows: Sendable {
    case people(PeopleChunk, PeopleStage.Mapping)
    case records(RecordChunk, RecordStage.Mapping)
    case campaignMembers(CampaignMemberChunk)
    case programMembers(ProgramMemberChunk)
    case activities(ActivityChunk)
  }

  let rows: Rows?
  /// The bytes, which are read row by row where there are no rows, or where the piece turns out to
  /// begin inside a cell.
  let bytes: ArraySlice<UInt8>
  let rowCount: Int
  /// The number of bytes of the piece.
  public var byteCount: Int { bytes.count }

  /// Whether the piece was read as a whole, and not left to be read row by row.
  package var isWhole: Bool { rows != nil }

  /// A piece that is to be read row by row.
  public init(_ bytes: ArraySlice<UInt8>) {
    self.init(bytes, nil, rowCount: 0)
  }

  init(_ bytes: ArraySlice<UInt8>, _ rows: Rows?, rowCount: Int) {
    self.bytes = bytes
    self.rows = rows
    self.rowCount = rowCount
  }
}

/// Something that reads files whose pieces can be decoded side by side.
public protocol ChunkedReader: Sendable {
  /// Whether an error has ended the reading, so that further files need not be read.
  var isStopped: Bool { get }
  /// Whether more bytes of the present file are of use.
  var isReading: Bool { get }
  /// Reads pieces of the present file; nil when they cannot be read by themselves.
  var chunkDecoder: ChunkDecoder? { get }
  /// Begins a file whose bytes come in pieces; `file` is the name in reports, `byteCount` the size of
  /// the file.
  mutating func begin(file: String, byteCount: Int)
  /// Gives the next bytes of the file.
  mutating func append(_ bytes: [UInt8])
  /// Gives the next bytes of the file, read before by its ``chunkDecoder``.
  mutating func append(_ chunk: DecodedChunk)
  /// Ends the file.
  mutating func end()
}
