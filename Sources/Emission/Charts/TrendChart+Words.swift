import ReturnModel

extension TrendChart {
  /// What the chart shows: how each line runs, and what is missing from it.
  package var words: String {
    let about = periods.count > 1 ? "\(periods[0]) to \(periods[periods.count - 1])" : ""
    return
      (["Line chart, \(about). \(unit)"] + lines.map(words)
      + breaks.map { "The series breaks before \(periods[$0.place])." }
      + ["The table that goes with it has every figure."]).joined(separator: " ")
  }

  private func words(_ line: Line) -> String {
    let known = line.points.indices.filter { line.points[$0].value != nil }
    guard let first = known.first, let last = known.last else { return "\(line.name): no figure." }
    let end = first == last ? "" : " to \(line.points[last].shown) in \(periods[last])"
    let hidden = line.points.indices.compactMap { place in
      line.points[place].reason.map { "\(periods[place]) \($0.words)" }
    }
    let gaps = hidden.isEmpty ? "" : "; \(hidden.joined(separator: ", "))"
    return "\(line.name): \(line.points[first].shown) in \(periods[first])\(end)\(gaps)."
  }

  /// What lines and marks mean, and whether the axis begins at nought.
  package var key: [ChartKey] {
    var key = lines.map { ChartKey(role: $0.role, words: "\($0.name): \(ChartInk($0.role).words)") }
    if lines.contains(where: { $0.points.contains(where: \.isPartial) }) {
      key.append(ChartKey(role: nil, words: "* and an open mark: a part of the period only"))
    }
    for reason in Withheld.allCases
    where own?.points.contains(where: { $0.reason == reason }) ?? false {
      key.append(ChartKey(role: nil, words: "\(reason.symbol) and a gap: \(reason.words)"))
    }
    for broken in breaks {
      let why = broken.reason.isEmpty ? "" : ": \(broken.reason)"
      key.append(
        ChartKey(
          role: nil, words: "Double line: the series breaks at \(periods[broken.place])\(why)"))
    }
    if scale.low != 0 {
      key.append(ChartKey(role: nil, words: "The scale does not begin at nought."))
    }
    return key
  }

  /// Every figure, a row a period.
  package var table: Table {
    let columns = lines.enumerated().map { place, line in
      Table.Column("line_\(place + 1)", heading: line.name, kind: .number)
    }
    let rows = periods.indices.map { period in
      [.text(label(of: period))] + lines.map { Self.cell($0.points[period]) }
    }
    return Table(
      title: "Figures of the chart", caption: title,
      columns: [Table.Column("period", heading: "Period")] + columns, rows: rows)
  }

  private static func cell(_ point: Point) -> Table.Cell {
    if let value = point.value { return .number(value, shown: point.shown) }
    return point.reason.map { .withheld($0) } ?? .empty
  }
}
