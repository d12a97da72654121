/// One figure: what, where, when, which slice, and who says so.
public struct Observation: Hashable, Sendable {
  /// What is counted.
  public var indicator: IndicatorID
  /// Where.
  public var area: AreaID
  /// When.
  public var period: Period
  /// Which slice.
  public var breakdown: Breakdown
  /// Who says so.
  public var source: SourceID
  /// The vintage: the day the source gave it out; `nil` for figures from a return.
  public var released: CalendarDate?
  /// The number, or why there is none.
  public var figure: Figure

  /// Makes an observation.
  public init(
    indicator: IndicatorID, area: AreaID, period: Period, breakdown: Breakdown, source: SourceID,
    released: CalendarDate?, figure: Figure
  ) {
    self.indicator = indicator
    self.area = area
    self.period = period
    self.breakdown = breakdown
    self.source = source
    self.released = released
    self.figure = figure
  }
}
