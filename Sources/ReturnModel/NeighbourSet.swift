/// A named, dated choice of statistical neighbours for every authority.
public struct NeighbourSet: Hashable, Sendable {
  /// The name a user gives: `2025`.
  public let id: String
  /// Where the choice comes from, for a table's notes.
  public let source: String
  /// Each authority's neighbours, nearest first.
  public let neighbours: [AreaID: [AreaID]]

  /// Makes a set.
  public init(id: String, source: String, neighbours: [AreaID: [AreaID]]) {
    self.id = id
    self.source = source
    self.neighbours = neighbours
  }
}
