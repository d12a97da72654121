package import Emission
package import ReturnModel

/// What a report says, in no format yet: its pages, and what is told of all of them.
///
/// Every format is written from this one value, so that none can say what another does not.
package struct ReportModel: Sendable {
  /// The pack's id, which files are named after.
  package let pack: String
  /// What heads the report: the pack's title and the area's name.
  package let title: String
  /// The area it is on.
  package let area: Area
  /// Its pages, in order.
  package var pages: [ReportPage]
  /// How many measures are on track and how many are not; `nil` where none has a target.
  package var summary: String?
  /// What it was made from, a line each: the moment it is as of, the files of targets and words.
  package var madeFrom: [String]
  /// Every figure on a line of its own, for a spreadsheet and for programs.
  package var data: Table
  /// The marking on every page; empty once the gate has let it through.
  package var classification = "INTERNAL"
}

/// A page of a report: what belongs together.
package struct ReportPage: Sendable {
  /// The page's id, which links use.
  package let id: String
  /// What heads it.
  package let title: String
  /// The council's priority it serves; empty for none.
  package let priority: String
  /// Its tables, in order.
  package var sections: [ReportSection]
}

/// A table of a page, with the numbers its charts draw and the words that stand beside it.
package struct ReportSection: Sendable {
  /// How a table is laid out.
  package enum Layout: String, Sendable, CaseIterable {
    /// A measure a row, what stands beside it across.
    case measures
    /// A period a row, the area beside others.
    case time
    /// A measure a row, a period a column.
    case periods
    /// A slice a row, a measure a column, once or for several days.
    case grid
    /// A place a row, a measure a column.
    case places
    /// A slice of one measure a row, with its share.
    case slices
  }

  /// The table's id within its page.
  package let id: String
  /// How it is laid out.
  package let layout: Layout
  /// The table, whose cells are traced to the figures they show.
  package var table: Table
  /// Whether it is a part of the section before, beside others of it.
  package var isDetail = false
  /// The measures of the table over time, for charts.
  package var series: [ReportSeries] = []
  /// The words kept beside its figures.
  package var words: [ReportWords] = []
}
