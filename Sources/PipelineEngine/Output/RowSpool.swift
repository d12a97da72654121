internal import DelimitedText
package import PipelineCore

/// Rows of a CSV file, written as they come so that memory does not grow with their number.
package final class RowSpool {
  private var flushed = 0
  private let file: OutputFile
  private var writer = DelimitedWriter(neutralisesFormulas: true)
  private static let flushAt = 1 << 16

  /// Makes the file with its header row, or with none when there are no columns.
  package init(path: String, columns: [String]) throws(StageFailure) {
    file = try OutputFile(path: path)
    if !columns.isEmpty { writer.writeRow(columns) }
  }

  /// Writes a row.
  package func write(_ row: [String]) throws(StageFailure) {
    writer.writeRow(row)
    if writer.bytes.count >= Self.flushAt { try flush() }
  }

  /// Writes rows as another spool has them.
  func append(_ piece: SpoolPiece) throws {
    guard !piece.range.isEmpty else { return }
    try flush()
    try piece.forEachBlock { block in
      try file.write(block)
      flushed += block.count
    }
  }

  /// Writes what is waiting and gives the file its name.
  package func close() throws(StageFailure) {
    try flush()
    try file.close()
  }

  /// How many bytes have been written, those that wait counted.
  package func mark() -> Int { flushed + writer.bytes.count }

  private func flush() throws(StageFailure) {
    try file.write(writer.bytes)
    flushed += writer.bytes.count
    writer.removeAll()
  }
}
