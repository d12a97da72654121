/// Every authority's figure as a thin bar that begins at nought, in order, the area picked out.
package struct RankingChart: Chart {
  /// The bars, the best or the highest first.
  let bars: [BarChart.Bar]
  /// What the chart is called.
  package let title: String
  /// The unit, as a sentence of its own.
  let unit: String
  /// England's figure, drawn across.
  let england: (value: Double, shown: String)?
  /// What is first and what is last: `highest`, `lowest`.
  let ends: (first: String, last: String)

  /// Makes a chart of `bars`, in the order given; those without a figure are left out.
  package init(
    title: String, unit: String, bars: [BarChart.Bar], england: (value: Double, shown: String)?,
    ends: (first: String, last: String)
  ) {
    self.bars = bars.filter { $0.value != nil }
    (self.title, self.unit, self.england, self.ends) = (title, unit, england, ends)
  }

  /// Whether there are enough to rank.
  package var isWorthDrawing: Bool { bars.count > 11 && own != nil }

  private var own: Int? { bars.firstIndex { $0.role == .own } }

  /// What the chart shows.
  package var words: String {
    let own = own.map { place in
      "\(bars[place].name) is number \(place + 1) of \(bars.count) with \(bars[place].shown)."
    }
    return [
      "Bar chart of \(bars.count) authorities, the \(ends.first) first. \(unit)", own ?? "",
      england.map { "England is \($0.shown)." } ?? "",
      "The table that goes with it has every figure.",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What the bars' patterns mean.
  package var key: [ChartKey] {
    BarChart(title: title, unit: unit, bars: bars).key
      + (england == nil ? [] : [ChartKey(role: .england, words: "Dashed line across: England")])
  }

  /// Every figure, a row an authority.
  package var table: Table {
    Table(
      title: "Figures of the chart", caption: title,
      columns: [
        Table.Column("place", heading: "Place", kind: .number),
        Table.Column("name", heading: "Authority"),
        Table.Column("value", heading: "Value", kind: .number),
      ],
      rows: bars.enumerated().map { place, bar in
        [
          .whole(place + 1), .text(bar.name),
          bar.value.map { .number($0, shown: bar.shown) } ?? .empty,
        ]
      })
  }

  /// The drawing.
  package func drawing(id: String) -> [String] {
    let (width, height, top, bottom, letters) = (360.0, 190.0, 24.0, 166.0, 10.0)
    let scale = ChartScale(
      bars.compactMap(\.value) + [england?.value].compactMap(\.self), includesNought: true)
    let left = (scale.ticks.map { ChartText.width(scale.text($0), size: letters) }.max() ?? 0) + 8
    let step = (width - left - 2) / Double(max(bars.count, 1))
    func y(_ value: Double) -> Double { bottom - scale.share(of: value) * (bottom - top) }
    var parts = scale.ticks.flatMap { tick in
      [
        SVGText.line((left, y(tick)), (width, y(tick)), "stroke=\"#d8dde2\""),
        SVGText.text(scale.text(tick), left - 4, y(tick) + 3.5, size: letters, .end),
      ]
    }
    for (place, bar) in bars.enumerated() {
      let value = bar.value ?? 0
      let (from, to) = (min(y(0), y(value)), max(y(0), y(value)))
      parts.append(
        SVGText.box(
          left + Double(place) * step, from, max(step - 0.4, 0.8), max(to - from, 0.3),
          BarChart.paint(bar.role)))
    }
    if let england {
      let stroke = ChartInk(.england).stroke
      parts.append(SVGText.line((left, y(england.value)), (width, y(england.value)), stroke))
    }
    parts.append(SVGText.line((left, y(0)), (width, y(0)), "stroke=\"#0b0c0c\""))
    if let own {
      let x = left + (Double(own) + 0.5) * step
      let words = "\(bars[own].name) \(bars[own].shown)"
      let fitted = ChartText.fitted(words, size: letters, room: (width - 8) / 1.08)
      let half = ChartText.width(fitted, size: letters) * 0.54
      let middle = max(half + 2, min(x, width - half - 2))
      parts.append(SVGText.text(fitted, middle, 11, size: letters, .middle, isBold: true))
      parts.append(
        SVGText.line((x, 14), (x, y(max(bars[own].value ?? 0, 0))), "stroke=\"#0b3c7d\""))
    }
    let first = "1 (\(ends.first))"
    let last = "\(bars.count) (\(ends.last))"
    parts.append(SVGText.text(first, left, 182, size: letters))
    parts.append(SVGText.text(last, width - 1, 182, size: letters, .end))
    return SVGText.drawing(
      id: id, title: title, description: words, width: width, height: height, parts)
  }
}
