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
  /// Where its text stands among the row's; see ``SheetRow/withTexts(_:)``.
  package let text: Range<Int>
}

/// A row of a sheet that holds something, lent for the length of one call.
package struct SheetRow: Sendable {
  /// The row's number, from 1.
  package internal(set) var number = 0
  /// Its cells, in the order they stand in the workbook.
  package internal(set) var cells: [SheetCell] = []
  /// How many bytes the texts of its cells have.
  package private(set) var textCount = 0
  /// The texts, and room that the next row uses again: to append to an array costs more than most
  /// texts are long.
  private var bytes: [UInt8] = []

  /// Adds a text after those there are.
  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    if bytes.count - textCount < text.count { makeRoom(for: text.count) }
    let end = textCount
    bytes.withUnsafeMutableBytes { room in
      guard let to = room.baseAddress, let from = text.baseAddress else { return }
      (to + end).copyMemory(from: from, byteCount: text.count)
    }
    textCount += text.count
  }

  @inline(never)
  private mutating func makeRoom(for count: Int) {
    bytes.append(contentsOf: repeatElement(0, count: max(1024, bytes.count, count)))
  }

  /// Forgets the cells.
  mutating func clear() {
    cells.removeAll(keepingCapacity: true)
    textCount = 0
  }

  /// The text of one of the row's cells, copied.
  package func string(_ cell: SheetCell) -> String {
    String(decoding: bytes[cell.text], as: UTF8.self)
  }

  /// Calls `body` with the texts of all cells, in which ``SheetCell/text`` says where each stands.
  package func withTexts<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body($0) }
  }

  /// Calls `body` with the text of one of the row's cells.
  package func withText<Result>(
    of cell: SheetCell, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[cell.text])) }
  }
}
