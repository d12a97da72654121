/// A figure of a table under a label that names a time.
struct DatedFigure {
  let table: PrintedTable
  let period: LabelledPeriod
  let label: String
  let cell: PrintedCell
  let number: PrintedNumber
  let place: String
  let line: Int
  /// What the figure is of: the other label, without capitals.
  let series: String
  /// Whether it is a rate, so that a year's lies among its months'.
  let isRate: Bool

  /// The dated figures of a table, whichever way its times run.
  static func all(in table: PrintedTable) -> [DatedFigure] {
    [true, false].flatMap { isDown in
      let axis = TableAxis(table, isDown: isDown)
      return axis.lines.flatMap { line -> [DatedFigure] in
        guard !line.isTotal, !line.isChange,
          let (label, period) = line.labels.lazy.compactMap({ label in
            LabelledPeriod(label).map { (label, $0) }
          }).first
        else { return [] }
        let others = line.labels.filter { $0 != label }
        return axis.crossings.compactMap { crossing in
          let cell = axis.cell(line, crossing)
          guard let number = cell.number else { return nil }
          let name = (others + [axis.name(ofCrossing: crossing)]).joined(separator: " ")
          return DatedFigure(
            table: table, period: period, label: label, cell: cell, number: number,
            place: axis.place(line, crossing), line: axis.fileLine(line, crossing),
            series: Words.plain(name),
            isRate: axis.isPercentage(line, crossing) || axis.isAverage(line, crossing)
              || number.decimals > 0)
        }
      }
    }
  }
}
