/// Why a file could not be read, or is not what it must be.
///
/// Match on ``code``, show ``description``. It never holds content of the file.
package struct InputFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kind of failure.
  package enum Code: String, Sendable, CaseIterable {
    /// There is nothing at the path.
    case notFound = "not-found"
    /// The path is a folder.
    case isFolder = "is-folder"
    /// A part of the path that should be a folder is a file.
    case pathThroughFile = "path-through-file"
    /// The system does not let us read it.
    case notPermitted = "not-permitted"
    /// The system failed to open or read it for another reason.
    case readError = "read-error"
    /// It is of a kind that is not read here: a spreadsheet, a zip archive, a PDF.
    case unsupportedFormat = "unsupported-format"
    /// Compressed data end before they should.
    case truncated
    /// Compressed data are damaged.
    case damaged
    /// It grows too large when decompressed.
    case tooLarge = "too-large"
    /// It is not text.
    case notText = "not-text"
    /// It declares an encoding that is not read here.
    case unsupportedEncoding = "unsupported-encoding"
  }

  /// The kind of failure.
  package let code: Code
  /// The file, as it was named to us.
  package let file: String
  /// What is wrong and what to do, as a sentence or two without the file.
  package let wording: String

  init(_ code: Code, file: String, _ wording: String) {
    self.code = code
    self.file = file
    self.wording = wording
  }

  /// The file and the wording.
  package var description: String { "\(file): \(wording)" }
}
