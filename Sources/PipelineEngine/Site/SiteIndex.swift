internal import Emission
internal import ReturnModel

/// The first page of a site: every report and every indicator, with where the area stands.
struct SiteIndex {
  /// A line of the index.
  struct Entry {
    let title: String
    let place: String
    let latest: ComparatorTable
    let trend: TrendTable
  }

  let area: Area
  /// Links to the reports.
  var reports: [HTMLLink] = []
  /// The indicators, by the publication or return they belong to.
  var groups: [(title: String, entries: [Entry])] = []
  var generatedFrom: [String] = []

  /// The page.
  var page: HTMLPage {
    var sections: [HTMLPage.Section] = []
    if !reports.isEmpty { sections.append(.init("Reports", [.links(reports)])) }
    for group in groups where !group.entries.isEmpty {
      sections.append(.init(group.title, [.table(table(group.title, group.entries))]))
    }
    return HTMLPage(
      title: "\(area.name): indicators and reports", sections: sections,
      generatedFrom: generatedFrom)
  }

  private func table(_ title: String, _ entries: [Entry]) -> Table {
    Table(
      title: title, caption: "\(area.name), the latest period of each.",
      columns: [
        Table.Column("indicator", heading: "Indicator"), Table.Column("period", heading: "Period"),
        Table.Column("value", heading: area.name, kind: .number),
        Table.Column("change", heading: "Change", kind: .number),
        Table.Column("neighbours", heading: "Neighbours (median)", kind: .number),
        Table.Column("england", heading: "England", kind: .number),
        Table.Column("rank", heading: "Rank", kind: .number),
        Table.Column("trend", heading: "Trend"),
      ],
      rows: entries.map(cells))
  }

  private func cells(_ entry: Entry) -> [Table.Cell] {
    let table = entry.latest
    func first(_ isWanted: (ComparatorRow) -> Bool) -> ComparatorRow? {
      table.rows.first(where: isWanted)
    }
    let own = first { $0.comparator == .own }
    let ranked = first { $0.comparator == .own && $0.rank != nil }
    let median = first { $0.comparator == .neighbours && $0.method == .median && $0.value != nil }
    let england = first { $0.comparator == .england && $0.value != nil }
    return [
      .link(entry.title, to: entry.place), .text(table.period.description),
      own.map(table.value) ?? .empty, ranked.map(table.change) ?? own.map(table.change) ?? .empty,
      median.map(table.value) ?? .withheld(.notAvailable),
      england.map(table.value) ?? .withheld(.notAvailable), ranked.map(table.rank) ?? .empty,
      entry.trend.sparkline,
    ]
  }
}
