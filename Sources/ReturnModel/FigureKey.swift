/// The key of a figure as numbers that a ``FigureNames`` gave, or as places in an order.
@frozen package struct FigureKey: Hashable, Sendable {
  /// The indicator's number.
  package var indicator: Int32
  /// The area's number.
  package var area: Int32
  /// The period's number.
  package var period: Int32
  /// The slice's number.
  package var breakdown: Int32

  /// Makes a key.
  package init(indicator: Int32, area: Int32, period: Int32, breakdown: Int32) {
    self.indicator = indicator
    self.area = area
    self.period = period
    self.breakdown = breakdown
  }
}
