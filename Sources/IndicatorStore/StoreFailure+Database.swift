internal import ExternalSort
internal import Glibc
internal import GRDB

extension StoreFailure {
  /// The failure that an error met while using the store `name` amounts to.
  ///
  /// Only SQLite's result code is passed on: its messages may quote what was being stored.
  init(_ error: any Error, store name: String) {
    switch error {
    case let failure as StoreFailure: self = failure
    case let failure as SpillFailure:
      self.init(
        [ENOSPC, EDQUOT].contains(failure.errno) ? .full : .unwritable, name, failure.description)
    case let error as DatabaseError: self.init(error.extendedResultCode, store: name)
    default: self = .damaged(name, "holds something that cannot be read as what it should be")
    }
  }

  private init(_ code: ResultCode, store name: String) {
    let number = "SQLite \(code.rawValue)"
    switch code.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      self.init(.locked, name, "another process is writing to it; try again when it has ended")
    case .SQLITE_NOTADB: self = .notAStore(name, "is not a database")
    case .SQLITE_IOERR where [ResultCode.SQLITE_IOERR_SHMSIZE].contains(code): self = .full(name)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_IOERR:
      self = .unwritable(name, number)
    case .SQLITE_FULL:
      self = .full(name)
    case .SQLITE_CONSTRAINT: self = .damaged(name, "contradicts itself (\(number))")
    default: self = .damaged(name, "is damaged (\(number))")
    }
  }

  static func damaged(_ name: String, _ problem: String) -> Self {
    Self(.damaged, name, "\(problem); put back a copy from before, or ingest the extracts anew")
  }

  static func notAStore(_ name: String, _ problem: String) -> Self {
    Self(
      .notAStore, name, "\(problem); give the path of a store, or of a file that is not there yet")
  }

  static func full(_ name: String) -> Self {
    Self(.full, name, "the disk is full; free some space, then run again")
  }

  /// What the system refused with the error number `code`.
  static func cannotWrite(_ name: String, _ code: Int32) -> Self {
    [ENOSPC, EDQUOT].contains(code)
      ? .full(name) : .unwritable(name, PrivateFiles.reason(code))
  }

  static func unwritable(_ name: String, _ reason: String) -> Self {
    Self(
      .unwritable, name,
      "cannot be used where it is (\(reason)); check the folder and its permissions")
  }
}
