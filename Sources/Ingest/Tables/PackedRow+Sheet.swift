internal import Spreadsheet

extension PackedRow {
  /// Packs a row of a sheet, days and numbers as returns spell them.
  init(_ row: SheetRow, epoch: SheetDate.Epoch) {
    // No day or number is spelt with more bytes than are kept free for each cell.
    let room = Self.headLength + row.cells.count * (Self.cellLength + 24) + row.textCount
    self.init(line: row.number, room: room) { packed in
      row.withTexts { texts in
        for cell in row.cells {
          let text = UnsafeBufferPointer(rebasing: texts[cell.text])
          switch cell.kind {
          case .date:
            if let day = SheetDate.bytes(text, epoch: epoch) {
              packed.add(cell.column, day)
            } else {
              packed.add(
                cell.column, SheetDate.text(String(decoding: text, as: UTF8.self), epoch: epoch),
                or: text)
            }
          case .number where !text.allSatisfy({ (0x30...0x39).contains($0) }):
            packed.add(
              cell.column, WholeNumber.text(String(decoding: text, as: UTF8.self)), or: text)
          // Digits alone are spelt so already.
          case .number, .text, .boolean, .error: packed.add(cell.column, text)
          }
        }
      }
    }
  }
}

extension PackedRow.Writer {
  /// Adds a cell that has another spelling; its own where there is none.
  fileprivate mutating func add(
    _ column: Int, _ spelling: String?, or text: UnsafeBufferPointer<UInt8>
  ) {
    guard var spelling else { return add(column, text) }
    spelling.withUTF8 { add(column, $0) }
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
