package import ReturnModel

extension ComparatorTable {
  /// The rows as people read them, rounded to the indicator's decimals, with notes and sources.
  package var table: Table {
    var table = Table(
      title: title, caption: caption, columns: columns, rows: rows.map(cells),
      notes: displayNotes, sources: sourceLines)
    for (place, row) in rows.enumerated() where row.value != nil {
      table.commands[Table.Place(row: place, column: 2)] = command(row)
    }
    return table
  }

  /// The command that tells what a row's figure is made of.
  func command(_ row: ComparatorRow) -> String {
    let code = code(of: area)
    return row.comparator == .own
      ? CellCommand.explain(definition.id, area: code, row.period, breakdown).text
      : CellCommand.compare(
        definition.id, area: code, row.period, breakdown, neighbours: row.neighbourSet
      ).text
  }

  /// An area's ONS code in the table's period, else our own id for it.
  func code(of area: Area) -> String {
    area.code(.ons, on: definition.days(of: period).upperBound) ?? area.id.text
  }

  private var title: String {
    let slice = breakdown == .total ? "" : ", \(breakdownLabel)"
    return "\(definition.title): \(area.name), \(period)\(slice)"
  }

  private var caption: String {
    "\(area.name) beside its comparators, \(period), \(breakdownLabel). \(measureWords)"
  }

  /// The unit and which way is good, as a sentence.
  package var measureWords: String { definition.measureWords }

  var isCount: Bool { definition.measure == .count }

  var valueHeading: String {
    let unit =
      switch definition.measure {
      case .count: "number"
      case .percentage: "%"
      case .ratePer1000: "per 1,000"
      case .ratePer10000: "per 10,000"
      case .ratePer100000: "per 100,000"
      case .mean: "mean"
      case .pounds: "£"
      }
    return "Value (\(unit))"
  }

  private var columns: [Table.Column] {
    let since = previous.map { " since \($0)" } ?? ""
    let points = definition.measure == .percentage ? " (percentage points)" : ""
    return [
      Table.Column("comparator", heading: "Area or group"),
      Table.Column("method", heading: "Method"),
      Table.Column("value", heading: valueHeading, kind: .number),
      Table.Column("change", heading: "Change\(since)\(points)", kind: .number),
    ]
      + (isCount
        ? [Table.Column("change_percent", heading: "Change\(since) (%)", kind: .number)] : []) + [
        Table.Column("contributing", heading: "Contributing", kind: .number),
        Table.Column("rank", heading: "Rank", kind: .number),
        Table.Column("quartile", heading: "Quartile", kind: .number),
        Table.Column("source", heading: "Source"),
      ]
  }

  private func cells(_ row: ComparatorRow) -> [Table.Cell] {
    let share = signed(row.changePercent, decimals: 1, of: row)
    return [.text(name(of: row)), .text(Self.words(row.method)), value(row), change(row)]
      + (isCount ? [share] : [])
      + [contributing(row), rank(row), quartile(row), .text(row.source.text)]
  }

  /// A mean of counts falls between whole numbers and shows a decimal.
  private func decimals(_ row: ComparatorRow) -> Int {
    let isBetween = row.method == .mean || row.method == .median
    return isCount && isBetween ? max(1, definition.decimals) : definition.decimals
  }

  /// A row's value as people read it.
  package func value(_ row: ComparatorRow) -> Table.Cell {
    switch row.status {
    case .withheld(let reason): return .withheld(reason)
    case .noFigure: return .text("no figure")
    case .ok:
      guard row.method != .difference else {
        return signed(row.value, decimals: decimals(row), of: row)
      }
      return row.value.map {
        .number($0, shown: Rounding.text($0, decimals: decimals(row), isGrouped: true))
      } ?? .text("no figure")
    }
  }

  /// A change with its sign; the question does not arise for the difference of two sources.
  private func signed(_ value: Double?, decimals: Int, of row: ComparatorRow) -> Table.Cell {
    guard let value else {
      return .withheld(row.method == .difference ? .notApplicable : .notAvailable)
    }
    let shown = Rounding.text(value, decimals: decimals, isGrouped: true)
    let isPositive = value > 0 && shown.contains { ("1"..."9").contains($0) }
    return .number(value, shown: (isPositive ? "+" : "") + shown)
  }

  private func contributing(_ row: ComparatorRow) -> Table.Cell {
    row.comparator == .own ? .withheld(.notApplicable) : .text("\(row.n) of \(row.of)")
  }

  /// A row's rank as people read it.
  package func rank(_ row: ComparatorRow) -> Table.Cell {
    guard isRanked(row) else { return .withheld(.notApplicable) }
    return row.rank.map { .text("\($0) of \(row.n)") } ?? .withheld(.notAvailable)
  }

  private func quartile(_ row: ComparatorRow) -> Table.Cell {
    guard definition.polarity != .none, isRanked(row) else { return .withheld(.notApplicable) }
    return row.quartile.map { .whole($0) } ?? .withheld(.notAvailable)
  }

  /// Whether a row's figure is set among those of other authorities.
  private func isRanked(_ row: ComparatorRow) -> Bool {
    row.comparator == .own && row.method != .difference && row.of > 1
  }

  /// The row's place as people call it.
  func name(of row: ComparatorRow) -> String {
    switch row.comparator {
    case .own: area.name
    case .neighbours: "Statistical neighbours (\(row.neighbourSet ?? "unnamed") set)"
    case .region: area.region.flatMap { directory[$0]?.name } ?? "Region"
    case .councilType:
      area.councilType(on: definition.days(of: row.period).upperBound)
        .flatMap { directory[$0]?.name } ?? "Council type"
    case .england: directory.england?.name ?? "England"
    }
  }

  static func words(_ method: ComparatorRow.Method) -> String {
    switch method {
    case .asReturned: "as returned"
    case .asPublished: "as published"
    case .difference: "difference"
    case .mean: "mean"
    case .median: "median"
    case .pooled: "pooled"
    case .sum: "sum"
    case .published: "published"
    }
  }

  /// The sources drawn on, a line each.
  var sourceLines: [String] { sources.map(line) }

  /// The change on the period before, with its sign.
  package func change(_ row: ComparatorRow) -> Table.Cell {
    signed(row.change, decimals: decimals(row), of: row)
  }

  private func line(_ source: Source) -> String {
    let title = source.title.isEmpty ? "" : ": \(source.title)"
    return "\(source.id)\(title)" + (source.released.map { ", released \($0)" } ?? "")
  }
}
