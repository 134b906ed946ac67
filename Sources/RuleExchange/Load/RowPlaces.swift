/// Where a row stands, for findings that can only be made when all files are there.
struct RowPlace {
  /// The columns of up to three cells that refer to something, from 1; 0 for none.
  typealias Columns = (UInt16, UInt16, UInt16)

  /// The position of the file in the order of loading.
  let file: UInt16
  /// The line at which the row begins.
  var line: UInt32
  /// The columns of the cells.
  let columns: Columns
}

/// Where many rows stand.
///
/// They nearly always follow each other line by line, so that file and line are kept for the first
/// row of each run of them.
struct RowPlaces: Sendable {
  private struct Run: Sendable {
    let firstRow: Int
    let file: Int
    let line: Int
  }

  private var runs: [Run] = []
  private var columns: [RowPlace.Columns] = []

  /// Makes room for so many rows more.
  mutating func makeRoom(for count: Int) { columns.reserveCapacity(columns.count + count) }

  /// Adds a row.
  mutating func append(_ place: RowPlace) {
    append([place.columns], ChunkOrigin(file: Int(place.file), line: Int(place.line)))
  }

  /// Adds rows that stand on lines one after the other, of which the first has an origin.
  mutating func append(_ rows: [RowPlace.Columns], _ origin: ChunkOrigin) {
    let follows = runs.last.map { run in
      run.file == origin.file && run.line + columns.count - run.firstRow == origin.line
    }
    if follows != true {
      runs.append(Run(firstRow: columns.count, file: origin.file, line: origin.line))
    }
    columns += rows
  }

  /// The place of a row.
  subscript(row: Int) -> RowPlace {
    var (low, high) = (0, runs.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if runs[middle].firstRow <= row { low = middle } else { high = middle - 1 }
    }
    return RowPlace(
      file: UInt16(clamping: runs[low].file),
      line: UInt32(clamping: runs[low].line + row - runs[low].firstRow), columns: columns[row])
  }
}
