package import ReturnModel

/// Which figure is to be explained, and how.
package struct ExplainRequest: Sendable {
  /// The store's path.
  package var store: String
  /// The indicator's id.
  package var indicator: String
  /// The area, as a person names it.
  package var area: String
  /// The period, as a person names it.
  package var period: String
  /// The slice.
  package var breakdown: String
  /// Only the figure of this source; `nil` for all sources'.
  package var source: String?
  /// As the store knew it at this moment; `nil` for as it knows it now.
  package var asOf: Instant?
  /// Whether people are named by their keys; if not, by digests.
  package var showsKeys = false
  /// Optional lists that breakdowns need, by name.
  package var lists: [String: String] = [:]
  /// A private folder for what is too large for memory.
  package var folder: String

  /// Asks for the figure of a cell from every source.
  package init(
    store: String, indicator: String, area: String, period: String, breakdown: String,
    folder: String
  ) {
    self.store = store
    self.indicator = indicator
    self.area = area
    self.period = period
    self.breakdown = breakdown
    self.folder = folder
  }
}
