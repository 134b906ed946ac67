/// The mirror on disk: one SQLite file with the tables of a state, the activity log and a log of
/// updates.
///
/// Every change is one immediate transaction with full synchronisation, so that a committed one
/// survives the end of the process at any instant. SQLite has no checksums; each table has a hash
/// and each log entry the hash of all entries so far, and both are compared when they are read.
public final class MirrorFile {
  // A class because the file is closed when its owner goes away.
  /// What marks a SQLite file as a mirror: `rulc`.
  static let applicationID: Int64 = 0x72_75_6C_63
  /// The version of the tables.
  static let version: Int64 = 1

  private let path: String
  let connection: SQLiteConnection

  private init(_ path: String, _ connection: SQLiteConnection) {
    self.path = path
    self.connection = connection
  }

  /// Makes a mirror in a file that does not exist, or is an empty database.
  public static func create(
    _ path: String, tables: [StoredTable], position: StoredPosition, source: String
  ) throws(StoreFailure) -> MirrorFile {
    let isNew = !SQLiteConnection.exists(path)
    do throws(StoreFailure) {
      return try fill(
        MirrorFile(path, try SQLiteConnection(path, .creating)), tables, position, source)
    } catch {
      if isNew { SQLiteConnection.remove(path) }
      throw error
    }
  }

  private static func fill(
    _ file: MirrorFile, _ tables: [StoredTable], _ position: StoredPosition, _ source: String
  ) throws(StoreFailure) -> MirrorFile {
    let isEmpty = try file.connection.number("SELECT count(*) FROM sqlite_schema") == 0
    guard isEmpty, try file.connection.number("PRAGMA application_id") == 0 else {
      throw StoreFailure(file.path, "the file exists; a mirror is made in a new file")
    }
    try file.configure()
    try file.connection.run("BEGIN IMMEDIATE")
    do {
      try file.connection.run("PRAGMA application_id = \(applicationID)")
      try file.connection.run("PRAGMA user_version = \(version)")
      for statement in schema { try file.connection.run(statement) }
      try file.write(tables)
      try file.append(
        StoredUpdate(number: 1, position: position, source: source, events: 0))
      try file.connection.run("COMMIT")
    } catch {
      try? file.connection.run("ROLLBACK")
      throw error
    }
    return file
  }

  /// Opens a mirror and checks that it is one and is whole.
  public static func open(_ path: String) throws(StoreFailure) -> MirrorFile {
    let file = try opened(path, .writing)
    try file.configure()
    return file
  }

  /// Opens a mirror for looking at it only, which works where nothing may be written, too.
  public static func openForReading(_ path: String) throws(StoreFailure) -> MirrorFile {
    do throws(StoreFailure) {
      return try opened(path, .reading)
    } catch {
      // Without a folder to write into, SQLite reads the log of an unfinished update not even then.
      guard error.isAboutPermission else { throw error }
      guard !SQLiteConnection.exists(path + "-wal") else {
        throw StoreFailure(
          path,
          "the last update is still in \(path)-wal, and the folder cannot be written; "
            + "copy both files into another folder and look at them there")
      }
      return try opened(path, .frozen)
    }
  }

  private static func opened(
    _ path: String, _ access: SQLiteConnection.Access
  ) throws(StoreFailure) -> MirrorFile {
    let file = MirrorFile(path, try SQLiteConnection(path, access))
    let id = try file.connection.number("PRAGMA application_id")
    guard id == applicationID else {
      let isEmpty = try file.connection.number("SELECT count(*) FROM sqlite_schema") == 0
      throw StoreFailure(
        path,
        isEmpty
          ? "the file is empty; make a mirror with `rulec mirror init`"
          : "this SQLite file belongs to another program; it is no mirror of rulec")
    }
    let version = try file.connection.number("PRAGMA user_version")
    guard version == Self.version else {
      throw StoreFailure(
        path,
        "the mirror has version \(version), this rulec reads version \(Self.version); "
          + "export it with the rulec that made it")
    }
    let finding = try file.connection.text("PRAGMA integrity_check(1)") ?? ""
    guard finding == "ok" else {
      throw StoreFailure(path, "this file is damaged (\(finding)); restore it from a copy")
    }
    return file
  }

  private func configure() throws(StoreFailure) {
    try connection.run("PRAGMA journal_mode = WAL")
    try connection.run("PRAGMA synchronous = FULL")
  }

  /// Runs a change as one immediate transaction: a second writer waits before it reads.
  public func transaction(_ body: () throws -> Void) throws {
    try connection.run("BEGIN IMMEDIATE")
    do {
      try body()
      try connection.run("COMMIT")
    } catch {
      try? connection.run("ROLLBACK")
      throw error
    }
  }

  /// The failure of a hash that does not fit.
  func damaged(_ what: String) -> StoreFailure {
    StoreFailure(path, "\(what) does not have the hash that was stored; restore a copy of the file")
  }

  /// The names of the columns of the activity log, after its sequence.
  static let activityColumns = [
    "marketoGUID", "leadId", "activityDate", "activityTypeId", "campaignId",
    "primaryAttributeValueId", "primaryAttributeValue", "attributes", "actionResult",
  ]

  private static let schema = [
    "CREATE TABLE state_table (name TEXT PRIMARY KEY, columns TEXT NOT NULL, hash TEXT NOT NULL)",
    """
    CREATE TABLE mirror_update (number INTEGER PRIMARY KEY, at TEXT NOT NULL,
      trace_records INTEGER NOT NULL, cycles INTEGER NOT NULL, source TEXT NOT NULL,
      events INTEGER NOT NULL, hash TEXT NOT NULL)
    """,
    """
    CREATE TABLE activity (sequence INTEGER PRIMARY KEY,
      \(activityColumns.map { "\"\($0)\" TEXT NOT NULL" }.joined(separator: ", ")),
      hash TEXT NOT NULL)
    """,
  ]
}
