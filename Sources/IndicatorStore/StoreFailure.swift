/// Why the store, or the archive beside it, could not do what was asked.
///
/// Match on ``code``, print ``description``. The text names a file by its last component and cells
/// by their keys; it never holds anything a record said. Codes may be added, so always handle the
/// rest.
package struct StoreFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// A stable name for the kind of failure.
  package struct Code: Hashable, Sendable, CustomStringConvertible {
    /// The name, as logs spell it.
    package let text: String

    /// Another process has the store; trying again may do.
    package static let locked = Code(text: "store-locked")
    /// The file is a store and cannot be read or relied on.
    package static let damaged = Code(text: "store-damaged")
    /// The file is something else: another database, another kind of file, a folder.
    package static let notAStore = Code(text: "not-a-store")
    /// A newer version of this program has changed the store.
    package static let tooNew = Code(text: "store-too-new")
    /// The store must first be opened for writing, which brings it up to date.
    package static let tooOld = Code(text: "store-too-old")
    /// There is no store at the path, and it was to be read.
    package static let missing = Code(text: "store-missing")
    /// The store or the archive cannot be written: a read-only place, a full disk.
    package static let unwritable = Code(text: "store-unwritable")
    /// There is no more room; trying again may do once there is.
    package static let full = Code(text: "disk-full")
    /// A submission contradicts itself and was refused whole.
    package static let contradictory = Code(text: "contradictory-submission")
    /// An archived extract is not there.
    package static let notArchived = Code(text: "extract-not-archived")
    /// An extract's bytes are not those its digest was taken from.
    package static let wrongDigest = Code(text: "extract-digest-differs")

    /// The name, as logs spell it.
    package var description: String { text }
  }

  /// The kind of failure.
  package let code: Code
  /// What it is about: a file's name, or a cell's key.
  package let subject: String
  /// What is wrong and what to do.
  package let advice: String

  /// The code, the subject and the advice, in one line.
  package var description: String { "\(code.text): \(subject): \(advice)" }

  init(_ code: Code, _ subject: String, _ advice: String) {
    self.code = code
    self.subject = subject
    self.advice = advice
  }
}
