package import ReturnModel

/// A figure that the store has for what a report states.
package struct KnownFigure: Hashable, Sendable {
  /// The indicator, which is the basis it is on.
  package let indicator: IndicatorID
  /// What the indicator is called.
  package let title: String
  /// Whether it is a count, and so exact.
  package let isCount: Bool
  /// The figure.
  package let value: Double
  /// The figure as it was printed, or as we print ours.
  package let text: String
  /// Who says so and since when: `ees/caseload released 2025-06-26`.
  package let source: String
  /// Whether its source has a later release of it.
  package let isSuperseded: Bool

  /// Makes a figure.
  package init(
    indicator: IndicatorID, title: String, isCount: Bool, value: Double, text: String,
    source: String, isSuperseded: Bool
  ) {
    self.indicator = indicator
    self.title = title
    self.isCount = isCount
    self.value = value
    self.text = text
    self.source = source
    self.isSuperseded = isSuperseded
  }
}
