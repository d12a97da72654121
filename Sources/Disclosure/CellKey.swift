package import ReturnModel

/// The key of a figure that is published: what, by whom, where, when, which slice.
package struct CellKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// What is counted.
  package var indicator: IndicatorID
  /// Who says so.
  package var source: SourceID
  /// Where.
  package var area: AreaID
  /// When.
  package var period: Period
  /// Which slice.
  package var breakdown: Breakdown

  /// Makes a key.
  package init(
    indicator: IndicatorID, source: SourceID, area: AreaID, period: Period, breakdown: Breakdown
  ) {
    self.indicator = indicator
    self.source = source
    self.area = area
    self.period = period
    self.breakdown = breakdown
  }

  /// The key of an observation.
  package init(_ observation: Observation) {
    self.init(
      indicator: observation.indicator, source: observation.source, area: observation.area,
      period: observation.period, breakdown: observation.breakdown)
  }

  /// The key in a message; it holds no figure.
  package var description: String { "\(indicator) \(source) \(area) \(period) \(breakdown)" }

  /// Orders keys by indicator, source, area, period and slice.
  package static func < (left: Self, right: Self) -> Bool {
    if left.indicator != right.indicator { return left.indicator < right.indicator }
    if left.source != right.source { return left.source < right.source }
    if left.area != right.area { return left.area < right.area }
    if left.period != right.period { return left.period < right.period }
    return left.breakdown < right.breakdown
  }

  /// The same key for another indicator.
  func with(_ indicator: IndicatorID) -> CellKey {
    var key = self
    key.indicator = indicator
    return key
  }

  /// The same key for another slice.
  func with(_ breakdown: Breakdown) -> CellKey {
    var key = self
    key.breakdown = breakdown
    return key
  }
}
