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
    case .md: Array(table.table.markdown.utf8)
    case .json: Array(table.table.json.utf8)
    case .csv: table.table.comparatorCSV
    case .html: Array(table.table.html.utf8)
    }
  }
}

/// A comparator table, ready to be printed or written.
package struct MadeTable: Sendable {
  let table: ComparatorTable
}
