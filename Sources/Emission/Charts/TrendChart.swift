package import ReturnModel

/// Figures over time as lines: an area's own with its comparators and a target.
package struct TrendChart: Chart {
  /// A figure in a period.
  package struct Point: Hashable, Sendable {
    /// The number; `nil` leaves a gap.
    package let value: Double?
    /// The number as people read it.
    package let shown: String
    /// Why there is no number; `nil` also where no source says anything.
    package let reason: Withheld?
    /// Whether it is of a part of the period only.
    package let isPartial: Bool

    /// Makes a point.
    package init(
      _ value: Double?, shown: String = "", reason: Withheld? = nil, isPartial: Bool = false
    ) {
      (self.value, self.shown) = (value.flatMap { $0.isFinite ? $0 : nil }, shown)
      (self.reason, self.isPartial) = (reason, isPartial)
    }
  }

  /// One line, with a point a period.
  package struct Line: Hashable, Sendable {
    /// Whose figures they are, in full.
    package let name: String
    /// The same for a label in the drawing.
    package let label: String
    /// How it is drawn.
    package let role: ChartRole
    /// The figures, as many as there are periods.
    package let points: [Point]

    /// Makes a line.
    package init(name: String, label: String, role: ChartRole, points: [Point]) {
      (self.name, self.label, self.role, self.points) = (name, label, role, points)
    }
  }

  /// Where the series begins anew.
  package struct Break: Hashable, Sendable {
    /// The first period of the new series, by its place.
    package let place: Int
    /// Why.
    package let reason: String

    /// Makes a break.
    package init(at place: Int, reason: String) { (self.place, self.reason) = (place, reason) }
  }

  /// What the chart is called.
  package let title: String
  /// The unit, as a sentence of its own.
  package let unit: String
  /// The periods, oldest first.
  package let periods: [String]
  /// The lines, the own one first; each is padded to a point a period.
  package let lines: [Line]
  /// Where the series breaks.
  package let breaks: [Break]

  /// Makes a chart.
  package init(
    title: String, unit: String, periods: [String], lines: [Line], breaks: [Break] = []
  ) {
    (self.title, self.unit, self.periods) = (title, unit, periods)
    self.breaks = breaks.filter { (1..<max(2, periods.count)).contains($0.place) }
    self.lines = lines.map { line in
      let points = line.points.prefix(periods.count)
      let missing = repeatElement(Point(nil), count: periods.count - points.count)
      return Line(
        name: line.name, label: line.label, role: line.role, points: Array(points) + Array(missing))
    }
  }

  /// Whether there is anything to draw.
  package var isWorthDrawing: Bool {
    periods.count > 1 && lines.contains { $0.points.contains { $0.value != nil } }
  }

  /// The area's own line.
  var own: Line? { lines.first { $0.role == .own } }

  /// The period's name, marked when its own figure is of a part of it.
  func label(of period: Int) -> String {
    let isPartial = lines.contains { $0.points[period].isPartial }
    return periods[period] + (isPartial ? "*" : "")
  }
}
