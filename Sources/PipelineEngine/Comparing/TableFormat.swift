internal import Emission

/// A format that one comparator table can be printed in.
package enum TableFormat: String, CaseIterable, Sendable {
  /// Markdown.
  case md
  /// The rows as JSON.
  case json
  /// The rows as CSV.
  case csv
  /// A page of its own.
  case html

  /// The table in this format.
  package func bytes(_ table: MadeTable) -> [UInt8] {
    switch self {
    case .md: Array(table.markdown.utf8)
    case .json: Array(table.figures.json.utf8)
    case .csv: table.figures.comparatorCSV
    case .html: Array(table.html.utf8)
    }
  }
}
