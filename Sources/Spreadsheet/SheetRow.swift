/// A cell of a sheet that holds something.
package struct SheetCell: Hashable, Sendable {
  /// What kind of value a cell holds.
  package enum Kind: Hashable, Sendable {
    /// A number, as the text the workbook stores.
    case number
    /// A number that its style prints as a day; see ``SheetDate``.
    case date
    /// Text.
    case text
    /// `1` or `0`.
    case boolean
    /// A formula's error, such as `#N/A`.
    case error
  }

  /// The column, from 0.
  package let column: Int
  /// What kind of value it holds.
  package let kind: Kind
  let text: Range<Int>
}

/// A row of a sheet that holds something, lent for the length of one call.
package struct SheetRow: Sendable {
  /// The row's number, from 1.
  package internal(set) var number = 0
  /// Its cells, in the order they stand in the workbook.
  package internal(set) var cells: [SheetCell] = []
  var bytes: [UInt8] = []

  /// The text of one of the row's cells, copied.
  package func string(_ cell: SheetCell) -> String {
    String(decoding: bytes[cell.text], as: UTF8.self)
  }

  /// Calls `body` with the text of one of the row's cells.
  package func withText<Result>(
    of cell: SheetCell, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[cell.text])) }
  }
}
