internal import DelimitedText
internal import IndicatorStore
package import PipelineCore
package import ReturnModel

/// What two releases of published figures say differently of the same cells.
///
/// A cell is an indicator, area, period and slice, in whatever table of the release it stands. A cell
/// that only one release has is told only where that table has both: tables of another layout hold
/// other slices and years, and that is no difference.
package struct VintageDifference {
  /// How a cell differs.
  package enum Kind: String, Sendable {
    /// Two different numbers.
    case revised
    /// A number, and now a reason for none.
    case withheld
    /// A reason for none, and now a number.
    case given
    /// Two different reasons.
    case reason
    /// In the table's first vintage, and not in its second.
    case gone
    /// In the table's second vintage, and not in its first.
    case added
  }

  /// A cell that differs, with what either release prints; empty where it has nothing.
  package struct Row: Hashable, Sendable {
    /// The cell.
    package let cell: VintageCell
    /// How it differs.
    package let kind: Kind
    /// The tables that say so, the first release's first; one where both are the same.
    package let sources: [SourceID]
    /// What the first release prints.
    package let before: String
    /// What the second release prints.
    package let after: String
  }

  /// The cells that differ, by indicator, area, period and slice.
  package private(set) var rows: [Row] = []
  /// How many cells both releases have.
  package private(set) var shared = 0
  private let first: CalendarDate
  private let second: CalendarDate

  /// Compares the release of `first` with that of `second` in the store at `path`.
  package init(
    store path: String, first: CalendarDate, second: CalendarDate, indicator: String? = nil,
    asOf: Instant? = nil
  ) throws(StageFailure) {
    self.first = first
    self.second = second
    var isThere: (first: Bool, second: Bool) = (false, false)
    do {
      let store = try IndicatorStore.open(at: path, mode: .readOnly, asOf: asOf)
      for id in try store.indicators() where indicator.map({ $0 == id.text }) ?? true {
        var query = FigureQuery(indicator: id)
        query.allVintages = true
        let figures = try store.figures(query).map(\.observation)
        let (before, after) = (
          figures.filter { $0.released == first }, figures.filter { $0.released == second }
        )
        isThere = (isThere.first || !before.isEmpty, isThere.second || !after.isEmpty)
        compare(before, after)
      }
    } catch { throw StageFailure(error) }
    for (day, found) in [(first, isThere.first), (second, isThere.second)] where !found {
      throw StageFailure(
        .compare, .usage, subject: "\(day)",
        problem: "the store has no such figures of that release",
        advice: "Give the day a release came out, as ingest told it.")
    }
  }

  private mutating func compare(_ before: [Observation], _ after: [Observation]) {
    let later = Dictionary(grouping: after, by: VintageCell.init)
    let both = Set(before.map(\.source)).intersection(after.map(\.source))
    var met: Set<VintageCell> = []
    var found: [Row] = []
    for old in before {
      let cell = VintageCell(old)
      let isNew = met.insert(cell).inserted
      let others = later[cell] ?? []
      if others.isEmpty, both.contains(old.source) { found.append(Row(cell, .gone, old, nil)) }
      if isNew, !others.isEmpty { shared += 1 }
      for new in others {
        if let kind = Self.kind(old.figure, new.figure) {
          found.append(Row(cell, kind, old, new))
        }
      }
    }
    for new in after where both.contains(new.source) && !met.contains(VintageCell(new)) {
      found.append(Row(VintageCell(new), .added, nil, new))
    }
    rows += found.sorted { one, other in
      one.cell == other.cell
        ? one.sources.lexicographicallyPrecedes(other.sources) : one.cell < other.cell
    }
  }

  /// How two figures differ; `nil` when they say the same.
  private static func kind(_ old: Figure, _ new: Figure) -> Kind? {
    switch (old.value, new.value) {
    case (nil, nil): return old.withheld == new.withheld ? nil : .reason
    case (nil, _): return .given
    case (_, nil): return .withheld
    case (let one?, let other?):
      // One release prints 45.926 and another 45.9: they say the same as far as both go.
      let places = min(decimals(old), decimals(new))
      var half = 0.5
      for _ in 0..<places { half /= 10 }
      return abs(one - other) <= half + 1e-9 && (places > 0 || one == other) ? nil : .revised
    }
  }

  /// Decimal places as printed, noughts at the end left out.
  private static func decimals(_ figure: Figure) -> Int {
    guard let printed = figure.printed, let point = printed.firstIndex(of: ".") else { return 0 }
    var digits = printed[printed.index(after: point)...]
    while digits.last == "0" { digits.removeLast() }
    return digits.count
  }
}

extension VintageDifference {
  /// The rows as CSV with a header.
  package func csv() -> [UInt8] {
    var writer = DelimitedWriter(neutralisesFormulas: true)
    writer.writeRow([
      "indicator", "area", "period", "breakdown", "difference", "before", "after", "sources",
    ])
    for row in rows {
      writer.writeRow([
        row.cell.indicator.text, row.cell.area.text, row.cell.period.description,
        row.cell.breakdown.key, row.kind.rawValue, row.before, row.after,
        row.sources.map(\.text).joined(separator: " "),
      ])
    }
    return writer.take()
  }

  /// What a person is told: how many cells both have, and how many differ in which way.
  package var summary: String {
    var counts: [Kind: Int] = [:]
    for row in rows { counts[row.kind, default: 0] += 1 }
    let parts = counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) \($0.key)" }
    return "\(first) and \(second) share \(shared) cells; "
      + (parts.isEmpty ? "none differs" : parts.joined(separator: ", "))
  }
}

extension VintageDifference.Row {
  fileprivate init(
    _ cell: VintageCell, _ kind: VintageDifference.Kind, _ old: Observation?, _ new: Observation?
  ) {
    var sources = [old?.source, new?.source].compactMap(\.self)
    if sources.count == 2, sources[0] == sources[1] { sources.removeLast() }
    self.init(
      cell: cell, kind: kind, sources: sources, before: old?.figure.printed ?? "",
      after: new?.figure.printed ?? "")
  }
}
