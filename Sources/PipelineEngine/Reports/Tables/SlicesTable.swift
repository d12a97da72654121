internal import Emission
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// A measure's latest own figures slice by slice, with each slice's share of a count.
struct SlicesTable {
  let measure: ReportMeasure
  /// What it is broken down by, as a title.
  let title: String
  let period: Period
  /// The slices in the order of their definition, by what tables print for them.
  let slices: [(label: String, breakdown: Breakdown, figure: Figure)]

  var table: Table {
    let isCount = measure.definition.measure == .count
    let sum = slices.compactMap(\.figure.value).reduce(0, +)
    return Table(
      title: "\(measure.title), by \(title.prefix(1).lowercased() + title.dropFirst())",
      caption: "\(measure.area.name), \(period.shown).",
      columns: [
        Table.Column("category", heading: "Category"),
        Table.Column("value", heading: isCount ? "Number" : "Value", kind: .number),
        Table.Column("share", heading: "Share", kind: .number),
      ],
      rows: slices.map { slice in
        let coordinates = FigureCoordinates(
          indicator: measure.definition.id,
          area: measure.own.coordinates(measure.area, period).area,
          period: period, breakdown: slice.breakdown)
        let share = isCount && sum > 0 ? slice.figure.value.map { $0 / sum * 100 } : nil
        return [
          .text(slice.label), measure.text.cell(slice.figure, [coordinates]),
          share.map { .number($0, shown: "\(Rounding.text($0, decimals: 1))%") } ?? .empty,
        ]
      })
  }
}
