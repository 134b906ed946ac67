/// A table of a state as it is stored: names of columns, and rows of texts.
public struct StoredTable: Sendable, Hashable {
  /// The name, such as `campaign_member`.
  public let name: String
  /// The names of the columns.
  public let columns: [String]
  /// The rows, in the order in which they are written out.
  public let rows: [[String]]

  /// Creates a table.
  public init(name: String, columns: [String], rows: [[String]]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// The hash of names and rows.
  var digest: Digest {
    var digest = Digest()
    for column in columns { digest.add(column) }
    for row in rows {
      digest.add("")
      for cell in row { digest.add(cell) }
    }
    return digest
  }
}

/// How far a mirror has come.
public struct StoredPosition: Sendable, Hashable {
  /// The instant up to which the state has been advanced, included; as text.
  public var at: String
  /// The number of trace records of all updates.
  public var traceRecords: Int
  /// The number of sync cycles of all updates.
  public var cycles: Int

  /// Creates a position.
  public init(at: String, traceRecords: Int = 0, cycles: Int = 0) {
    self.at = at
    self.traceRecords = traceRecords
    self.cycles = cycles
  }
}

/// An entry of a mirror's own log: that it was made, or advanced.
public struct StoredUpdate: Sendable, Hashable {
  /// The number, from 1.
  public let number: Int
  /// The position afterwards.
  public let position: StoredPosition
  /// What it was made of, such as the names of files.
  public let source: String
  /// The number of events that were carried out.
  public let events: Int

  /// Creates an entry.
  public init(number: Int, position: StoredPosition, source: String, events: Int) {
    self.number = number
    self.position = position
    self.source = source
    self.events = events
  }
}
