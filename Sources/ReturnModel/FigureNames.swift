/// The parts of figures' keys, each known by a number: how many others were met before it.
///
/// What is given once a figure is then four numbers, and the texts stand in memory once.
package struct FigureNames: Sendable {
  private var indicatorNumbers = Numbering<IndicatorID>()
  private var areaNumbers = Numbering<AreaID>()
  private var periodNumbers = Numbering<Period>()
  private var breakdownNumbers = Numbering<Breakdown>()

  /// Makes names of nothing.
  package init() {}

  /// The indicators by number.
  package var indicators: [IndicatorID] { indicatorNumbers.values }
  /// The areas by number.
  package var areas: [AreaID] { areaNumbers.values }
  /// The periods by number.
  package var periods: [Period] { periodNumbers.values }
  /// The slices by number.
  package var breakdowns: [Breakdown] { breakdownNumbers.values }

  /// The key of an observation's cell; what has not been met before gets the next numbers.
  package mutating func key(of observation: Observation) -> FigureKey {
    FigureKey(
      indicator: number(of: observation.indicator), area: number(of: observation.area),
      period: number(of: observation.period), breakdown: number(of: observation.breakdown))
  }

  /// The number of an indicator, which is the next one when it has not been met before.
  package mutating func number(of indicator: IndicatorID) -> Int32 {
    indicatorNumbers.number(of: indicator)
  }

  /// The number of an area, which is the next one when it has not been met before.
  package mutating func number(of area: AreaID) -> Int32 { areaNumbers.number(of: area) }

  /// The number of a period, which is the next one when it has not been met before.
  package mutating func number(of period: Period) -> Int32 { periodNumbers.number(of: period) }

  /// The number of a slice, which is the next one when it has not been met before.
  package mutating func number(of breakdown: Breakdown) -> Int32 {
    breakdownNumbers.number(of: breakdown)
  }
}
