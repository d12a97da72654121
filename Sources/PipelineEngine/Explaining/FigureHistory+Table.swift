internal import Emission
internal import IndicatorStore
internal import ReturnModel

extension FigureHistory {
  /// Rows of histories for people.
  static func table(_ rows: [Row], decimals: Int, _ name: String) -> Table {
    Table(
      title: "What the figure has been", caption: "\(name), every period and source.",
      columns: [
        Table.Column("period", heading: "Period"), Table.Column("source", heading: "Source"),
        Table.Column("released", heading: "Round or release"),
        Table.Column("value", heading: "Value", kind: .number),
        Table.Column("revision", heading: "Revision", kind: .number),
        Table.Column("standing", heading: "Standing"),
        Table.Column("known_from", heading: "Known from"),
        Table.Column("known_until", heading: "Known until"),
      ],
      rows: rows.map { row in
        let (stored, figure) = (row.stored, row.stored.observation.figure)
        let value = figure.value.map {
          Table.Cell.number($0, shown: Rounding.text($0, decimals: decimals, isGrouped: true))
        }
        return [
          .text(stored.observation.period.description), .text(stored.observation.source.text),
          .text(stored.observation.released?.description ?? stored.round.text),
          value ?? figure.withheld.map { .withheld($0) } ?? .empty, .whole(row.revision),
          .text(row.standing.rawValue.replacing("-", with: " ")),
          .text(stored.knownFrom.date.description),
          .text(stored.knownUntil?.date.description ?? ""),
        ]
      })
  }
}
