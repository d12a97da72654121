/// How many people of some kind lived in each area in the middle of each year.
public struct PopulationSeries: Hashable, Sendable {
  /// What it counts: `children-0-17`.
  public let id: String
  private let years: [Int]
  private let values: [AreaID: [Int?]]

  /// Makes a series; each area has a value or `nil` for each of `years`, in their order.
  public init(id: String, years: [Int], values: [AreaID: [Int?]]) {
    self.id = id
    self.years = years
    self.values = values
  }

  /// The number the Department divides a figure of `day` by, with the year it is of.
  ///
  /// Figures of the year that ends on 31 March are divided by the estimate of the middle of the year
  /// before: 2025-03-31 by that of 2024. Where there is none so late, the latest before it is taken.
  public func denominator(of area: AreaID, on day: CalendarDate) -> (year: Int, people: Int)? {
    let (year, month, _) = day.components
    let wanted = month <= 3 ? year - 1 : year
    guard let values = values[area] else { return nil }
    for (year, people) in zip(years, values).sorted(by: { $0.0 > $1.0 }) where year <= wanted {
      if let people { return (year, people) }
    }
    return nil
  }
}
