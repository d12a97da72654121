package import ReturnModel

/// Which file an extract is, and what it claims to be.
package struct ExtractIdentity: Hashable, Sendable {
  /// The SHA-256 of the file, in lower-case hexadecimal.
  package var sha256: String
  /// The file's length in bytes.
  package var bytes: Int
  /// The file's name, without folders.
  package var fileName: String
  /// The return it was recognised as: `sen2`, `ees`.
  package var returnID: ReturnID
  /// What it fills.
  package var submission: Submission
  /// The order in which a submission's extracts were made, as text that sorts.
  ///
  /// A header's date and time and serial number. Empty when the extract does not say; then order of
  /// loading decides.
  package var version: String
  /// A digest of the specifications that turned the extract into observations.
  ///
  /// The same bytes under other specifications are loaded again. Empty when it is not kept track of.
  package var specification: String

  /// Makes an identity.
  package init(
    sha256: String, bytes: Int, fileName: String, returnID: ReturnID, submission: Submission,
    version: String = "", specification: String = ""
  ) {
    self.sha256 = sha256
    self.bytes = bytes
    self.fileName = fileName
    self.returnID = returnID
    self.submission = submission
    self.version = version
    self.specification = specification
  }
}
