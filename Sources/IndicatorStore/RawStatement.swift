internal import GRDB
internal import GRDBSQLite

/// A prepared statement on GRDB's own connection, bound and stepped without anything between.
///
/// For what is done once a figure: GRDB's own binding costs twice as much, a record type seven times
/// (`docs/decisions/0002-sqlite-through-grdb.md`). Parameters and columns are counted from 1 and 0,
/// as SQLite does.
struct RawStatement: ~Copyable {
  private static var emptyText: StaticString { "" }

  private let handle: OpaquePointer

  /// Prepares `sql`, which is written out in the program and holds no value.
  init(_ db: Database, _ sql: StaticString) throws {
    var handle: OpaquePointer?
    let text = UnsafeRawPointer(sql.utf8Start).assumingMemoryBound(to: CChar.self)
    let code = sqlite3_prepare_v2(
      db.sqliteConnection, text, Int32(sql.utf8CodeUnitCount), &handle, nil)
    guard code == SQLITE_OK, let handle else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code))
    }
    self.handle = handle
  }

  deinit { sqlite3_finalize(handle) }

  // MARK: Binding

  /// Binds text that stays where it is until the statement has been run.
  func bind(_ text: UnsafeBufferPointer<UInt8>, at parameter: Int32) {
    // An empty text without an address would be bound as null.
    guard let start = text.baseAddress else {
      return bind(UnsafeBufferPointer(start: Self.emptyText.utf8Start, count: 0), at: parameter)
    }
    start.withMemoryRebound(to: CChar.self, capacity: text.count) { start in
      _ = sqlite3_bind_text(handle, parameter, start, Int32(text.count), nil)
    }
  }

  /// Binds a copy of text that is then free to go.
  func bindCopy(of text: UnsafeBufferPointer<UInt8>, at parameter: Int32) {
    guard let start = text.baseAddress else { return bind(text, at: parameter) }
    // SQLITE_TRANSIENT, which the C header spells as a cast.
    let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    start.withMemoryRebound(to: CChar.self, capacity: text.count) { start in
      _ = sqlite3_bind_text(handle, parameter, start, Int32(text.count), copying)
    }
  }

  /// Binds a number.
  func bind(_ number: Int64, at parameter: Int32) {
    sqlite3_bind_int64(handle, parameter, number)
  }

  /// Binds a number, or null.
  func bind(_ number: Double?, at parameter: Int32) {
    if let number {
      sqlite3_bind_double(handle, parameter, number)
    } else {
      sqlite3_bind_null(handle, parameter)
    }
  }

  /// Binds null.
  func bindNull(at parameter: Int32) { sqlite3_bind_null(handle, parameter) }

  // MARK: Running

  /// Runs a statement that gives no rows, and makes it ready to be bound again.
  func run() throws {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Moves to the next row; false after the last.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    return false
  }

  // MARK: Reading

  /// The bytes of a text column, until the next step; of null, none.
  func text(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(handle, column)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  /// A whole number.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// A number, or `nil` for null.
  func real(_ column: Int32) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(handle, column)
  }

  /// Whether a column is null.
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
}
