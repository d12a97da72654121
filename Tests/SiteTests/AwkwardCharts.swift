import Emission
import ReturnModel

/// Charts that are hard to draw: long names, lines on each other, gaps, breaks, negative and huge
/// numbers, one number, very many bars.
enum AwkwardCharts {
  private static let periods = (2010...2024).map { "\($0)-\(($0 + 1) % 100)" }

  private static func line(
    _ name: String, _ role: ChartRole, _ value: (Int) -> Double?
  ) -> TrendChart.Line {
    let points = periods.indices.map { place -> TrendChart.Point in
      guard let number = value(place) else { return .init(nil, reason: .suppressed) }
      return .init(
        number, shown: Rounding.text(number, decimals: 1), isPartial: place == periods.count - 1)
    }
    return .init(name: name, label: name, role: role, points: points)
  }

  private static func trend(_ title: String, _ scale: Double) -> TrendChart {
    TrendChart(
      title: title, unit: "Per cent; higher is better.", periods: periods,
      lines: [
        line("Bournemouth, Christchurch and Poole", .own) {
          $0 == 3 || $0 == 9 ? nil : Double($0) * scale
        },
        line("Bournemouth, Christchurch and Poole, as published", .ownOther) { Double($0) * scale },
        line("Statistical neighbours of the set of 2025", .neighbours) { _ in scale },
        line("Yorkshire and The Humber", .region) { _ in scale },
        line("Unitary authorities and metropolitan districts", .councilType) { _ in scale },
        line("England", .england) { _ in scale }, line("Target", .target) { _ in scale },
      ],
      breaks: [.init(at: 5, reason: "counted another way"), .init(at: 6, reason: "and again")])
  }

  private static func bars(_ count: Int, _ value: (Int) -> Double) -> [BarChart.Bar] {
    (0..<count).map { place in
      let role: ChartRole =
        place == count / 2
        ? .own : place % 7 == 1 ? .neighbours : place % 7 == 2 ? .england : .other
      return BarChart.Bar(
        name: "Bath, North East Somerset and Place \(place)", role: role, value: value(place),
        shown: Rounding.text(value(place), decimals: 1, isGrouped: true))
    }
  }

  static let page = HTMLPage(
    title: "Awkward",
    sections: [
      .init(
        "Trends",
        [
          .charts([
            trend("Small", 0.001), trend("Large", 123_456_789), trend("Negative", -40),
            TrendChart(
              title: "One place", unit: "Number.", periods: ["2023", "2024"],
              lines: [.init(name: "A", label: "A", role: .own, points: [.init(5, shown: "5")])]),
          ])
        ]),
      .init(
        "Bars",
        [
          .charts([
            BarChart(title: "Mixed", unit: "Points.", bars: bars(12) { Double($0 * 9 - 50) }),
            BarChart(title: "Same", unit: "Points.", bars: bars(3) { _ in 0 }),
            BarChart(
              title: "Huge", unit: "Pounds.", bars: bars(9) { 98_765_432.1 / Double($0 + 1) }),
            RankingChart(
              title: "All", unit: "Points.", bars: bars(153) { 90 - Double($0) },
              england: (12, "12.0"), ends: ("highest", "lowest")),
            RankingChart(
              title: "Few", unit: "Pounds.", bars: bars(12) { 9_876_543 - Double($0) },
              england: nil,
              ends: ("lowest", "highest")),
          ])
        ]),
    ])
}
