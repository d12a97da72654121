/// Why a delimited text could not be read to its end.
///
/// A row with too few or too many fields is not one of these: that is for the consumer to judge. It
/// never holds text of the extract.
package struct DelimitedFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kind of failure.
  package enum Code: String, Sendable, CaseIterable {
    /// A quoted field never ends.
    case unterminatedQuote = "unterminated-quote"
    /// A field is too long.
    case fieldTooLong = "field-too-long"
    /// A row is too long.
    case rowTooLong = "row-too-long"
    /// A row has too many fields.
    case tooManyFields = "too-many-fields"
  }

  /// The kind of failure.
  package let code: Code
  /// The line it begins on, from 1: of the opening quote, of the field, or of the row.
  package let line: Int
  /// What is wrong and what to do, as a sentence or two without the line.
  package let wording: String

  init(_ code: Code, line: Int, _ wording: String) {
    self.code = code
    self.line = line
    self.wording = wording
  }

  /// The line and the wording.
  package var description: String { "line \(line): \(wording)" }

  static func unterminatedQuote(line: Int) -> Self {
    Self(
      .unterminatedQuote, line: line,
      "a field that begins with a quote on this line has no closing quote. Add it, or export again."
    )
  }

  static func fieldTooLong(line: Int, limit: Int, isQuoted: Bool) -> Self {
    let cause = isQuoted ? "its closing quote may be missing" : "this may not be delimited text"
    return Self(
      .fieldTooLong, line: line, "a field is longer than \(limit) bytes; \(cause). Check the file.")
  }

  static func rowTooLong(line: Int, limit: Int) -> Self {
    Self(
      .rowTooLong, line: line,
      "a row is longer than \(limit) bytes; a quote or line end may be missing. Check the file.")
  }

  static func tooManyFields(line: Int, limit: Int) -> Self {
    Self(.tooManyFields, line: line, "a row has more than \(limit) fields. Check the file.")
  }
}
