internal import Comparators
internal import Emission
internal import ReturnModel
internal import ReturnSpec

/// A table of one measure with a period a row, the area beside others.
struct TimeTable {
  /// What stands where somebody else's figure is not out yet.
  static let notYet = "N/A"
  /// What is said of it under a table.
  static let notYetNote = "N/A: not published when this was made."

  let spec: PackTable
  let measure: ReportMeasure
  /// The months that a year which is not over is added up from; `nil` for none.
  let months: MeasureReading?

  var table: Table {
    Table(
      title: spec.title, caption: "\(measure.definition.title), \(measure.area.name).",
      columns: [
        Table.Column("period", heading: measure.item.isMonthly ? "Month" : "Period"),
        Table.Column("own", heading: measure.area.name, kind: .number),
      ]
        + comparators.map {
          Table.Column($0.rawValue, heading: measure.heading($0), kind: .number)
        }
        + (hasTargets
          ? [
            Table.Column("target", heading: "Target", kind: .number),
            Table.Column("status", heading: "Status"),
          ] : []),
      rows: rows, notes: spec.notes + notes, sources: sources)
  }

  var comparators: [PackSpec.Comparator] {
    measure.item.comparators.isEmpty
      ? []
      : [.national, .neighbours, .region].filter(
        measure.item.comparators.contains)
  }

  /// The periods in order: the area's own, and those that others have of the same kind.
  var periods: [Period] {
    let own = measure.periods
    guard let kind = own.last else { return [] }
    let others = measure.beside.periods.filter {
      measure.isShown($0) && $0.isSameKind(as: kind) && measure.beside.isPublished($0)
    }
    return Set(own.filter { $0.isSameKind(as: kind) }).union(others).sorted()
  }

  /// The year after the last whole one, as far as it has gone.
  var partYear: PartYear? {
    guard let months else { return nil }
    let all = months.periods.compactMap { period in
      months.own(period, from: nil).map { (period: period, figure: $0.figure) }
    }
    guard let last = all.last(where: \.period.isMonth)?.period else { return nil }
    let years =
      [Period.calendarYear(last.span.lowerBound.year)]
      + [0, 1].map { Period.splitYear(last.span.lowerBound.year - $0) }
    let kind = periods.last ?? .calendarYear(0)
    guard
      let year = years.first(where: {
        $0.isSameKind(as: kind)
          && measure.definition.days(of: $0).contains(last.span.lowerBound)
      }), !measure.periods.contains(year)
    else { return nil }
    return PartYear(of: year, months: all, measure.definition)
  }

  private var hasTargets: Bool { periods.contains { measure.target($0) != nil } }

  private var rows: [[Table.Cell]] {
    var rows: [[Table.Cell]] = []
    var before: Period?
    let part = partYear
    for period in periods where period != part?.year {
      for broken in measure.definition.breaks
      where broken.from <= period && (before.map { $0 < broken.from } ?? false) {
        rows.append([.across("Break in the series at \(broken.from): \(broken.reason)")])
      }
      rows.append(
        [.text(period.shown), measure.cell(period)] + comparators.map { peer($0, period) }
          + aims(period, measure.figure(period)?.figure.value))
      before = period
    }
    if let part {
      let coordinates = part.months.compactMap { months?.coordinates(measure.area, $0) }
      rows.append(
        [.text(label(part)), measure.text.cell(part.figure, coordinates)]
          + comparators.map { peer($0, part.year) } + aims(part.year, part.figure.value))
    }
    return rows
  }

  /// A year as far as it has gone: `2024 (to 30 June)`.
  func label(_ part: PartYear) -> String {
    guard !part.isWhole, let until = part.until else { return part.year.shown }
    return "\(part.year.shown) (to \(until.dayAndMonth))"
  }

  private func aims(_ period: Period, _ value: Double?) -> [Table.Cell] {
    guard hasTargets else { return [] }
    guard let target = measure.target(period) else { return [.empty, .empty] }
    let status = value.flatMap {
      TargetStatus(
        $0, target: target.value, tolerance: target.tolerance,
        polarity: target.better ?? measure.definition.polarity)
    }
    return [
      .number(target.value, shown: measure.text.shown(target.value)),
      .text(status?.rawValue ?? ""),
    ]
  }

  /// A comparator's cell; after its last figure it is not out yet, before it is not available.
  private func peer(_ comparator: PackSpec.Comparator, _ period: Period) -> Table.Cell {
    let reading = measure.beside
    if reading.isPublished(period),
      let peer = reading.peer(comparator, period, reading.compared(period)),
      peer.value != nil || peer.withheld != .notAvailable
    {
      return measure.cell(peer)
    }
    let last = reading.periods.last {
      measure.isShown($0) && reading.isPublished($0)
        && reading.peer(comparator, $0, reading.compared($0))?.value != nil
    }
    return last.map { period < $0 } ?? false ? .withheld(.notAvailable) : .text(Self.notYet)
  }

  private var notes: [String] {
    var notes: [String] = []
    if let part = partYear, !part.isWhole, let months = part.months.first, let until = part.until {
      notes.append(
        "\(label(part)): added up from the months from \(months.shown) to \(until.dayAndMonth); "
          + "it is no whole year, and does not compare with one.")
    }
    if rows.contains(where: { $0.contains(.text(Self.notYet)) }) {
      notes.append(Self.notYetNote)
    }
    if !measure.item.because.isEmpty { notes.append("\(measure.title): \(measure.item.because)") }
    return notes
  }

  private var sources: [String] {
    var lines: [String] = []
    if measure.beside.definition.id != measure.definition.id {
      lines.append(
        "Beside: \(measure.beside.definition.title) (\(measure.beside.definition.id))")
    }
    for source in Set(periods.compactMap { measure.figure($0)?.source }).sorted() {
      lines.append("\(measure.area.name): \(source)")
    }
    return lines
  }
}
