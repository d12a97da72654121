import Glibc

/// Why an external sort could not go on: its spill files could not be made, written or read.
package struct SpillFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was being done when it failed.
  package enum Action: String, Hashable, Sendable {
    /// Making a spill file in the folder.
    case make
    /// Writing records out.
    case write
    /// Reading records back.
    case read
  }

  /// What was being done.
  package let action: Action
  /// The system's number for what went wrong.
  package let errno: Int32

  init(_ action: Action, _ errno: Int32) {
    self.action = action
    self.errno = errno
  }

  /// A run ends inside a record.
  static let cutShort = SpillFailure(.read, EIO)

  /// What failed, why, and what to do.
  ///
  /// It names no path and quotes no record.
  package var description: String {
    let reason = strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
    let advice =
      switch action {
      case .make: "check that the folder is there and can be written"
      case .write: "free some space on the disk, then run again"
      case .read: "check the disk, then run again"
      }
    return "cannot \(action.rawValue) a file to sort in: \(reason); \(advice)"
  }
}
