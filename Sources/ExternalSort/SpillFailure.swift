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

  /// What failed, why, and what to do.
  package var description: String { "could not \(action.rawValue) a sort's spill file: \(errno)" }
}
