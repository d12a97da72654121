package import ReturnModel

/// What a comparator table is asked to show.
package struct ComparatorRequest: Sendable {
  /// The indicator.
  package var definition: IndicatorDefinition
  /// The asked area.
  package var area: AreaID
  /// The period.
  package var period: Period
  /// The slice.
  package var breakdown: Breakdown
  /// For a snapshot day, the snapshot taken before it; other periods know theirs.
  package var previousSnapshot: Period?
  /// The statistical neighbours; `nil` leaves their rows out.
  package var neighbours: NeighbourSet?
  /// Where a new series begins: nothing from there on compares with anything before.
  package var breaks: [SeriesBreak]
  /// The source to compare in; `nil` leaves the choice to ``Comparison``.
  package var source: SourceID?

  /// Makes a request.
  package init(
    definition: IndicatorDefinition, area: AreaID, period: Period, breakdown: Breakdown = .total,
    previousSnapshot: Period? = nil, neighbours: NeighbourSet? = nil, breaks: [SeriesBreak] = [],
    source: SourceID? = nil
  ) {
    self.definition = definition
    self.area = area
    self.period = period
    self.breakdown = breakdown
    self.previousSnapshot = previousSnapshot
    self.neighbours = neighbours
    self.breaks = breaks
    self.source = source
  }

  /// The first and last day of `period`.
  func days(of period: Period) -> ClosedRange<CalendarDate> { definition.days(of: period) }

  /// The period before, by the calendar or, for a snapshot day, as given; `nil` when not known.
  ///
  /// A ``FigureGrid`` for the request holds this period and the asked one.
  package var previous: Period? {
    if case .day = period { return previousSnapshot }
    return period.previous
  }
}
