internal import Emission
internal import ReturnModel
internal import ReturnSpec

extension ReportDocument {
  /// Every measure of every page with all that stands beside it, for a spreadsheet.
  var data: Table {
    let texts = ["page", "indicator", "measure", "unit", "period"]
    let numbers = ["value", "numerator", "denominator", "annualised"]
    let others = ["published", "neighbours_mean", "neighbours_n", "region", "england"]
    return Table(
      title: spec.title,
      columns: (texts + numbers + ["beside", "beside_period"] + others + ["stands"])
        .map { Table.Column($0) },
      rows: pages.flatMap(\.lines).map(Self.cells))
  }

  private static func cells(_ line: ReportLine) -> [Table.Cell] {
    let own = line.own.last
    let beside = line.beside
    return [
      .text(line.page), .text(line.definition.id.text), .text(line.definition.title),
      .text(line.definition.measure.rawValue), .text(own?.period.description ?? ""),
      number(own?.figure.value, own?.figure.withheld), number(own?.figure.numerator),
      number(own?.figure.denominator),
      line.annualise > 1 ? number(line.comparable) : .empty,
      .text(beside?.definition.id.text ?? ""), .text(beside?.period.description ?? ""),
      number(beside?.published?.value, beside?.published?.withheld), number(beside?.neighbours),
      beside.map { .whole($0.n) } ?? .empty, number(beside?.region), number(beside?.england),
      .text(line.standing.rawValue),
    ]
  }

  private static func number(_ value: Double?, _ withheld: Withheld? = nil) -> Table.Cell {
    if let value { return .number(value, shown: "") }
    return withheld.map { .withheld($0) } ?? .empty
  }

  /// A measure slice by slice, with each slice's share of a count.
  func table(_ slices: ReportSlices) -> Table {
    let isCount = slices.definition.measure == .count
    let sum = slices.rows.compactMap(\.figure.value).reduce(0, +)
    return Table(
      title: "\(slices.definition.title), by \(Self.withSmallInitial(slices.title))",
      caption: "\(area.name), as at \(slices.period).",
      columns: [
        Table.Column("category", heading: "Category"),
        Table.Column("value", heading: isCount ? "Number" : "Value", kind: .number),
        Table.Column("share", heading: "Share", kind: .number),
      ],
      rows: slices.rows.map { label, figure in
        let places = slices.definition.decimals
        let value = figure.value.map {
          Table.Cell.number($0, shown: Rounding.text($0, decimals: places, isGrouped: true))
        }
        let share = isCount && sum > 0 ? figure.value.map { $0 / sum * 100 } : nil
        return [
          .text(label),
          value ?? figure.withheld.map { .withheld($0) } ?? .empty,
          share.map { .number($0, shown: "\(Rounding.text($0, decimals: 1))%") } ?? .empty,
        ]
      })
  }

  /// A title as it stands in a sentence.
  private static func withSmallInitial(_ title: String) -> String {
    title.prefix(1).lowercased() + title.dropFirst()
  }
}
