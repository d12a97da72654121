/// Why a workbook could not be read.
///
/// Match on ``code``, show ``description``. It never holds text of the workbook's cells.
package struct SpreadsheetFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kind of failure.
  package enum Code: String, Sendable, CaseIterable {
    /// The file cannot be opened.
    case unreadable
    /// It is no zip archive, so no workbook.
    case notAnArchive = "not-an-archive"
    /// It is an archive and no workbook.
    case notAWorkbook = "not-a-workbook"
    /// It, or a part of it, is protected by a password.
    case encrypted
    /// The archive or a part is damaged or cut short.
    case damaged
    /// It holds, or grows to, more than is read.
    case tooLarge = "too-large"
    /// An entry's name leads out of the archive, or two entries have one name.
    case strangeNames = "strange-names"
    /// It has no such sheet.
    case noSheet = "no-sheet"
    /// A part is not what its kind must be.
    case badPart = "bad-part"
  }

  /// The kind of failure.
  package let code: Code
  /// The part, sheet and row it is in; empty when it is the file as a whole.
  package let place: String
  /// What is wrong and what to do, as a sentence or two.
  package let wording: String

  init(_ code: Code, place: String = "", _ wording: String) {
    self.code = code
    self.place = place
    self.wording = wording
  }

  /// The place and the wording.
  package var description: String { place.isEmpty ? wording : "\(place): \(wording)" }
}
