/// Which figure is meant, by what, where, when and whose.
public struct FigureCoordinates: Hashable, Sendable {
  /// What is counted.
  public let indicator: IndicatorID
  /// Where, by a code or id that `--area` takes.
  public let area: String
  /// When.
  public let period: Period
  /// Of whom.
  public let breakdown: Breakdown

  /// Makes coordinates.
  public init(
    indicator: IndicatorID, area: String, period: Period, breakdown: Breakdown = .total
  ) {
    self.indicator = indicator
    self.area = area
    self.period = period
    self.breakdown = breakdown
  }

  /// What stands on a command line after `returns explain --store PATH`.
  public var arguments: [String] {
    let place = ["--indicator", indicator.text, "--area", area, "--period", period.description]
    return breakdown == .total ? place : place + ["--breakdown", breakdown.key]
  }
}
