internal import Emission
package import PipelineCore

/// A comparator table, or a trend of several, ready to be printed or written.
package struct MadeTable: Sendable {
  private enum Content {
    case one(ComparatorTable)
    case trend(TrendTable)
  }

  private let content: Content

  init(_ table: ComparatorTable) { content = .one(table) }

  init(_ trend: TrendTable) { content = .trend(trend) }

  /// The table without its marking, for what the gate has let through.
  package var unmarked: MadeTable {
    func unmarked(_ table: ComparatorTable) -> ComparatorTable {
      var table = table
      table.classification = ""
      return table
    }
    switch content {
    case .one(let table): return MadeTable(unmarked(table))
    case .trend(let trend):
      return TrendTable(trend.steps.map(unmarked)).map { MadeTable($0) } ?? self
    }
  }

  /// The rows for people.
  var table: Table {
    switch content {
    case .one(let table): table.table
    case .trend(let trend): trend.table
    }
  }

  var fileName: String {
    switch content {
    case .one(let table): table.fileName
    case .trend(let trend): trend.fileName
    }
  }

  /// The table with the figures of every period it shows, for formats that list figures and rows.
  var figures: ComparatorTable {
    switch content {
    case .one(let table): table
    case .trend(let trend): trend.figures
    }
  }

  var markdown: String {
    switch content {
    case .one(let table): table.markdown
    case .trend(let trend): trend.markdown
    }
  }

  var html: String {
    switch content {
    case .one(let table): table.html
    case .trend(let trend): trend.html
    }
  }

  /// Writes the table as a workbook into the file `path`: a sheet a table, and one of a trend's chart.
  package func writeWorkbook(to path: String) throws(StageFailure) {
    let sheets: [TableWorkbook.Sheet] =
      switch content {
      case .one(let table): [.init(table.table), .init(table.placesTable)]
      case .trend(let trend): [.init(trend.table, chart: trend.chart())]
      }
    try WorkbookFile.write(
      TableWorkbook(
        title: table.title, sheets: sheets, generatedFrom: figures.generatedFrom,
        classification: figures.classification), to: path)
  }
}
