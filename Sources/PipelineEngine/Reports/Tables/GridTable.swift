internal import Emission
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// A table with the slices of a dimension as rows and measures as columns, of one period.
struct GridTable {
  let spec: PackTable
  let measures: [ReportMeasure]
  /// By measure, the readings of its slices in the order of the rows.
  let slices: [(label: String, readings: [MeasureReading?])]
  let period: Period

  var table: Table {
    Table(
      title: spec.title,
      caption:
        "\(measures.first?.area.name ?? ""), \(period.shown)\(spec.isInThousands ? ", £000" : "").",
      columns: [Table.Column("slice", heading: heading)]
        + measures.map {
          Table.Column(
            Breakdown.slug($0.title).replacing("-", with: "_"), heading: $0.title, kind: .number)
        },
      rows: rows, notes: spec.notes)
  }

  let heading: String

  private var rows: [[Table.Cell]] {
    // A slice that no measure has a figure of in this period is of another one.
    let named = slices.compactMap { slice -> [Table.Cell]? in
      let figures = zip(measures, slice.readings).map { measure, reading in
        reading?.own(period, from: measure.item.source)?.figure
      }
      guard figures.contains(where: { $0 != nil }) else { return nil }
      let cells = measures.indices.map { place in
        cell(measures[place], figures[place], slice.readings[place])
      }
      return [.text(slice.label)] + cells
    }
    guard spec.hasTotal else { return named }
    let total = measures.map { cell($0, $0.figure(period)?.figure, $0.own) }
    return named + [[.text("Total")] + total]
  }

  private func cell(
    _ measure: ReportMeasure, _ figure: Figure?, _ reading: MeasureReading?
  ) -> Table.Cell {
    var text = measure.text
    text.isInThousands = spec.isInThousands
    guard let reading, let figure else {
      // Nobody in a slice is a count of none: only what was counted is kept.
      return measure.definition.measure == .count || measure.definition.measure == .pounds
        ? .number(0, shown: "0") : .withheld(.notApplicable)
    }
    return text.cell(figure, [reading.coordinates(measure.area, period)])
  }
}
