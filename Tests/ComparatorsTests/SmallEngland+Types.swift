import Comparators
import ReturnModel

extension SmallEngland {
  /// The same England where Ash and Birch are shires, Birch until Fir's change-over, and all others
  /// are of no type.
  static let typed = AreaDirectory(
    directory.areas.map { area in
      let until = area.id == "birch" ? dayBefore : nil
      let isShire = ["ash", "birch"].contains(area.id.text)
      return Area(
        id: area.id, name: area.name, level: area.level, region: area.region, codes: area.codes,
        from: area.from, until: area.until, successors: area.successors,
        types: isShire ? [CouncilType(type: "shires", until: until)] : [])
    } + [
      Area(
        id: "shires", name: "Shires", level: .councilType, region: nil, codes: [], from: nil,
        until: nil)
    ])

  static func compare(
    _ observations: [Observation], _ request: ComparatorRequest, in directory: AreaDirectory
  ) -> ComparatorResult {
    let grid = FigureGrid(
      observations, indicator: request.definition.id, breakdown: request.breakdown,
      periods: [request.period] + [request.previous].compactMap(\.self), directory: directory)
    return Comparison(request, grid: grid, directory: directory).result()
  }

  /// The same figure in another period.
  static func moved(_ observation: Observation, to period: Period) -> Observation {
    var observation = observation
    observation.period = period
    return observation
  }
}
