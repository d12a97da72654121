/// Why an XML document could not be read to its end.
///
/// Match on ``code``, show ``description``. It never holds text of the document.
package struct MarkupFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kind of failure.
  package enum Code: String, Sendable, CaseIterable {
    /// The document breaks XML's own rules.
    case notWellFormed = "not-well-formed"
    /// There is no element in it.
    case empty
    /// It ends before its root element does.
    case truncated
    /// It has a document type declaration, which is never read.
    case documentType = "document-type"
    /// It uses an entity other than the five of XML and character references.
    case entity
    /// Elements stand too deep within elements.
    case tooDeep = "too-deep"
    /// An element holds too much text.
    case textTooLong = "text-too-long"
    /// A tag, comment or processing instruction is too long.
    case markupTooLong = "markup-too-long"
    /// A start tag has too many attributes.
    case tooManyAttributes = "too-many-attributes"
    /// There are too many different element names.
    case tooManyNames = "too-many-names"
    /// The machine would not give the memory asked for.
    case outOfMemory = "out-of-memory"
  }

  /// The kind of failure.
  package let code: Code
  /// The line at which reading stopped, from 1.
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
}
