internal import Emission
internal import ReturnModel

extension ReportSeries {
  /// The measure over time; a line's points are put to the periods that any line has.
  var trendChart: TrendChart {
    let drawn = lines.filter { definition.measure != .count || $0.role.isOfOneAuthority }
    let periods = Set(drawn.flatMap { $0.points.map(\.period) }).sorted()
    return TrendChart(
      title: definition.title, unit: definition.measureWords,
      periods: periods.map(\.description),
      lines: drawn.map { line in
        let points = Dictionary(
          line.points.map { ($0.period, $0) }, uniquingKeysWith: { first, _ in first })
        return TrendChart.Line(
          name: line.name, label: line.role == .neighbours ? "Neighbours" : line.name,
          role: line.role.chartRole,
          points: periods.map { period in
            guard let point = points[period] else { return TrendChart.Point(nil) }
            return TrendChart.Point(
              point.value, shown: point.shown, reason: point.withheld, isPartial: point.isPart)
          })
      },
      breaks: definition.breaks.compactMap { broken in
        periods.firstIndex { $0 >= broken.from }.map {
          TrendChart.Break(at: $0, reason: broken.reason)
        }
      })
  }

  /// England's authorities in order, the area picked out.
  var rankingChart: RankingChart {
    let england = lines.first { $0.role == .england }?.points.first { $0.period == ranked }
    let isCount = definition.measure == .count
    return RankingChart(
      title: "\(beside.title), England's authorities, \(ranked?.description ?? "")",
      unit: beside.measureWords,
      bars: places.map { place in
        BarChart.Bar(
          name: place.name, role: place.isOwn ? .own : place.isNeighbour ? .neighbours : .other,
          value: place.value, shown: place.shown)
      },
      england: isCount ? nil : england.flatMap { point in point.value.map { ($0, point.shown) } },
      ends: beside.polarity == .lower ? ("lowest", "highest") : ("highest", "lowest"))
  }
}

extension ReportSeries.Role {
  /// Whether a count of it can stand beside an authority's own.
  fileprivate var isOfOneAuthority: Bool { self != .region && self != .england }

  fileprivate var chartRole: ChartRole {
    switch self {
    case .own: .own
    case .neighbours: .neighbours
    case .region: .region
    case .england: .england
    case .target: .target
    }
  }
}
