extension MirrorFile {
  /// What separates the names of columns in the list of tables.
  private static let separator = "\u{1F}"

  /// Returns the tables of the state, by name, each compared with its hash.
  public func tables() throws(StoreFailure) -> [StoredTable] {
    var tables: [StoredTable] = []
    for header in try headers() {
      let names = header.columns.map { Self.quoted($0) }.joined(separator: ", ")
      let statement = try SQLiteStatement(
        "SELECT \(names) FROM \(Self.quoted(header.name)) ORDER BY _rowid_", connection)
      var rows: [[String]] = []
      while try statement.step() {
        rows.append(header.columns.indices.map { statement.text($0) })
      }
      let table = StoredTable(name: header.name, columns: header.columns, rows: rows)
      guard table.digest.text == header.hash else { throw damaged("the table `\(table.name)`") }
      tables.append(table)
    }
    return tables
  }

  private func headers() throws(StoreFailure) -> [(name: String, columns: [String], hash: String)] {
    let statement = try SQLiteStatement(
      "SELECT name, columns, hash FROM state_table ORDER BY name", connection)
    var headers: [(name: String, columns: [String], hash: String)] = []
    while try statement.step() {
      let columns = statement.text(1).split(separator: Self.separator).map(String.init)
      headers.append((statement.text(0), columns, statement.text(2)))
    }
    return headers
  }

  /// Writes the rows that differ from the stored ones; others are left alone.
  ///
  /// Belongs into a transaction.
  public func write(_ tables: [StoredTable]) throws(StoreFailure) {
    let stored = try headers()
    for header in stored where !tables.contains(where: { $0.name == header.name }) {
      try connection.run("DROP TABLE \(Self.quoted(header.name))")
      try SQLiteStatement("DELETE FROM state_table WHERE name = ?", connection).run([header.name])
    }
    for table in tables {
      let hash = table.digest.text
      let old = stored.first { $0.name == table.name }
      guard old?.hash != hash else { continue }
      let hasSameColumns =
        old?.columns.elementsEqual(table.columns) { $0.utf8.elementsEqual($1.utf8) } ?? false
      if hasSameColumns, let changes = RowChanges(from: try rows(of: table), to: table.rows) {
        try apply(changes, to: table)
      } else {
        if old != nil { try connection.run("DROP TABLE \(Self.quoted(table.name))") }
        try create(table)
      }
      try SQLiteStatement("INSERT OR REPLACE INTO state_table VALUES (?, ?, ?)", connection)
        .run([table.name, table.columns.joined(separator: Self.separator), hash])
    }
  }

  /// The stored rows of a table, in their order.
  private func rows(of table: StoredTable) throws(StoreFailure) -> [RowChanges.Stored] {
    let names = table.columns.map { Self.quoted($0) }.joined(separator: ", ")
    let statement = try SQLiteStatement(
      "SELECT _rowid_, \(names) FROM \(Self.quoted(table.name)) ORDER BY _rowid_", connection)
    var rows: [RowChanges.Stored] = []
    while try statement.step() {
      rows.append(
        .init(
          number: statement.number(0),
          cells: table.columns.indices.map { statement.text($0 + 1) }))
    }
    return rows
  }

  private func create(_ table: StoredTable) throws(StoreFailure) {
    let columns = table.columns.map { "\(Self.quoted($0)) TEXT NOT NULL" }
    try connection.run(
      "CREATE TABLE \(Self.quoted(table.name)) (\(columns.joined(separator: ", ")))")
    let rows = table.rows.enumerated().map { index, cells in
      RowChanges.Stored(number: Int64(index + 1) * RowChanges.gap, cells: cells)
    }
    try insert(rows, into: table)
  }

  private func apply(_ changes: RowChanges, to table: StoredTable) throws(StoreFailure) {
    let delete = try SQLiteStatement(
      "DELETE FROM \(Self.quoted(table.name)) WHERE _rowid_ = ?", connection)
    for number in changes.removed { try delete.run([String(number)]) }
    try insert(changes.added, into: table)
  }

  private func insert(
    _ rows: [RowChanges.Stored], into table: StoredTable
  ) throws(StoreFailure) {
    let names = table.columns.map { ", \(Self.quoted($0))" }.joined()
    let marks = table.columns.map { _ in ", ?" }.joined()
    let insert = try SQLiteStatement(
      "INSERT INTO \(Self.quoted(table.name)) (_rowid_\(names)) VALUES (?\(marks))", connection)
    for row in rows { try insert.run([String(row.number)] + row.cells) }
  }

  /// Returns a name as SQL takes it.
  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
