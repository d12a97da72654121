internal import PipelineCore

/// A table as it was given: where it stands, and its rows by name.
final class GivenTable {
  let file: String
  let headings: [String]
  /// The line of the headings.
  let line: Int
  let names: RowNames
  let rows: RowSorter
  /// How many cells of each column hold something.
  private(set) var filled: [Int]

  init(file: String, headings: [String], line: Int, names: RowNames, rows: RowSorter) {
    self.file = file
    self.headings = headings
    self.line = line
    self.names = names
    self.rows = rows
    filled = headings.map { _ in 0 }
  }

  func add(_ row: PackedRow) throws(StageFailure) {
    row.forEachCell { column, _ in
      if column < filled.count { filled[column] += 1 }
    }
    try rows.add(names.name(of: row) + [0] + names.place(of: row), row.bytes)
  }
}
