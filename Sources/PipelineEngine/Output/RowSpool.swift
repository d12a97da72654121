internal import DelimitedText
package import PipelineCore

/// Rows of a CSV file, written as they come so that memory does not grow with their number.
package final class RowSpool {
  /// How many rows have been written, the header not counted.
  package private(set) var count = 0
  /// The path of the file until it is closed.
  package var partialPath: String { file.partial }
  private var flushed = 0
  private let file: OutputFile
  private var writer = DelimitedWriter(neutralisesFormulas: true)
  private static let flushAt = 1 << 16

  /// Makes the file with its header row.
  package init(path: String, columns: [String]) throws(StageFailure) {
    file = try OutputFile(path: path)
    writer.writeRow(columns)
  }

  /// Writes a row.
  package func write(_ row: [String]) throws(StageFailure) {
    writer.writeRow(row)
    count += 1
    if writer.bytes.count >= Self.flushAt { try flush() }
  }

  /// Writes what is waiting and gives the file its name.
  package func close() throws(StageFailure) {
    try flush()
    try file.close()
  }

  /// Writes what is waiting and says how many bytes the file has.
  package func mark() throws(StageFailure) -> Int {
    try flush()
    return flushed
  }

  private func flush() throws(StageFailure) {
    try file.write(writer.bytes)
    flushed += writer.bytes.count
    writer.removeAll()
  }
}
