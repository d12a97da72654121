internal import GRDB

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

  let queue: DatabaseQueue
  let name: String

  init(queue: DatabaseQueue, name: String) {
    self.queue = queue
    self.name = name
  }

  /// Opens the store in the file `path`.
  ///
  /// A folder that is made is closed to others (0700), and so are the files (0600). Another
  /// process's lock is waited for during `busyTimeout` seconds, here and in every later call; then
  /// the failure is ``StoreFailure/Code/locked``.
  package static func open(
    at path: String, mode: Mode, busyTimeout: Double = 10
  ) throws(StoreFailure) -> IndicatorStore {
    throw StoreFailure(.missing, path, "not written yet")
  }

  /// Opens an empty store in memory, for dry runs without a store and for tests.
  package static func inMemory() throws(StoreFailure) -> IndicatorStore {
    throw StoreFailure(.missing, "memory", "not written yet")
  }
}
