import ReturnModel

extension ComparatorTable {
  /// The figures behind the rows, place by place, so that a mean can be checked by hand.
  package var placesTable: Table {
    let parts = [
      Table.Column("numerator", heading: "Numerator", kind: .number),
      Table.Column("denominator", heading: "Denominator", kind: .number),
    ]
    var table = Table(
      title: "Figures place by place",
      caption:
        "\(area.name), its neighbours, its region and England, \(period), \(breakdownLabel).",
      columns: [
        Table.Column("area", heading: "Area"), Table.Column("ons_code", heading: "ONS code"),
        Table.Column("value", heading: valueHeading, kind: .number),
      ] + (isCount ? [] : parts) + [Table.Column("source", heading: "Source")],
      rows: members.map(placeCells))
    for (row, member) in members.enumerated() where member.figure.value != nil {
      guard let place = directory[member.area] else { continue }
      table.commands[Table.Place(row: row, column: 2)] =
        CellCommand.explain(
          definition.id, area: code(of: place), member.period, member.breakdown
        ).text
    }
    return table
  }

  private func placeCells(_ member: Observation) -> [Table.Cell] {
    let place = directory[member.area]
    let code = place?.code(.ons, on: definition.days(of: member.period).upperBound)
    let figure = member.figure
    func cell(_ value: Double?, decimals: Int) -> Table.Cell {
      guard let value else { return .withheld(figure.withheld ?? .notAvailable) }
      return .number(value, shown: Rounding.text(value, decimals: decimals, isGrouped: true))
    }
    func part(_ value: Double?) -> Table.Cell {
      cell(value, decimals: value.map { $0.rounded() == $0 } ?? true ? 0 : 1)
    }
    return [.text(place?.name ?? member.area.text), .text(code ?? "none")]
      + [cell(figure.value, decimals: definition.decimals)]
      + (isCount ? [] : [part(figure.numerator), part(figure.denominator)])
      + [.text(member.source.text)]
  }
}
