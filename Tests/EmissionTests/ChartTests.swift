import Emission
import ReturnModel
import Testing

/// What a chart draws and says, as its own text; how it looks is for a browser to tell.
@Suite struct ChartTests {
  private static func chart(
    _ values: [Double?], breaks: [TrendChart.Break] = [], target: Double? = nil
  ) -> TrendChart {
    let periods = values.indices.map { String(2020 + $0) }
    let own = values.enumerated().map { place, value in
      TrendChart.Point(
        value, shown: value.map { "\($0)" } ?? "", reason: value == nil ? .suppressed : nil,
        isPartial: place == values.count - 1)
    }
    var lines = [TrendChart.Line(name: "Ashshire", label: "Ashshire", role: .own, points: own)]
    if let target {
      let points = values.map { _ in TrendChart.Point(target, shown: "\(target)") }
      lines.append(.init(name: "Target", label: "Target", role: .target, points: points))
    }
    return TrendChart(
      title: "Plans <in time>", unit: "Per cent.", periods: periods, lines: lines, breaks: breaks)
  }

  /// How many points each piece of the thick line has.
  private static func pieces(_ chart: TrendChart) -> [Int] {
    chart.drawing(id: "c").filter { $0.hasPrefix("<polyline") && $0.contains("width=\"2.5\"") }
      .compactMap { line in
        line.firstMatch(of: /points="([^"]*)"/).map { $0.1.split(separator: " ").count }
      }
  }

  @Test func aLineStopsAtAGapAndAtABreak() {
    #expect(Self.pieces(Self.chart([1, 2, 3, 4, 5])) == [5])
    #expect(Self.pieces(Self.chart([1, 2, nil, 4, 5])) == [2, 2])
    #expect(
      Self.pieces(Self.chart([1, 2, 3, 4, 5], breaks: [.init(at: 2, reason: "")])) == [2, 3])
    // A number alone has a mark and no line.
    #expect(Self.pieces(Self.chart([nil, 2, nil])).isEmpty)
  }

  @Test func aHiddenNumberIsAGapThatSaysWhy() {
    let chart = Self.chart([1, nil, 3])
    let text = chart.drawing(id: "c").joined()
    #expect(text.contains(">c</text>"))
    #expect(chart.words.contains("2021 suppressed"))
    #expect(chart.key.contains { $0.text == "c and a gap: suppressed" })
    #expect(chart.table.rows[1] == [.text("2021"), .withheld(.suppressed)])
  }

  @Test func aPartOfAPeriodIsMarked() {
    let chart = Self.chart([1, 2])
    #expect(chart.table.rows[1][0] == .text("2021*"))
    #expect(chart.drawing(id: "c").joined().contains("fill=\"#ffffff\" stroke=\"#0b3c7d\""))
    #expect(chart.key.contains { $0.text.hasPrefix("* and an open mark") })
  }

  @Test func aDrawingIsNamedAndNothingInItIsMarkup() {
    let text = Self.chart([1, 2], target: 90).drawing(id: "c").joined(separator: "\n")
    #expect(text.contains("role=\"img\" aria-labelledby=\"c-title\" aria-describedby=\"c-words\""))
    #expect(text.contains("<title id=\"c-title\">Plans &lt;in time&gt;</title>"))
    #expect(text.contains("Ashshire: 1.0 in 2020 to 2.0 in 2021."))
    #expect(text.contains("Target: 90.0 in 2020 to 90.0 in 2021."))
    #expect(!text.contains("NaN") && !text.contains("inf"))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
  func whatIsNoNumberDrawsNoNonsense(_ value: Double) {
    for text in [
      Self.chart([1, value, 2]).drawing(id: "c").joined(),
      BarChart(
        title: "x", unit: "",
        bars: [.init(name: "a", role: .own, value: value, shown: "a")]
          + [.init(name: "b", role: .other, value: 1, shown: "1")]
      ).drawing(id: "c").joined(),
    ] { #expect(!text.contains("nan") && !text.contains("inf\"")) }
  }

  @Test func barsBeginAtNoughtAndTheAreaIsPickedOut() throws {
    let given: [(String, Double, ChartRole)] = [
      ("a", 50, .other), ("b", 40, .own), ("c", -10, .neighbours),
    ]
    let bars = given.map { BarChart.Bar(name: $0, role: $2, value: $1, shown: "\($1)") }
    let chart = BarChart(title: "x", unit: "Points.", bars: bars)
    #expect(chart.words.contains("b is 40.0, 2 of 3 bars. From a 50.0 to c -10.0."))
    let widths = chart.drawing(id: "c").filter { $0.hasPrefix("<rect") }.compactMap { line in
      line.firstMatch(of: /\ width="([0-9.]+)"/).flatMap { Double($0.1) }
    }
    // As long as the numbers say, from nought: 50 to 40 to 10.
    try #require(widths.count == 3)
    #expect(abs(widths[0] / widths[1] - 1.25) < 0.01)
    #expect(abs(widths[1] / widths[2] - 4) < 0.05)
  }
}
