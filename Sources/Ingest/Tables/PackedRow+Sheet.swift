internal import Spreadsheet

extension PackedRow {
  /// Packs a row of a sheet, days and numbers as returns spell them.
  init(_ row: SheetRow, epoch: SheetDate.Epoch) {
    self.init(line: row.number)
    for cell in row.cells {
      if cell.kind == .date,
        let day = row.withText(of: cell, { SheetDate.bytes($0, epoch: epoch) })
      {
        add(cell.column, day)
      } else if let text = Self.canonical(cell, row, epoch) {
        var text = text
        text.withUTF8 { add(cell.column, $0) }
      } else {
        row.withText(of: cell) { add(cell.column, $0) }
      }
    }
  }

  /// The text of a day or a number as returns spell it; `nil` when the cell's own stands.
  private static func canonical(
    _ cell: SheetCell, _ row: SheetRow, _ epoch: SheetDate.Epoch
  ) -> String? {
    switch cell.kind {
    case .date: SheetDate.text(row.string(cell), epoch: epoch)
    case .number:
      // Digits alone are spelt so already.
      row.withText(of: cell) { $0.allSatisfy { (0x30...0x39).contains($0) } }
        ? nil : WholeNumber.text(row.string(cell))
    case .text, .boolean, .error: nil
    }
  }
}

extension SheetRow {
  /// The texts of the row by column.
  var texts: [String] {
    var texts = [String](repeating: "", count: (cells.last?.column ?? -1) + 1)
    for cell in cells { texts[cell.column] = string(cell) }
    return texts
  }
}
