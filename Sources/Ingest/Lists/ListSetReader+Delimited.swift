package import ByteInput
internal import DelimitedText
package import PipelineCore

extension ListSetReader {
  /// Reads list number `list` from a delimited file, which messages call `file`.
  ///
  /// Gives the file's SHA-256, empty unless the source takes it, and its length.
  package mutating func read(
    _ source: consuming TextSource, file: String, list: Int
  ) throws(StageFailure) -> (digest: String, byteCount: Int) {
    var extract = TableExtract(source, file: file)
    try extract.forEachRow { block, row, isHeading throws(StageFailure) in
      guard !isHeading else {
        return try begin(list, file: file, headings: block.strings(of: row), line: row.line)
      }
      var packed = PackedRow(line: row.line)
      for column in 0..<row.fieldCount { packed.add(column, block.text(column, of: row)) }
      try add(packed, to: list)
    }
    return (extract.digest, extract.byteCount)
  }
}
