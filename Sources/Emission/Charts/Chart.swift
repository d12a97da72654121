/// A chart that a page shows: a drawing, what its marks mean, and the figures it is drawn from.
package protocol Chart: Sendable {
  /// What the chart is called; a screen reader says it.
  var title: String { get }
  /// What the chart shows, in sentences, for a reader who does not see it.
  var words: String { get }
  /// Every figure that is drawn, and every one that is not with its reason.
  var table: Table { get }
  /// What the marks mean, a line each.
  var key: [ChartKey] { get }
  /// The drawing; `id` must be the page's only one.
  func drawing(id: String) -> [String]
}

/// A line of a chart's key.
package struct ChartKey: Hashable, Sendable {
  /// Whose mark it is; `nil` where words are enough.
  package let role: ChartRole?
  /// What the mark means.
  package let text: String

  init(role: ChartRole?, words: String) { (self.role, text) = (role, words) }
}
