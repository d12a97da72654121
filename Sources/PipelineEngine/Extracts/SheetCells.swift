internal import Spreadsheet

/// The texts of a row of a workbook's sheet by their columns.
struct SheetCells {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []

  init(_ row: SheetRow) {
    ranges = Array(repeating: 0..<0, count: (row.cells.map(\.column).max() ?? -1) + 1)
    for cell in row.cells {
      let start = bytes.count
      row.withText(of: cell) { bytes.append(contentsOf: $0) }
      ranges[cell.column] = start..<bytes.count
    }
  }

  /// The texts, empty where the row has no cell.
  var texts: [String] { ranges.map { String(decoding: bytes[$0], as: UTF8.self) } }

  /// Calls `body` with what gives the bytes in a column, none beyond the last.
  func withCells<Failure: Error>(
    _ body: ((Int) -> UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try bytes.withUnsafeBufferPointer { all throws(Failure) in
      try body { column in
        UnsafeBufferPointer(rebasing: all[ranges.indices.contains(column) ? ranges[column] : 0..<0])
      }
    }
  }
}
