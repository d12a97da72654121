internal import Comparators
internal import Emission
internal import ReturnModel
internal import ReturnSpec

/// A table with a measure a row and a period a column, the change over all of them at the end.
struct PeriodsTable {
  let spec: PackTable
  let measures: [ReportMeasure]

  private var area: String { measures.first?.area.name ?? "" }

  /// The periods shown: those named, else the latest there are of any measure.
  var periods: [Period] {
    guard spec.periods.isEmpty else { return spec.periods }
    let all = Set(measures.flatMap(\.periods)).sorted()
    return spec.latest > 0 ? Array(all.suffix(spec.latest)) : all
  }

  var table: Table {
    let periods = periods
    let rows = measures.map { row($0, periods) }
    return Table(
      title: spec.title, caption: "\(area)\(spec.isInThousands ? ", £000" : "").",
      columns: [Table.Column("measure", heading: "Measure")]
        + periods.map {
          Table.Column(
            "p\($0.description.replacing("-", with: "_").lowercased())", heading: $0.shown,
            kind: .number)
        } + ends,
      rows: rows, notes: spec.notes + notes(rows))
  }

  private var showsShare: Bool {
    spec.showsChange && measures.contains { $0.definition.measure != .percentage }
  }

  private var ends: [Table.Column] {
    (spec.showsChange ? [Table.Column("change", heading: "Change", kind: .number)] : [])
      + (showsShare ? [Table.Column("change_percent", heading: "Change (%)", kind: .number)] : [])
      + (spec.showsTarget
        ? [
          Table.Column("target", heading: "Target", kind: .number),
          Table.Column("status", heading: "Status"),
        ] : [])
  }

  private func row(_ measure: ReportMeasure, _ periods: [Period]) -> [Table.Cell] {
    var text = measure.text
    text.isInThousands = spec.isInThousands
    let cells = periods.map { period in
      text.cell(measure.figure(period)?.figure, [measure.own.coordinates(measure.area, period)])
    }
    return [.text(measure.title)] + cells + changes(measure, periods) + aims(measure)
  }

  /// The last figure less the first; none across a break, nor where one of them is missing.
  private func changes(_ measure: ReportMeasure, _ periods: [Period]) -> [Table.Cell] {
    guard spec.showsChange else { return [] }
    let none = Array(repeating: Table.Cell.withheld(.notAvailable), count: showsShare ? 2 : 1)
    guard periods.count > 1, let first = periods.first, let last = periods.last,
      let before = measure.figure(first)?.figure.value,
      let now = measure.figure(last)?.figure.value,
      !measure.definition.breaks.contains(where: { first < $0.from && $0.from <= last })
    else { return none }
    let change = PrintedArithmetic.difference(now, before)
    let cell = Table.Cell.number(change, shown: measure.text.change(change))
    guard showsShare else { return [cell] }
    guard measure.definition.measure != .percentage, before != 0 else {
      return [cell, .withheld(.notApplicable)]
    }
    let share = change / before * 100
    return [
      cell,
      .number(share, shown: FigureText(measure: .count, decimals: 1).change(share) + "%"),
    ]
  }

  private func aims(_ measure: ReportMeasure) -> [Table.Cell] {
    guard spec.showsTarget else { return [] }
    guard let target = measure.latest.flatMap({ measure.target($0.period) }) else {
      return [.empty, .empty]
    }
    return [
      .number(target.value, shown: measure.text.shown(target.value)),
      .text(measure.status?.rawValue ?? ""),
    ]
  }

  private func notes(_ rows: [[Table.Cell]]) -> [String] {
    guard spec.showsChange, let first = periods.first, let last = periods.last, first != last else {
      return []
    }
    return ["Change is from \(first.shown) to \(last.shown)."]
  }
}
