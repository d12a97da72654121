package import ReturnModel

/// A figure that two runs know differently, or that only one of them knows.
package struct FigureChange: Sendable {
  /// What a run knew.
  package struct Side: Hashable, Sendable {
    /// The value, or the reason there is none, as text.
    package let text: String
    /// The extract's file.
    package let file: String
    /// The digest of the extract.
    package let sha256: String
    /// The digests of what made figures of its records.
    package let specification: String
  }

  /// What the figure is of: source, round, authority, establishment and release.
  package let submission: Submission
  /// The indicator.
  package let indicator: IndicatorID
  /// The area.
  package let area: AreaID
  /// The period, as text.
  package let period: String
  /// The slice, as text.
  package let breakdown: String
  /// What the first run knew; `nil` for no such figure.
  package let old: Side?
  /// What the second run knew; `nil` for no such figure.
  package let new: Side?
  /// The extracts that stood for the submission after the first run and after the second: file, digest
  /// and specification.
  package let extracts: (old: Side?, new: Side?)
}
