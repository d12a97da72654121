internal import Comparators
internal import Emission
internal import ReturnModel
internal import ReturnSpec

/// Every figure of a report on a line of its own: what a spreadsheet and a program want.
struct ReportData {
  /// The columns: key, heading and whether it is a number.
  static let columns: [(key: String, label: String, isNumber: Bool)] = [
    ("page", "Page", false), ("table", "Table", false), ("indicator", "Indicator", false),
    ("measure", "Measure", false), ("unit", "Unit", false), ("breakdown", "Breakdown", false),
    ("period", "Period", false), ("until", "Last day, where the period is not over", false),
    ("comparator", "Whose figure it is", false), ("method", "How it was got", false),
    ("source", "Source", false), ("value", "Value", true), ("numerator", "Numerator", true),
    ("denominator", "Denominator", true), ("n", "How many contribute", true),
    ("target", "Target", true), ("status", "Status against the target", false),
    ("direction", "Direction of travel", false),
  ]

  private let title: String
  private let area: Area
  private var rows: [[Table.Cell]] = []

  init(title: String, area: Area) { (self.title, self.area) = (title, area) }

  var table: Table {
    Table(
      title: "\(title): \(area.name)",
      columns: Self.columns.map {
        Table.Column($0.key, heading: $0.label, kind: $0.isNumber ? .number : .text)
      }, rows: rows)
  }

  /// Adds the own figures of a measure and what stands beside each.
  mutating func add(_ measure: ReportMeasure, page: String, table: String) {
    let last = measure.latest?.period
    for period in measure.periods {
      guard let own = measure.figure(period) else { continue }
      add(own, of: measure, page: page, table: table, isLatest: period == last)
    }
    for period in besides(measure) {
      let result = measure.beside.compared(period)
      let source = result.sources.map(\.source.text).joined(separator: " ")
      for comparator in measure.item.comparators {
        guard let peer = measure.beside.peer(comparator, period, result) else { continue }
        rows.append(
          head(measure, page, table, measure.beside.definition.id, period, "")
            + [
              .text(comparator.rawValue), .text(peer.method.rawValue), .text(source),
              number(peer.value, peer.withheld), .empty, .empty, .whole(peer.n), .empty, .empty,
              .empty,
            ])
      }
    }
  }

  /// Adds one own figure.
  mutating func add(
    _ own: Observation, of measure: ReportMeasure, page: String, table: String,
    isLatest: Bool = false
  ) {
    let isWhole = own.breakdown == measure.item.breakdown
    var row = head(measure, page, table, measure.definition.id, own.period, "")
    row[5] = .text(own.breakdown.key)
    rows.append(
      row + [
        .text("own"), .text(own.source.isReturn ? "as-returned" : "as-published"),
        .text(own.source.text), number(own.figure.value, own.figure.withheld),
        number(own.figure.numerator), number(own.figure.denominator), .empty,
        number(isWhole ? measure.target(own.period)?.value : nil),
        .text(isLatest ? measure.status?.rawValue ?? "" : ""),
        .text(isLatest ? measure.direction?.rawValue ?? "" : ""),
      ])
  }

  /// Adds the part of a year that a table over time ends in.
  mutating func add(_ time: TimeTable, page: String, table: String) {
    guard let part = time.partYear else { return }
    let until = part.isWhole ? "" : part.until?.description ?? ""
    rows.append(
      head(time.measure, page, table, time.measure.definition.id, part.year, until)
        + [
          .text("own"), .text("sum"), .text(time.months?.definition.id.text ?? ""),
          number(part.figure.value, part.figure.withheld), number(part.figure.numerator),
          number(part.figure.denominator), .empty, number(time.measure.target(part.year)?.value),
          .empty, .empty,
        ])
  }

  /// The periods whose comparators are given: those of own figures, and the one shown beside.
  private func besides(_ measure: ReportMeasure) -> [Period] {
    let shown = Set(measure.periods.filter(measure.beside.isPublished))
    return shown.union([measure.besidePeriod].compactMap(\.self)).sorted()
  }

  private func head(
    _ measure: ReportMeasure, _ page: String, _ table: String, _ indicator: IndicatorID,
    _ period: Period, _ until: String
  ) -> [Table.Cell] {
    [
      .text(page), .text(table), .text(indicator.text), .text(measure.fullTitle),
      .text(measure.definition.measure.rawValue), .text(measure.item.breakdown.key),
      .text(period.description), .text(until),
    ]
  }

  private func number(_ value: Double?, _ withheld: Withheld? = nil) -> Table.Cell {
    if let value { return .number(value, shown: "") }
    return withheld.map { .withheld($0) } ?? .empty
  }
}
