internal import DelimitedText
internal import PipelineCore

/// What reading a row of a published table needs beside its texts: where it is, and what to say when
/// a column is not there.
struct TableRow {
  /// The file's name.
  let file: String
  /// The table's name.
  let table: String

  /// The text of the column at `position`, which the mapping calls `name`.
  @inline(__always)
  func text(
    _ position: Int?, _ name: @autoclosure () -> String, _ row: DelimitedRow,
    _ block: borrowing DelimitedBlock
  ) throws(StageFailure) -> UnsafeBufferPointer<UInt8> {
    guard let position else {
      throw failure(row, "there is no column '\(name())'", "Check that it is table \(table).")
    }
    return block.text(position, of: row)
  }

  /// A failure at `row`.
  func failure(_ row: DelimitedRow, _ problem: String, _ advice: String) -> StageFailure {
    StageFailure(
      .normalise, .unreadableExtract, subject: "\(file):\(row.line)", problem: problem,
      advice: advice)
  }
}
