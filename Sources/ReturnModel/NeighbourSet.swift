/// A named, dated choice of statistical neighbours for every authority.
public struct NeighbourSet: Hashable, Sendable {
  /// The name a user gives: `2025`.
  public let id: String
  /// The day the choice was made; `nil` when the name says it.
  public let dated: CalendarDate?
  /// Where the choice comes from, for a table's notes.
  public let source: String
  /// Each authority's neighbours, nearest first.
  public let neighbours: [AreaID: [AreaID]]

  /// Makes a set.
  public init(
    id: String, dated: CalendarDate? = nil, source: String, neighbours: [AreaID: [AreaID]]
  ) {
    self.id = id
    self.dated = dated
    self.source = source
    self.neighbours = neighbours
  }
}
