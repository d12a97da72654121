package import ReturnModel

/// What a figure is about, whoever says it and when: indicator, area, period and slice.
package struct VintageCell: Hashable, Comparable, Sendable {
  /// What is counted.
  package let indicator: IndicatorID
  /// Where.
  package let area: AreaID
  /// When.
  package let period: Period
  /// Of whom.
  package let breakdown: Breakdown

  /// The cell of `observation`.
  package init(_ observation: Observation) {
    indicator = observation.indicator
    area = observation.area
    period = observation.period
    breakdown = observation.breakdown
  }

  /// Orders by indicator, area, period and slice.
  package static func < (left: Self, right: Self) -> Bool {
    if left.indicator != right.indicator { return left.indicator < right.indicator }
    if left.area != right.area { return left.area < right.area }
    if left.period != right.period { return left.period < right.period }
    return left.breakdown < right.breakdown
  }
}
