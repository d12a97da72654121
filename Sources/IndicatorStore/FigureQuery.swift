package import ReturnModel

/// Which figures are asked for.
///
/// An empty filter lets everything through.
package struct FigureQuery: Hashable, Sendable {
  /// What is counted.
  package var indicator: IndicatorID
  /// When.
  package var periods: [Period] = []
  /// Which slices.
  package var breakdowns: [Breakdown] = []
  /// Where; establishments only when they are named.
  package var areas: [AreaID] = []
  /// Who says so.
  package var sources: [SourceID] = []
  /// As the store knew it at this moment; `nil` for as it knows it now.
  package var asOf: Instant?
  /// Only vintages released on this day or before, and figures from returns.
  package var releasedOnOrBefore: CalendarDate?
  /// Every vintage of a cell, not only each source's newest.
  package var allVintages = false

  /// Asks for every current figure of an indicator; set the filters to ask for less.
  package init(indicator: IndicatorID) { self.indicator = indicator }
}
