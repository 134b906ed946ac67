import SyncState

/// Reads pieces of one file, each by itself and on any thread; ``StateLoader`` puts them together
/// in the order of the file.
public struct ChunkDecoder: Sendable {
  let sink: StateLoader.Sink
  let form: RowGrid.Form
  let cells: CellReader
  let demand: ColumnDemand

  /// Reads a range of bytes that begins with a row and ends with a line break; a few bytes more
  /// than the range spare a copy.
  public func decode(_ bytes: [UInt8], _ range: Range<Int>) -> DecodedChunk {
    guard let grid = RowGrid(bytes, range, form) else { return DecodedChunk(bytes[range]) }
    let cells = ChunkCells(grid, cells)
    guard let rows = rows(cells) else { return DecodedChunk(bytes[range]) }
    return DecodedChunk(rows, rowCount: cells.count, byteCount: range.count)
  }

  private func rows(_ cells: ChunkCells) -> DecodedChunk.Rows? {
    switch sink {
    case .people(let mapping): PeopleChunk(cells, mapping, demand).map { .people($0, mapping) }
    case .records(let mapping): RecordChunk(cells, mapping, demand).map { .records($0, mapping) }
    case .campaignMembers(let mapping):
      CampaignMemberChunk(cells, mapping, demand).map { .campaignMembers($0) }
    case .programMembers(let mapping):
      ProgramMemberChunk(cells, mapping).map { .programMembers($0) }
    case .unrecognised, .ignored, .campaigns, .statuses, .lists, .history, .shadow: nil
    }
  }
}

/// A piece of a file: its rows, or its bytes where they are to be read row by row.
public struct DecodedChunk: Sendable {
  /// Rows of a shape.
  enum Rows: Sendable {
    case people(PeopleChunk, PeopleStage.Mapping)
    case records(RecordChunk, RecordStage.Mapping)
    case campaignMembers(CampaignMemberChunk)
    case programMembers(ProgramMemberChunk)
  }

  let rows: Rows?
  /// The bytes when there are no rows.
  let bytes: [UInt8]
  let rowCount: Int
  /// The number of bytes of the piece.
  public let byteCount: Int

  /// Whether the piece was read as a whole, and not left to be read row by row.
  package var isWhole: Bool { rows != nil }

  /// A piece that is to be read row by row.
  public init(_ bytes: ArraySlice<UInt8>) {
    rows = nil
    self.bytes = Array(bytes)
    rowCount = 0
    byteCount = bytes.count
  }

  init(_ rows: Rows, rowCount: Int, byteCount: Int) {
    self.rows = rows
    bytes = []
    self.rowCount = rowCount
    self.byteCount = byteCount
  }
}
