extension MirrorFile {
  /// The log of the mirror itself, oldest first, compared with its hashes.
  public func updates() throws(StoreFailure) -> [StoredUpdate] {
    let statement = try SQLiteStatement(
      """
      SELECT number, at, trace_records, cycles, source, events, hash FROM mirror_update
      ORDER BY number
      """, connection)
    var updates: [StoredUpdate] = []
    var previous = ""
    while try statement.step() {
      let update = StoredUpdate(
        number: Int(statement.number(0)),
        position: StoredPosition(
          at: statement.text(1), traceRecords: Int(statement.number(2)),
          cycles: Int(statement.number(3))),
        source: statement.text(4), events: Int(statement.number(5)))
      let hash = Self.hash(update, after: previous)
      guard hash == statement.text(6), update.number == updates.count + 1 else {
        throw damaged("entry \(updates.count + 1) of the log of updates")
      }
      previous = hash
      updates.append(update)
    }
    guard !updates.isEmpty else { throw damaged("the log of updates") }
    return updates
  }

  /// Adds an entry to the log of the mirror.
  ///
  /// Belongs into a transaction.
  public func append(_ update: StoredUpdate) throws(StoreFailure) {
    let last = try connection.text("SELECT hash FROM mirror_update ORDER BY number DESC LIMIT 1")
    let hash = Self.hash(update, after: last ?? "")
    try SQLiteStatement("INSERT INTO mirror_update VALUES (?, ?, ?, ?, ?, ?, ?)", connection)
      .run(Self.cells(update) + [hash])
  }

  /// Adds entries to the activity log.
  ///
  /// Each row has the columns of Marketo's extract; the first one becomes the number of the entry in
  /// this log. Belongs into a transaction.
  public func append(activities rows: [[String]]) throws(StoreFailure) {
    var sequence = try connection.number("SELECT coalesce(max(sequence), 0) FROM activity")
    var hash =
      try connection.text("SELECT hash FROM activity ORDER BY sequence DESC LIMIT 1") ?? ""
    let marks = (0..<Self.activityColumns.count + 2).map { _ in "?" }.joined(separator: ", ")
    let insert = try SQLiteStatement("INSERT INTO activity VALUES (\(marks))", connection)
    for row in rows {
      sequence += 1
      let cells = [String(sequence), String(sequence)] + row.dropFirst()
      hash = Self.hash(cells, after: hash)
      try insert.run(cells + [hash])
    }
  }

  /// Returns the activity log, oldest first, compared with its hashes.
  public func activities() throws(StoreFailure) -> StoredTable {
    let names = Self.activityColumns.map { "\"\($0)\"" }.joined(separator: ", ")
    let statement = try SQLiteStatement(
      "SELECT sequence, \(names), hash FROM activity ORDER BY sequence", connection)
    var rows: [[String]] = []
    var previous = ""
    while try statement.step() {
      let cells = (0...Self.activityColumns.count).map { statement.text($0) }
      let hash = Self.hash(cells, after: previous)
      guard hash == statement.text(Self.activityColumns.count + 1) else {
        throw damaged("entry \(rows.count + 1) of the activity log")
      }
      previous = hash
      rows.append(Array(cells.dropFirst()))
    }
    return StoredTable(name: "activities", columns: Self.activityColumns, rows: rows)
  }

  private static func cells(_ update: StoredUpdate) -> [String] {
    [
      String(update.number), update.position.at, String(update.position.traceRecords),
      String(update.position.cycles), update.source, String(update.events),
    ]
  }

  private static func hash(_ update: StoredUpdate, after previous: String) -> String {
    hash(cells(update), after: previous)
  }

  private static func hash(_ cells: [String], after previous: String) -> String {
    var digest = Digest(after: previous)
    for cell in cells { digest.add(cell) }
    return digest.text
  }
}
