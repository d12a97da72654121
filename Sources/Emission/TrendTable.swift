package import ReturnModel

/// One indicator's comparator tables of several periods as one table, a line drawn where the series
/// breaks.
///
/// Every period is compared for itself, so nothing in a row draws on another side of a break.
package struct TrendTable: Sendable {
  /// The comparator tables, oldest period first; never empty.
  package let steps: [ComparatorTable]
  /// The newest of them.
  let latest: ComparatorTable

  /// Makes a table of `steps`, oldest first; `nil` when there are none.
  package init?(_ steps: [ComparatorTable]) {
    guard let latest = steps.last else { return nil }
    self.steps = steps
    self.latest = latest
  }

  /// The rows of all periods, oldest first.
  package var rows: [ComparatorRow] { steps.flatMap(\.rows) }

  /// A comparator table that holds the figures of every period, for formats that list figures.
  package var figures: ComparatorTable {
    var table = latest
    table.members = steps.flatMap(\.members)
    table.rows = rows
    return table
  }

  /// The columns: the asked area's figures, then its groups, as far as any period has them.
  var lines: [TrendLine] {
    var lines: [TrendLine] = []
    for row in rows {
      let line = TrendLine(row)
      guard line.isShown, !lines.contains(line) else { continue }
      lines.append(line)
    }
    return lines.sorted { $0.order < $1.order }
  }

  /// Where the series breaks between the first and the last period.
  var breaks: [SeriesBreak] {
    guard let first = steps.first?.period else { return [] }
    return latest.definition.breaks.filter { first < $0.from && $0.from <= latest.period }
  }
}

/// One column of a trend: whose figure, and how it was got.
struct TrendLine: Hashable {
  let comparator: ComparatorRow.Comparator
  let method: ComparatorRow.Method

  init(_ row: ComparatorRow) { (comparator, method) = (row.comparator, row.method) }

  /// Whether the line has a column: of the neighbours only the median has.
  var isShown: Bool {
    method != .difference && (comparator != .neighbours || method == .median)
  }

  /// A region's figure is in one column, published or worked out.
  static func == (one: Self, other: Self) -> Bool {
    one.comparator == other.comparator && (one.comparator != .own || one.method == other.method)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(comparator) }

  var order: Int {
    let all = ComparatorRow.Comparator.allCases
    return (all.firstIndex(of: comparator) ?? all.count) * 2 + (method == .asReturned ? 0 : 1)
  }
}
