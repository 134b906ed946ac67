import CSQLite

/// A connection to a SQLite file; with ``SQLiteStatement`` the only code that touches its memory.
@safe final class SQLiteConnection {
  // A class because the connection is closed when its owner goes away.
  fileprivate let handle: OpaquePointer
  private let path: String

  /// How long a second process waits for the first one, in milliseconds.
  static let busyMilliseconds: Int32 = 5000

  /// Opens a file; it is made only with `creating`.
  init(_ path: String, creating: Bool) throws(StoreFailure) {
    self.path = path
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | (creating ? SQLITE_OPEN_CREATE : 0)
    let code = unsafe sqlite3_open_v2(path, &handle, flags, nil)
    guard let handle = unsafe handle else { throw StoreFailure(path, "out of memory") }
    guard code == SQLITE_OK else {
      let message = unsafe String(cString: sqlite3_errmsg(handle))
      unsafe sqlite3_close_v2(handle)
      throw StoreFailure(path, message)
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

  /// The failure that SQLite has just reported.
  fileprivate func failure(_ code: Int32) -> StoreFailure {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED:
      return StoreFailure(
        path, "another process has been writing to this mirror for 5 seconds; try again later")
    case SQLITE_NOTADB:
      return StoreFailure(path, "this file is no SQLite database, so it is no mirror of rulec")
    case SQLITE_CORRUPT:
      return StoreFailure(path, "this file is damaged; restore it from a copy")
    default: return StoreFailure(path, unsafe String(cString: sqlite3_errmsg(handle)))
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

  /// The number of columns.
  var columnCount: Int { Int(unsafe sqlite3_column_count(handle)) }

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
