import CSQLite

/// A connection to a SQLite file; with ``SQLiteStatement`` the only code that touches its memory.
@safe final class SQLiteConnection {
  // A class because the connection is closed when its owner goes away.
  fileprivate let handle: OpaquePointer
  private let path: String

  /// How long a second process waits for the first one, in milliseconds.
  static let busyMilliseconds: Int32 = 5000

  /// What is to be done with a file.
  enum Access {
    /// Making it when it does not exist, reading and writing.
    case creating
    /// Reading and writing.
    case writing
    /// Reading, beside others who write.
    case reading
    /// Reading where nobody can write, so that no lock is needed.
    case frozen
  }

  /// Opens a file.
  init(_ path: String, _ access: Access) throws(StoreFailure) {
    self.path = path
    var handle: OpaquePointer?
    let flags: Int32
    switch access {
    case .creating: flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .writing: flags = SQLITE_OPEN_READWRITE
    case .reading: flags = SQLITE_OPEN_READONLY
    case .frozen: flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    }
    let name = access == .frozen ? Self.frozenName(path) : path
    let code = unsafe sqlite3_open_v2(name, &handle, flags, nil)
    guard let handle = unsafe handle else { throw StoreFailure(path, "out of memory") }
    guard code == SQLITE_OK else {
      let message = unsafe String(cString: sqlite3_errmsg(handle))
      unsafe sqlite3_close_v2(handle)
      throw Self.failure(code, path, message)
    }
    unsafe self.handle = handle
    unsafe sqlite3_busy_timeout(handle, Self.busyMilliseconds)
    unsafe sqlite3_extended_result_codes(handle, 1)
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// Runs a statement without parameters and rows.
  func run(_ sql: String) throws(StoreFailure) {
    let statement = try SQLiteStatement(sql, self)
    while try statement.step() {}
  }

  /// Returns the first column of the first row as a number, 0 when there is none.
  func number(_ sql: String) throws(StoreFailure) -> Int64 {
    let statement = try SQLiteStatement(sql, self)
    return try statement.step() ? statement.number(0) : 0
  }

  /// Returns the first column of the first row as a text, nil when there is none.
  func text(_ sql: String) throws(StoreFailure) -> String? {
    let statement = try SQLiteStatement(sql, self)
    return try statement.step() ? statement.text(0) : nil
  }

  /// Whether there is a file, a link aside that leads nowhere.
  static func exists(_ path: String) -> Bool { unsafe rulec_exists(path) != 0 }

  /// Removes a database with its log, as far as they are there.
  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { unsafe rulec_remove(path + suffix) }
  }

  /// The name of a file that does not change while it is read.
  private static func frozenName(_ path: String) -> String {
    var name = "file:"
    for scalar in path.unicodeScalars {
      switch scalar {
      case "%": name += "%25"
      case "?": name += "%3f"
      case "#": name += "%23"
      default: name.unicodeScalars.append(scalar)
      }
    }
    return name + "?immutable=1"
  }

  /// The failure that SQLite has just reported.
  fileprivate func failure(_ code: Int32) -> StoreFailure {
    Self.failure(code, path, unsafe String(cString: sqlite3_errmsg(handle)))
  }

  private static func failure(
    _ code: Int32, _ path: String, _ message: String
  ) -> StoreFailure {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED:
      StoreFailure(
        path, "another process has been writing to this mirror for 5 seconds; try again later")
    case SQLITE_NOTADB:
      StoreFailure(path, "this file is no SQLite database, so it is no mirror of rulec")
    case SQLITE_CORRUPT:
      StoreFailure(path, "this file is damaged; restore it from a copy")
    case SQLITE_FULL: StoreFailure(path, "the disk is full; nothing was changed")
    case SQLITE_IOERR:
      StoreFailure(
        path,
        "\(message), perhaps because the disk is full or a limit on the size of files is "
          + "reached; nothing was changed")
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
      StoreFailure(
        path, "the file or its folder may not be written; nothing was changed",
        isAboutPermission: true)
    case SQLITE_CANTOPEN:
      StoreFailure(
        path, "the file cannot be opened: its folder does not exist or may not be used",
        isAboutPermission: true)
    default: StoreFailure(path, message)
    }
  }
}

/// A prepared statement.
@safe final class SQLiteStatement {
  // A class because the statement is freed when its owner goes away.
  private let handle: OpaquePointer
  private let connection: SQLiteConnection

  /// Prepares a statement.
  init(_ sql: String, _ connection: SQLiteConnection) throws(StoreFailure) {
    self.connection = connection
    var handle: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(connection.handle, sql, -1, &handle, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else { throw connection.failure(code) }
    unsafe self.handle = handle
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Sets the parameters and runs a statement that gives no rows.
  func run(_ texts: [String]) throws(StoreFailure) {
    unsafe sqlite3_reset(handle)
    for (index, text) in texts.enumerated() {
      let code = unsafe rulec_bind_text(handle, Int32(index + 1), text, Int32(text.utf8.count))
      guard code == SQLITE_OK else { throw connection.failure(code) }
    }
    while try step() {}
  }

  /// Goes to the next row; false when there is none.
  func step() throws(StoreFailure) -> Bool {
    let code = unsafe sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw connection.failure(code)
    }
  }

  /// A column of the present row as a number.
  func number(_ column: Int) -> Int64 { unsafe sqlite3_column_int64(handle, Int32(column)) }

  /// A column of the present row as a text; null is the empty text.
  func text(_ column: Int) -> String {
    guard let bytes = unsafe sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(unsafe sqlite3_column_bytes(handle, Int32(column)))
    return unsafe String(
      decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}
