internal import GRDB
internal import GRDBSQLite
package import ReturnModel

/// The figures, with where each came from and when it was known.
///
/// One SQLite file. Nothing in it is overwritten: a figure that changes is closed and a new row
/// opened, and every read can be made as of an earlier moment. A submission is loaded in one
/// transaction, so that a process killed at any moment leaves whole submissions only.
package final class IndicatorStore: Sendable {
  /// How a store is opened.
  package enum Mode: Hashable, Sendable {
    /// Makes the store and its folder when they are not there, and brings an older one up to date.
    case readWriteCreating
    /// Changes nothing; the store must be there.
    case readOnly
  }

  private let queue: DatabaseQueue
  /// The moment that it is read as of, where a question does not name another; `nil` for now.
  let asOf: Instant?
  /// The file's name, for messages.
  let name: String
  /// Shows that the runs begun here are under way.
  let runLocks: RunLocks

  private init(queue: DatabaseQueue, path: String?, asOf: Instant? = nil) {
    self.queue = queue
    self.asOf = asOf
    name = path.map(PrivateFiles.name) ?? "store in memory"
    runLocks = RunLocks(storePath: path)
  }

  /// Opens the store in the file `path`.
  ///
  /// A folder that is made is closed to others (0700), and so are the files (0600). Another
  /// process's lock is waited for during `busyTimeout` seconds, here and in every later call; then
  /// the failure is ``StoreFailure/Code/locked``. With `asOf` figures and extracts are read as the store
  /// knew them at that moment.
  package static func open(
    at path: String, mode: Mode, busyTimeout: Double = 10, asOf: Instant? = nil
  ) throws(StoreFailure) -> IndicatorStore {
    try makeReady(path, for: mode)
    var configuration = Configuration()
    configuration.readonly = mode == .readOnly
    configuration.busyMode = .timeout(busyTimeout)
    configuration.label = "IndicatorStore"
    configuration.prepareDatabase { db in
      // Temporary tables and sorts stay in memory: nothing about a person goes to another file.
      try db.execute(sql: "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON")
    }
    let store: IndicatorStore
    do {
      store = IndicatorStore(
        queue: try DatabaseQueue(path: path, configuration: configuration), path: path, asOf: asOf)
    } catch { throw StoreFailure(error, store: PrivateFiles.name(of: path)) }
    try store.recognise(mode)
    if mode == .readWriteCreating { try store.bringUpToDate() }
    return store
  }

  /// Opens an empty store in memory, for dry runs without a store and for tests.
  package static func inMemory() throws(StoreFailure) -> IndicatorStore {
    do {
      let store = IndicatorStore(queue: try DatabaseQueue(), path: nil)
      try store.bringUpToDate()
      return store
    } catch { throw StoreFailure(error, store: "store in memory") }
  }

  /// Reads in one transaction.
  func read<Result>(_ body: (Database) throws -> Result) throws(StoreFailure) -> Result {
    do { return try queue.read(body) } catch { throw StoreFailure(error, store: name) }
  }

  /// Copies the store as it is into another database.
  func backup(to target: DatabaseQueue) throws { try queue.backup(to: target) }

  /// Writes in one transaction, which is undone when `body` throws.
  func write<Result>(_ body: (Database) throws -> Result) throws(StoreFailure) -> Result {
    do { return try queue.write(body) } catch { throw StoreFailure(error, store: name) }
  }

  // MARK: Opening

  private static func makeReady(_ path: String, for mode: Mode) throws(StoreFailure) {
    let name = PrivateFiles.name(of: path)
    // The first with STRICT tables.
    guard sqlite3_libversion_number() >= 3_037_000 else {
      throw StoreFailure(
        .unwritable, name, "the system's SQLite is older than 3.37; install a newer libsqlite3")
    }
    switch (PrivateFiles.kind(of: path), mode) {
    case (.folder, _): throw .notAStore(name, "is a folder")
    case (.other, _): throw .notAStore(name, "is not a file")
    case (.nothing, .readOnly):
      throw StoreFailure(.missing, name, "there is no store there; ingest an extract into it first")
    case (.file, .readOnly): return
    case (.nothing, .readWriteCreating):
      try PrivateFiles.makeFolder(PrivateFiles.folder(of: path))
      try PrivateFiles.makeFile(path)
    case (.file, .readWriteCreating): try PrivateFiles.makeFile(path)
    }
  }

  /// Refuses what is not a store, or not one that this version can use.
  private func recognise(_ mode: Mode) throws(StoreFailure) {
    let (isEmpty, application, isTooNew, isComplete) = try read { db in
      (
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0,
        try Int32.fetchOne(db, sql: "PRAGMA application_id"),
        try StoreSchema.migrator.hasBeenSuperseded(db),
        try StoreSchema.migrator.hasCompletedMigrations(db)
      )
    }
    if isEmpty {
      guard mode == .readOnly else { return }
      throw StoreFailure(.missing, name, "holds nothing yet; ingest an extract into it first")
    }
    guard application == StoreSchema.applicationID else {
      throw .notAStore(name, "is a database of something else")
    }
    if isTooNew {
      throw StoreFailure(
        .tooNew, name, "a newer version of this program has changed it; use that version")
    }
    if !isComplete, mode == .readOnly {
      // One whose making was cut off before any run began in it is as good as new.
      let isUnused = try read { db in
        try db.tableExists("run") && Int.fetchOne(db, sql: "SELECT count(*) FROM run") == 0
      }
      if isUnused {
        throw StoreFailure(.missing, name, "holds nothing yet; ingest an extract into it first")
      }
      throw StoreFailure(
        .tooOld, name, "an older version made it; ingest once to bring it up to date")
    }
  }

  private func bringUpToDate() throws(StoreFailure) {
    do {
      try queue.writeWithoutTransaction { db in
        // Not GRDB's own setting for it, which also writes; a store in memory has no log.
        try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      }
      do {
        try StoreSchema.migrator.migrate(queue)
      } catch {
        // Another process may have brought it up to date in the meantime.
        guard try queue.read(StoreSchema.migrator.hasCompletedMigrations) else { throw error }
      }
    } catch { throw StoreFailure(error, store: name) }
  }
}
