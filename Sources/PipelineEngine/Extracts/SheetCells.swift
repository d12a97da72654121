internal import Spreadsheet

/// The texts of a row of a workbook's sheet by their columns.
struct SheetCells {
  /// The texts, empty where the row has no cell.
  let texts: [String]

  init(_ row: SheetRow) {
    var texts = Array(repeating: "", count: (row.cells.map(\.column).max() ?? -1) + 1)
    for cell in row.cells { texts[cell.column] = row.string(cell) }
    self.texts = texts
  }

  /// The text in a column; empty beyond the last.
  subscript(_ column: Int) -> String { texts.indices.contains(column) ? texts[column] : "" }
}
