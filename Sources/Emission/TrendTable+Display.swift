import ReturnModel

extension TrendTable {
  /// The periods as people read them, with notes and sources.
  package var table: Table {
    let (first, last) = (steps[0].period, latest.period)
    let slice = latest.breakdown == .total ? "" : ", \(latest.breakdownLabel)"
    var table = Table(
      title: "\(latest.definition.title): \(latest.area.name), \(first) to \(last)\(slice)",
      caption: "\(latest.area.name) beside its comparators, \(first) to \(last), "
        + "\(latest.breakdownLabel). \(latest.measureWords)",
      columns: columns, rows: grid, notes: notes,
      sources: steps.flatMap(\.sourceLines).reduce(into: []) { lines, line in
        if !lines.contains(line) { lines.append(line) }
      })
    addCommands(to: &table)
    return table
  }

  /// Gives each figure the command that explains it; rows that stand across have none.
  private func addCommands(to table: inout Table) {
    let periods = table.rows.map { $0.first?.shown ?? "" }
    for step in steps {
      guard let row = periods.firstIndex(of: step.period.description) else { continue }
      var column = 1
      for line in lines {
        if let found = step.row(of: line), found.value != nil {
          table.commands[Table.Place(row: row, column: column)] = step.command(found)
        }
        column += line.comparator == .own ? 3 : 1
      }
    }
  }

  private var columns: [Table.Column] {
    let points = latest.definition.measure == .percentage ? " (percentage points)" : ""
    return [Table.Column("period", heading: "Period")]
      + lines.flatMap { line in
        let name = heading(line)
        let value = Table.Column(line.key, heading: name, kind: .number)
        guard line.comparator == .own else { return [value] }
        return [
          value,
          Table.Column("\(line.key)_change", heading: "Change\(points)", kind: .number),
          Table.Column("\(line.key)_rank", heading: "Rank", kind: .number),
        ]
      }
  }

  /// A line's name as a heading says it.
  func heading(_ line: TrendLine) -> String {
    guard let row = rows.last(where: { TrendLine($0) == line }) else { return line.key }
    let name = latest.name(of: row)
    return line.comparator == .own || line.comparator == .neighbours
      ? "\(name), \(ComparatorTable.words(line.method))" : name
  }

  private var grid: [[Table.Cell]] {
    var grid: [[Table.Cell]] = []
    var before: Period?
    for step in steps {
      for broken in breaks
      where broken.from <= step.period && (before.map { $0 < broken.from } ?? false) {
        grid.append([.across("Break in the series at \(broken.from): \(broken.reason)")])
      }
      grid.append([.text(step.period.description)] + lines.flatMap { cells($0, step) })
      before = step.period
    }
    return grid
  }

  private func cells(_ line: TrendLine, _ step: ComparatorTable) -> [Table.Cell] {
    guard let row = step.row(of: line) else {
      return Array(repeating: .empty, count: line.comparator == .own ? 3 : 1)
    }
    let value = step.trendValue(row)
    guard line.comparator == .own else { return [value] }
    return [value, step.change(row), step.rank(row)]
  }

  private var notes: [String] {
    let breaks = breaks.map { broken in
      "The series breaks at \(broken.from): \(broken.reason). No change and no rank runs across it, "
        + "and figures on its two sides are not to be compared."
    }
    return breaks + latest.displayNotes.filter { note in !note.contains("has a break at") }
  }
}

extension ComparatorTable {
  /// The row that a trend's line has of this period.
  func row(of line: TrendLine) -> ComparatorRow? {
    rows.first { TrendLine($0) == line && TrendLine($0).isShown }
  }

  /// A row's value as a trend shows it: a group worked out from some of its members would be read as
  /// the whole group's, and is not available.
  func trendValue(_ row: ComparatorRow) -> Table.Cell {
    let isWhole = row.method == .published || row.missingReasons.isEmpty
    let isGroup = ![.own, .neighbours].contains(row.comparator)
    return isWhole || !isGroup || row.value == nil ? value(row) : .withheld(.notAvailable)
  }
}

extension TrendLine {
  /// The column's name for machines.
  var key: String {
    switch (comparator, method) {
    case (.own, .asReturned): "own_as_returned"
    case (.own, _): "own_as_published"
    default: comparator.rawValue.replacing("-", with: "_")
    }
  }
}

extension TrendTable {
  /// The area's own figures as a small line.
  package var sparkline: Table.Cell {
    guard let own = lines.first(where: { $0.comparator == .own }) else { return .empty }
    let known = steps.compactMap { step -> (Period, Double, String)? in
      guard let row = step.row(of: own), let value = row.value else { return nil }
      return (step.period, value, step.value(row).shown)
    }
    guard known.count > 1, let first = known.first, let last = known.last else { return .empty }
    let shown = known.map(\.2).joined(separator: ", ")
    return .series(known.map(\.1), shown: "\(first.0) to \(last.0): \(shown)")
  }
}
