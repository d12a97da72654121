package import ReturnModel

/// Figures of named places as bars that begin at nought, the area's own picked out.
package struct BarChart: Chart {
  /// One bar.
  package struct Bar: Hashable, Sendable {
    /// Whose figure it is.
    package let name: String
    /// How it is drawn.
    package let role: ChartRole
    /// The figure; `nil` leaves the bar out and says why.
    package let value: Double?
    /// The figure as people read it.
    package let shown: String
    /// Why there is no figure.
    package let reason: Withheld?

    /// Makes a bar.
    package init(
      name: String, role: ChartRole, value: Double?, shown: String, reason: Withheld? = nil
    ) {
      (self.name, self.role, self.shown, self.reason) = (name, role, shown, reason)
      self.value = value.flatMap { $0.isFinite ? $0 : nil }
    }
  }

  /// What the chart is called.
  package let title: String
  /// The unit, as a sentence of its own.
  package let unit: String
  /// The bars, the best or the highest first.
  package let bars: [Bar]

  /// Makes a chart of `bars`, in the order given.
  package init(title: String, unit: String, bars: [Bar]) {
    (self.title, self.unit, self.bars) = (title, unit, bars)
  }

  /// Whether there is anything to compare.
  package var isWorthDrawing: Bool { bars.count { $0.value != nil } > 1 }

  /// What the chart shows, from the first bar to the last.
  package var words: String {
    let known = bars.filter { $0.value != nil }
    let place = known.firstIndex { $0.role == .own }
    let own = place.map {
      "\(known[$0].name) is \(known[$0].shown), \($0 + 1) of \(known.count) bars."
    }
    let ends = [known.first, known.last].compactMap(\.self).map { "\($0.name) \($0.shown)" }
    return [
      "Bar chart. \(unit)", own ?? "", "From \(ends.joined(separator: " to ")).",
      "The table that goes with it has every figure.",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What the bars' patterns mean.
  package var key: [ChartKey] {
    let words: [(ChartRole, String)] = [
      (.own, "Dark: the area"), (.neighbours, "Middling: its statistical neighbours"),
      (.region, "White: region and England"), (.other, "Pale: other authorities"),
    ]
    return words.filter { role, _ in
      bars.contains { $0.role == role || role == .region && $0.role == .england }
    }.map { ChartKey(role: nil, words: $1) }
  }

  /// Every figure, a row a bar.
  package var table: Table {
    Table(
      title: "Figures of the chart", caption: title,
      columns: [
        Table.Column("name", heading: "Area or group"),
        Table.Column("value", heading: "Value", kind: .number),
      ],
      rows: bars.map { bar in
        [
          .text(bar.name),
          bar.value.map { .number($0, shown: bar.shown) } ?? bar.reason.map { .withheld($0) }
            ?? .empty,
        ]
      })
  }

  /// The paint of a bar, told apart by darkness alone.
  static func paint(_ role: ChartRole) -> String {
    switch role {
    case .own, .ownOther: "fill=\"#0b3c7d\""
    case .neighbours, .councilType: "fill=\"#8ba3bd\""
    case .region, .england, .target: "fill=\"#ffffff\" stroke=\"#3d4248\" stroke-width=\"1\""
    case .other: "fill=\"#ccd3da\""
    }
  }
}

extension BarChart {
  private static let (width, step, letters, namesWidth) = (360.0, 17.0, 10.0, 118.0)

  /// The drawing: a row a bar, its name before it and its figure after it.
  package func drawing(id: String) -> [String] {
    let scale = ChartScale(bars.compactMap(\.value), includesNought: true)
    let texts = bars.map { ChartText.width(text($0), size: Self.letters) * 1.08 }
    let negative = scale.low < 0 ? (texts.max() ?? 0) + 4 : 0
    let (left, right) = (Self.namesWidth + 6 + negative, Self.width - (texts.max() ?? 0) - 8)
    func x(_ value: Double) -> Double { left + scale.share(of: value) * (right - left) }
    let height = Self.step * Double(bars.count) + 8
    var parts: [String] = []
    for (place, bar) in bars.enumerated() {
      let (y, isOwn) = (4 + Self.step * Double(place), bar.role == .own)
      let name = ChartText.fitted(
        bar.name, size: Self.letters, room: Self.namesWidth / (isOwn ? 1.08 : 1))
      parts.append(
        SVGText.text(name, Self.namesWidth, y + 11.5, size: Self.letters, .end, isBold: isOwn))
      let value = bar.value ?? 0
      let (from, to) = (min(x(0), x(value)), max(x(0), x(value)))
      if bar.value != nil {
        parts.append(SVGText.box(from, y + 2, max(to - from, 0.5), 13, Self.paint(bar.role)))
      }
      parts.append(
        value < 0
          ? SVGText.text(text(bar), from - 3, y + 11.5, size: Self.letters, .end, isBold: isOwn)
          : SVGText.text(text(bar), to + 4, y + 11.5, size: Self.letters, isBold: isOwn))
    }
    parts.append(SVGText.line((x(0), 2), (x(0), height - 2), "stroke=\"#0b0c0c\""))
    return SVGText.drawing(
      id: id, title: title, description: words, width: Self.width, height: height, parts)
  }

  private func text(_ bar: Bar) -> String {
    bar.value == nil ? bar.reason?.symbol ?? "" : bar.shown
  }
}
