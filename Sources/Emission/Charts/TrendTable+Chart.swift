package import ReturnModel

extension TrendTable {
  /// The table's lines as a chart, with targets where there are any; `targets` and `partial` are by
  /// period.
  package func chart(
    targets: [Period: Double] = [:], partial: Set<Period> = []
  ) -> TrendChart {
    let periods = steps.map(\.period)
    var drawn: [TrendChart.Line] = []
    // Beside England's count an area's own is a line along the bottom.
    for line in lines
    where !latest.isCount || [.own, .neighbours].contains(line.comparator) {
      let role = role(of: line, isFirst: !drawn.contains { $0.role == .own })
      let points = steps.map { step in
        step.row(of: line).map { row in
          Self.point(
            step.trendValue(row), isPartial: role == .own && partial.contains(step.period))
        } ?? TrendChart.Point(nil)
      }
      drawn.append(
        TrendChart.Line(
          name: heading(line), label: label(of: line, role), role: role, points: points))
    }
    if periods.contains(where: { targets[$0] != nil }) {
      let points = periods.map { period in
        TrendChart.Point(targets[period], shown: targets[period].map(shown) ?? "")
      }
      drawn.append(.init(name: "Target", label: "Target", role: .target, points: points))
    }
    return TrendChart(
      title: "\(latest.definition.title), \(latest.area.name)", unit: latest.measureWords,
      periods: periods.map(\.description), lines: drawn,
      breaks: breaks.compactMap { broken in
        periods.firstIndex { $0 >= broken.from }.map {
          TrendChart.Break(at: $0, reason: broken.reason)
        }
      })
  }

  private func shown(_ value: Double) -> String {
    Rounding.text(value, decimals: latest.definition.decimals, isGrouped: true)
  }

  private static func point(_ cell: Table.Cell, isPartial: Bool) -> TrendChart.Point {
    switch cell {
    case .number(let value, let shown): .init(value, shown: shown, isPartial: isPartial)
    case .withheld(let reason): .init(nil, reason: reason)
    default: .init(nil)
    }
  }

  private func role(of line: TrendLine, isFirst: Bool) -> ChartRole {
    switch line.comparator {
    case .own: isFirst ? .own : .ownOther
    case .neighbours: .neighbours
    case .region: .region
    case .councilType: .councilType
    case .england: .england
    }
  }

  private func label(of line: TrendLine, _ role: ChartRole) -> String {
    switch role {
    case .own: latest.area.name
    case .ownOther: "as published"
    case .neighbours: "Neighbours"
    default: heading(line)
    }
  }
}
