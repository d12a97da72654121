internal import Emission
internal import ReturnModel

extension ReportModel {
  /// The report as a page that needs no other file.
  var htmlPage: HTMLPage {
    var sections: [HTMLPage.Section] = []
    if let summary { sections.append(.init("In short", [.paragraph(summary)])) }
    for page in pages {
      for (place, section) in page.sections.enumerated() {
        let isFirst = place == 0
        let priority =
          isFirst && !page.priority.isEmpty
          ? [HTMLBlock.paragraph("Priority: \(page.priority)")] : []
        sections.append(
          HTMLPage.Section(
            section.table.title == page.title || !isFirst
              ? section.table.title : "\(page.title): \(section.table.title)",
            priority + section.blocks, isDetail: section.isDetail,
            beginsPage: isFirst && !section.isDetail))
      }
    }
    return HTMLPage(
      title: title, sections: sections, generatedFrom: madeFrom,
      classification: classification)
  }

  /// The report as Markdown.
  var markdown: String {
    let tables = pages.flatMap { page in
      page.sections.enumerated().map { place, section in
        var table = section.tableWithWords
        guard place == 0 else { return table }
        if table.title != page.title { table.title = "\(page.title): \(table.title)" }
        if !page.priority.isEmpty { table.notes.insert("Priority: \(page.priority)", at: 0) }
        return table
      }
    }
    let lead = summary.map { ["In short: \($0)"] } ?? []
    return MarkdownPage(
      title: title, tables: tables, generatedFrom: lead + madeFrom,
      classification: classification
    ).text
  }

  /// The report as a workbook: a sheet a table, and one a trend.
  var workbook: TableWorkbook {
    var sheets: [TableWorkbook.Sheet] = []
    for section in pages.flatMap(\.sections) {
      sheets.append(.init(section.tableWithWords, chart: section.series.first?.trendChart))
      for series in section.series.dropFirst() where series.trendChart.isWorthDrawing {
        sheets.append(.init(series.trendChart.table, chart: series.trendChart))
      }
    }
    sheets.append(.init(data))
    let lead = summary.map { ["In short: \($0)"] } ?? []
    return TableWorkbook(
      title: title, sheets: sheets, generatedFrom: lead + madeFrom, classification: classification)
  }
}

extension ReportSection {
  /// The table, its charts after it, and the words beside its figures.
  var blocks: [HTMLBlock] {
    let trends = series.map(\.trendChart).filter(\.isWorthDrawing)
    let rankings = series.map(\.rankingChart).filter(\.isWorthDrawing)
    // Charts of every measure would bury the table that they go with.
    let charts: [any Chart] = layout == .measures ? [] : trends + rankings
    let folded: [any Chart] = layout == .measures ? trends + rankings : []
    return [.charts(charts), .table(table)] + words.map { .words($0.lines) }
      + (folded.isEmpty ? [] : [.folded("Charts of these measures", [.charts(folded)])])
  }

  /// The table with the words among its notes, for formats that have no other place for them.
  var tableWithWords: Table {
    var table = table
    table.notes += words.map { $0.lines.joined(separator: " ") }
    return table
  }
}

extension ReportWords {
  /// What a reader is told: what the words are about, when and by whom they were written, whether
  /// the figure has moved since, then the words.
  var lines: [String] {
    let who = author.isEmpty ? "" : " by \(author)"
    let head = "\(measure), \(coordinates.period), written on \(dated)\(who)."
    return [head] + (stale.map { ["Out of date: \($0)."] } ?? []) + [text]
  }
}
