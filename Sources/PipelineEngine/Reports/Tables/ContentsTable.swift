internal import Comparators
internal import Emission
internal import ReturnModel
internal import ReturnSpec

/// Every measure of a report, and where it stands: what a reader sees first.
struct ContentsTable {
  let pages: [(page: String, measure: ReportMeasure)]
  let frame: MeasureReading.Frame
  let summary: String?

  var table: Table {
    Table(
      title: "Contents",
      caption:
        "Every measure, and where \(frame.area.name) stands among its statistical neighbours.",
      columns: [
        Table.Column("page", heading: "Page"), Table.Column("measure", heading: "Measure"),
        Table.Column("value", heading: frame.area.name, kind: .number),
        Table.Column("neighbours", heading: frame.heading(.neighbours), kind: .number),
        Table.Column("england", heading: frame.heading(.national), kind: .number),
        Table.Column("standing", heading: "Stands"),
      ] + (hasStatus ? [Table.Column("status", heading: "Status")] : []),
      rows: pages.map { page, measure in
        [
          .text(page), .text(measure.fullTitle), value(measure), peer(.neighbours, measure),
          peer(.national, measure), .text(measure.standing.rawValue),
        ] + (hasStatus ? [.text(measure.status?.rawValue ?? "")] : [])
      },
      notes: [summary.map { "\($0)." }].compactMap(\.self) + [
        "In range: inside the middle half of the neighbours' latest published figures, the quartiles "
          + "counted in. Above and below say where, not whether it is good.",
        "Counts are not set in a range: places are of different size.",
      ])
  }

  private var hasStatus: Bool { summary != nil }

  private func value(_ measure: ReportMeasure) -> Table.Cell {
    if measure.item.annualise > 1, let value = measure.comparable {
      return .number(value, shown: measure.text.shown(value))
    }
    if let period = measure.latest?.period { return measure.cell(period) }
    guard let period = measure.besidePeriod else { return .withheld(.notAvailable) }
    return measure.text.cell(
      measure.publishedFigure, [measure.beside.coordinates(measure.area, period)])
  }

  private func peer(_ comparator: PackSpec.Comparator, _ measure: ReportMeasure) -> Table.Cell {
    guard measure.item.comparators.contains(comparator), let period = measure.besidePeriod,
      let peer = measure.beside.peer(comparator, period, measure.beside.compared(period))
    else { return .empty }
    return measure.cell(peer)
  }
}
