internal import Comparators
internal import Emission
internal import ReturnModel
internal import ReturnSpec

/// A table with a measure a row, and what stands beside it across.
struct MeasuresTable {
  let spec: PackTable
  let measures: [ReportMeasure]
  let frame: MeasureReading.Frame

  var table: Table {
    Table(
      title: spec.title, caption: caption, columns: columns.map(column),
      rows: measures.map { measure in columns.map { cell($0, measure) } },
      notes: spec.notes + notes, sources: sources)
  }

  /// A heading of the table; `nil` is the measure itself.
  private typealias Column = PackTable.Column?

  private var columns: [Column] {
    let asked = spec.columns ?? usual
    return [nil]
      + asked.filter { column in
        switch column {
        case .neighbours, .contributing: has(.neighbours)
        case .region: has(.region)
        case .national: has(.national)
        default: true
        }
      }
  }

  /// What a table shows when the pack does not say.
  private var usual: [PackTable.Column] {
    let isAnnualised = measures.contains { $0.item.annualise > 1 }
    let hasBoth = measures.contains { $0.latest?.source.isReturn ?? false }
    return [.value] + (isAnnualised ? [.yearRate] : []) + (hasBoth ? [.published] : [])
      + (measures.contains { $0.status != nil } ? [.target, .status] : [])
      + [.neighbours, .contributing, .region, .national, .stands, .trend]
  }

  private func has(_ comparator: PackSpec.Comparator) -> Bool {
    measures.contains { $0.item.comparators.contains(comparator) }
  }

  private var caption: String {
    guard let period = measures.compactMap({ $0.latest?.period }).max() else {
      return "\(frame.area.name), latest published figures."
    }
    return "\(frame.area.name), figures to \(period.shown)."
  }

  private func column(_ column: Column) -> Table.Column {
    guard let column else { return Table.Column("measure", heading: "Measure") }
    let heading =
      switch column {
      case .priority: "Priority"
      case .period: "Period"
      case .value: frame.area.name
      case .yearRate: "A year's rate"
      case .published: "Published"
      case .target: "Target"
      case .status: "Status"
      case .direction: "Direction"
      case .change: "Change"
      case .neighbours: frame.heading(.neighbours)
      case .contributing: "n"
      case .region: frame.heading(.region)
      case .national: frame.heading(.national)
      case .rank: "Rank in England"
      case .regionRank: "Rank in region"
      case .stands: "Stands"
      case .trend: "Trend"
      }
    let words: [PackTable.Column] = [.priority, .period, .status, .direction, .stands, .trend]
    return Table.Column(
      column.rawValue.replacing("-", with: "_"), heading: heading,
      kind: words.contains(column) ? .text : .number)
  }

  private func cell(_ column: Column, _ measure: ReportMeasure) -> Table.Cell {
    guard let column else { return .text(measure.title) }
    switch column {
    case .priority: return .text(measure.item.priority)
    case .period: return .text(measure.latest?.period.shown ?? "")
    case .value: return value(measure)
    case .yearRate: return measure.item.annualise > 1 ? yearRate(measure) : .empty
    case .published:
      guard let period = measure.besidePeriod, let figure = measure.publishedFigure else {
        return .empty
      }
      return measure.text.cell(figure, [measure.beside.coordinates(measure.area, period)])
    case .target:
      return measure.latest.flatMap { measure.target($0.period) }
        .map { .number($0.value, shown: measure.text.shown($0.value)) } ?? .empty
    case .status: return .text(measure.status?.rawValue ?? "")
    case .direction: return .text(measure.direction?.rawValue ?? "")
    case .change:
      return measure.change.map { .number($0, shown: measure.text.change($0)) } ?? .empty
    case .neighbours: return peer(.neighbours, measure)
    case .region: return peer(.region, measure)
    case .national: return peer(.national, measure)
    case .contributing: return contributing(measure)
    case .rank: return rank(measure)
    case .regionRank: return rankInRegion(measure)
    case .stands: return .text(measure.standing.rawValue)
    case .trend: return trend(measure)
    }
  }

  /// The area's figure; as a year's where no column beside has that, or it could not be compared.
  private func value(_ measure: ReportMeasure) -> Table.Cell {
    if measure.item.annualise > 1, !columns.contains(.yearRate) { return yearRate(measure) }
    return figure(measure)
  }

  private func yearRate(_ measure: ReportMeasure) -> Table.Cell {
    guard let value = measure.comparable, let period = measure.latest?.period else {
      return figure(measure)
    }
    return .traced(
      .number(value, shown: measure.text.shown(value)),
      to: [measure.own.coordinates(measure.area, period)])
  }

  private func figure(_ measure: ReportMeasure) -> Table.Cell {
    guard let period = measure.latest?.period else { return .withheld(.notAvailable) }
    return measure.cell(period)
  }

  private func peer(_ comparator: PackSpec.Comparator, _ measure: ReportMeasure) -> Table.Cell {
    guard measure.item.comparators.contains(comparator) else { return .withheld(.notApplicable) }
    guard let period = measure.besidePeriod else { return .text(TimeTable.notYet) }
    return measure.cell(
      measure.beside.peer(comparator, period, measure.beside.compared(period)))
  }

  private func contributing(_ measure: ReportMeasure) -> Table.Cell {
    guard let period = measure.besidePeriod,
      let peer = measure.beside.peer(.neighbours, period, measure.beside.compared(period)),
      peer.value != nil
    else { return .empty }
    return .whole(peer.n)
  }

  private func rank(_ measure: ReportMeasure) -> Table.Cell {
    guard let period = measure.besidePeriod,
      let row = measure.beside.compared(period).rows.first(where: {
        $0.comparator == .own && $0.rank != nil && $0.method == .asPublished
      }), let rank = row.rank, row.of > 1
    else { return .empty }
    return .text("\(rank) of \(row.n)")
  }

  private func rankInRegion(_ measure: ReportMeasure) -> Table.Cell {
    guard let period = measure.besidePeriod,
      let source = measure.beside.own(period, from: .published)?.source,
      let found = measure.beside.rankInRegion(period, in: source)
    else { return .empty }
    return .text("\(found.rank) of \(found.of)")
  }

  private func trend(_ measure: ReportMeasure) -> Table.Cell {
    let own = measure.periods.compactMap { period in
      measure.figure(period)?.figure.value.map { (period, $0) }
    }
    let published = measure.beside.periods.filter(measure.isShown).compactMap { period in
      measure.beside.own(period, from: .published)?.figure.value.map { (period, $0) }
    }
    let known = own.count > 1 ? own : published
    guard known.count > 1, let first = known.first, let last = known.last else { return .empty }
    let texts = known.map { measure.text.shown($0.1) }
    return .series(
      known.map(\.1),
      shown: "\(first.0.shown) to \(last.0.shown): \(texts.joined(separator: ", "))")
  }

  private var notes: [String] {
    var notes: [String] = []
    for measure in measures where measure.item.annualise > 1 && measure.besidePeriod != nil {
      notes.append(
        "\(measure.title): multiplied by \(measure.item.annualise) to stand beside a yearly figure."
      )
    }
    for measure in measures where !measure.item.because.isEmpty {
      notes.append("\(measure.title): \(measure.item.because)")
    }
    let isOpen = measures.contains { $0.besidePeriod == nil && !$0.item.comparators.isEmpty }
    let open = isOpen && (has(.neighbours) || has(.region) || has(.national))
    let isRanked = columns.contains(.rank) || columns.contains(.regionRank)
    if isRanked, measures.contains(where: { $0.latest?.source.isReturn ?? false }) {
      notes.append("A rank is that of the area's published figure.")
    }
    return notes + (open ? [TimeTable.notYetNote] : []) + movement + standing
  }

  private var movement: [String] {
    guard columns.contains(.direction) else { return [] }
    let least = Set(measures.filter { $0.direction != nil }.map(\.leastChange)).sorted()
    return least.isEmpty
      ? []
      : [
        "Direction is against the period before; a change of less than "
          + least.map { Rounding.text($0, decimals: 1) }.joined(separator: " or ")
          + " is steady."
      ]
  }

  private var standing: [String] {
    columns.contains(.stands) && measures.contains { $0.standing != .none }
      ? [
        "In range: inside the middle half of the neighbours' latest published figures, the quartiles "
          + "counted in. Above and below say where, not whether it is good."
      ] : []
  }

  private var sources: [String] {
    measures.compactMap { measure in
      guard let period = measure.besidePeriod,
        measure.beside.definition.id != measure.definition.id || period != measure.latest?.period
      else { return nil }
      return "\(measure.title): beside \(measure.beside.definition.title) "
        + "(\(measure.beside.definition.id)), \(period.shown)"
    }
  }
}
