package import ReturnModel

/// What a comparator table is asked for, as a person or a pipeline says it.
package struct CompareRequest: Sendable {
  /// The indicator's id.
  package var indicator: String
  /// The area: `893`, `E06000051`, `cassr:417`.
  package var area: String
  /// The period: `2024`, `2024-25`, `2024-Q2`, `2024-06` or `2025-01-16`.
  package var period: String
  /// The first period of a trend up to ``period``; `nil` for a table of the one period.
  package var since: String?
  /// The neighbour set, or the path of a file that holds one; `nil` for the newest there is.
  package var neighbours: String?
  /// The slice: `total`, `sex=female`.
  package var breakdown: String
  /// The source to compare in; `nil` for the published one.
  package var source: String?
  /// Only published figures released on this day or before; `nil` for all.
  package var released: CalendarDate?
  /// As the store knew it at this moment; `nil` for now.
  package var asOf: Instant?

  /// An indicator whose published figures are set beside, where what is published is not quite the
  /// same: of the whole year, not of a term; `nil` for none.
  package var beside: String?

  /// Makes a request.
  package init(
    indicator: String, area: String, period: String, since: String? = nil,
    neighbours: String? = nil, breakdown: String = "total", source: String? = nil,
    released: CalendarDate? = nil, asOf: Instant? = nil
  ) {
    self.indicator = indicator
    self.area = area
    self.period = period
    self.since = since
    self.neighbours = neighbours
    self.breakdown = breakdown
    self.source = source
    self.released = released
    self.asOf = asOf
  }
}
