/// How much of anything one workbook may hold before it is refused.
package struct SpreadsheetLimits: Equatable, Sendable {
  /// Entries of the archive.
  package var entries: Int
  /// Bytes that all parts read may come to, decompressed.
  package var outputBytes: Int
  /// How many times larger than its compressed bytes a part may be.
  package var ratio: Int
  /// Bytes of a part before the ratio counts.
  package var ratioAfter: Int
  /// Bytes of the texts that cells share.
  package var sharedBytes: Int
  /// Bytes of them that stand in memory, where there is a folder to put the rest in.
  package var sharedInMemory: Int
  /// Bytes of one cell's text; Excel keeps at most 32,767 characters.
  package var textLength: Int
  /// Cells of one sheet that are there only because a cell or row says that it is repeated.
  package var repeatedCells: Int

  /// Makes limits; the defaults are far above any known return.
  package init(
    entries: Int = 4096, outputBytes: Int = 8 << 30, ratio: Int = 300, ratioAfter: Int = 16 << 20,
    sharedBytes: Int = 256 << 20, sharedInMemory: Int = 16 << 20, textLength: Int = 256 << 10,
    repeatedCells: Int = 4 << 20
  ) {
    self.entries = entries
    self.outputBytes = outputBytes
    self.ratio = ratio
    self.ratioAfter = ratioAfter
    self.sharedBytes = sharedBytes
    self.sharedInMemory = sharedInMemory
    self.textLength = textLength
    self.repeatedCells = repeatedCells
  }

  /// Rows of a sheet, Excel's own limit.
  static let rows = 1_048_576
  /// Columns of a sheet, Excel's own limit.
  static let columns = 16_384
}
