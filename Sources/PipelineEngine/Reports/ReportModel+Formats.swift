internal import Emission
internal import ReturnModel

extension ReportModel {
  /// The formats it can be written in.
  package static let formats = ["html", "md", "csv", "json"]

  /// The report as files in each of `formats`, by name.
  package func files(_ formats: [String]) -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    if formats.contains("html") { files.append(("\(pack).html", Array(html.utf8))) }
    if formats.contains("md") { files.append(("\(pack).md", Array(markdown.utf8))) }
    if formats.contains("csv") {
      files += [("\(pack).csv", data.csv), ("\(pack).meta.csv", meta.csv)]
    }
    if formats.contains("json") { files.append(("\(pack).json", Array(json.utf8))) }
    return files
  }

  /// The tables of all pages in order, each page's first under the page's title.
  private var sections: [(page: ReportPage, section: ReportSection, isFirst: Bool)] {
    pages.flatMap { page in
      page.sections.enumerated().map { (page, $1, $0 == 0) }
    }
  }

  /// A table with all that is told beside it.
  private func told(_ page: ReportPage, _ section: ReportSection, isFirst: Bool) -> Table {
    var table = section.table
    if isFirst, table.title != page.title, page.sections.count > 1 {
      table.title = "\(page.title): \(table.title)"
    }
    if isFirst, !page.priority.isEmpty { table.notes.insert("Priority: \(page.priority)", at: 0) }
    table.notes += section.words.map(\.line)
    return table
  }

  private var html: String {
    HTMLPage(
      title: title,
      sections: sections.enumerated().map { place, entry in
        HTMLPage.Section(
          table: told(entry.page, entry.section, isFirst: entry.isFirst),
          isDetail: entry.section.isDetail, beginsPage: entry.isFirst && place > 0)
      }, generatedFrom: [summary].compactMap(\.self) + madeFrom
    ).text
  }

  private var markdown: String {
    MarkdownPage(
      title: title, tables: sections.map { told($0.page, $0.section, isFirst: $0.isFirst) },
      generatedFrom: [summary].compactMap(\.self) + madeFrom
    ).text
  }

  /// What the columns of ``data`` are, as the published standard has it.
  private var meta: Table {
    Table(
      title: title,
      columns: ["col_name", "col_type", "label", "indicator_unit"].map { Table.Column($0) },
      rows: ReportData.columns.map {
        [
          .text($0.key), .text($0.isNumber ? "Indicator" : "Filter"), .text($0.label),
          .text($0.isNumber ? "as unit says" : ""),
        ]
      })
  }
}

extension ReportWords {
  /// The words on one line, with their day, and what moved since.
  package var line: String {
    let who = author.isEmpty ? "" : ", \(author)"
    let said = "\(measure), \(coordinates.period.shown) (\(dated)\(who)): \(text)"
    return stale.map { "\(said) [Stale: \($0).]" } ?? said
  }
}
