internal import Emission
internal import ReturnModel
internal import ReturnSpec

/// The page of one indicator: where the area stands, over time and beside others, what the figure is,
/// and what it has been.
struct IndicatorPages {
  let reading: SeriesReading
  /// What the indicator's file says; `nil` when it has none.
  let text: IndicatorText?
  /// The published columns that are the indicator, a line each.
  let published: [String]

  private var table: ComparatorTable { reading.latest }

  /// The page.
  var page: HTMLPage {
    var page = HTMLPage(
      title: "\(reading.definition.title): \(table.area.name)",
      sections: [now] + reading.trends.map(overTime) + [besideOthers, definition, revisions],
      generatedFrom: table.generatedFrom, classification: table.classification)
    page.upward = [HTMLLink("All indicators and reports", to: "../index.html")]
    return page
  }

  private var now: HTMLPage.Section {
    .init("\(table.period)", [.table(table.table)])
  }

  private func overTime(_ trend: TrendTable) -> HTMLPage.Section {
    let chart = trend.chart()
    var table = trend.table
    // What is said of the latest period stands above, and once is enough.
    table.notes.removeAll { self.table.table.notes.contains($0) }
    table.sources.removeAll { self.table.table.sources.contains($0) }
    let heading = "\(trend.steps[0].period) to \(trend.steps[trend.steps.count - 1].period)"
    return .init(
      trend.steps.count > 1 ? "Over time, \(heading)" : "Over time",
      (chart.isWorthDrawing ? [.charts([chart])] : []) + [.table(table)])
  }

  private var besideOthers: HTMLPage.Section {
    let (neighbours, ranking) = (table.neighbourChart, table.rankingChart(reading.others))
    var charts: [any Chart] = []
    if neighbours.isWorthDrawing { charts.append(neighbours) }
    if ranking.isWorthDrawing { charts.append(ranking) }
    return .init("Beside others", [.charts(charts), .table(table.placesTable, isFolded: true)])
  }

  private var definition: HTMLPage.Section {
    let definition = reading.definition
    let words: [String: String] = [
      "source": "Definition from", "module": "Counts", "count": "Counted over",
      "where": "Of those in which", "period": "Period", "numerator": "Above the line",
      "numerator-sum": "Above the line, added up", "denominator-sum": "Below the line, added up",
      "population": "Below the line, the population of", "note": "Note",
    ]
    var facts: [HTMLBlock.Fact] = [
      .init("Title", definition.title), .init("Id", definition.id.text),
      .init("Measure", table.measureWords),
    ]
    facts += (text?.written ?? []).compactMap { line in
      words[line.key].map { .init($0, line.text) }
    }
    if text?.module == nil { facts.append(.init("Counted by us", "no: published figures only")) }
    if let basis = text?.basis, !basis.isEmpty { facts.append(.init("Basis", basis)) }
    facts += published.map { .init("Published as", $0) }
    facts += definition.breaks.map { .init("Series breaks at", "\($0.from): \($0.reason)") }
    if let before = definition.continues {
      facts.append(.init("Before \(before.from)", before.indicator.text))
    }
    return .init("Definition and method", [.facts(facts)])
  }

  private var revisions: HTMLPage.Section {
    let rows = reading.history.flatMap(\.rows)
    return .init(
      "What the figure has been",
      [
        .paragraph(
          "Every figure this store has had of \(table.area.name), with when it was known. "
            + "Nothing is overwritten: a figure that was revised stands beside what replaced it."),
        .table(FigureHistory.table(rows, decimals: reading.definition.decimals, table.area.name)),
      ])
  }
}
