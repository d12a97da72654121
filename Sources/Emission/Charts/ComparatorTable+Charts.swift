package import ReturnModel

extension ComparatorTable {
  /// The asked area beside its neighbours, its region and England, the best first, as bars.
  package var neighbourChart: BarChart {
    var bars: [BarChart.Bar] = []
    for member in members where !member.source.text.hasPrefix("return:") {
      guard let place = directory[member.area], !isCount || place.level == .localAuthority
      else { continue }
      bars.append(bar(place, member.figure))
    }
    // A return's own figure stands where nothing is published.
    if !bars.contains(where: { $0.role == .own }),
      let own = members.first(where: { $0.area == area.id })
    {
      bars.append(bar(area, own.figure))
    }
    return BarChart(
      title: "\(area.name) beside its neighbours, \(period)", unit: measureWords,
      bars: sorted(bars))
  }

  /// All authorities of which `figures` has a value, the best first, the asked area picked out.
  package func rankingChart(_ figures: [Observation]) -> RankingChart {
    let bars = figures.compactMap { figure -> BarChart.Bar? in
      guard let place = directory[figure.area], place.level == .localAuthority else { return nil }
      return bar(place, figure.figure)
    }
    let england = rows.first { !isCount && $0.comparator == .england && $0.value != nil }
    let isLowFirst = definition.polarity == .lower
    return RankingChart(
      title: "\(area.name) among England's authorities, \(period)", unit: measureWords,
      bars: sorted(bars),
      england: england.flatMap { row in row.value.map { ($0, value(row).shown) } },
      ends: isLowFirst ? ("lowest", "highest") : ("highest", "lowest"))
  }

  private func bar(_ place: Area, _ figure: Figure) -> BarChart.Bar {
    let shown = figure.value.map {
      Rounding.text($0, decimals: definition.decimals, isGrouped: true)
    }
    return BarChart.Bar(
      name: place.name, role: role(of: place), value: figure.value, shown: shown ?? "",
      reason: figure.withheld)
  }

  private func role(of place: Area) -> ChartRole {
    switch place.level {
    case .national: .england
    case .regional: .region
    case .councilType: .councilType
    case .localAuthority:
      place.id == area.id ? .own : isNeighbour(place.id) ? .neighbours : .other
    }
  }

  private func isNeighbour(_ id: AreaID) -> Bool { members.contains { $0.area == id } }

  /// The best or the highest first, those without a figure last; equal ones by name.
  private func sorted(_ bars: [BarChart.Bar]) -> [BarChart.Bar] {
    let sign = definition.polarity == .lower ? 1.0 : -1
    return bars.sorted { one, other in
      let (left, right) = (one.value.map { $0 * sign }, other.value.map { $0 * sign })
      if left != right { return (left ?? .infinity) < (right ?? .infinity) }
      return one.name < other.name
    }
  }
}
