package import ReturnModel

/// Words that somebody wrote beside a figure, with whether the figure is still the one they speak of.
package struct ReportWords: Hashable, Sendable {
  /// The measure's title.
  package let measure: String
  /// The figure they speak of.
  package let coordinates: FigureCoordinates
  /// The words.
  package let text: String
  /// Who wrote them; may be empty.
  package let author: String
  /// The day they were written.
  package let dated: CalendarDate
  /// What moved since, in words: `the figure was 36.0% and is 36.5%`; `nil` while it is the same.
  package let stale: String?
}
