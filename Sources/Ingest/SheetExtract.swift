package import ByteInput
package import DelimitedText
package import PipelineCore

/// Reads a delimited file row by row, whatever stands above its headings: titles and notes have
/// fewer fields than the table below them.
package struct SheetExtract: ~Copyable {
  private var source: TextSource
  private let file: String
  /// The SHA-256 of the file in hexadecimal, once it has been read; empty unless it was asked for.
  package var digest: String { source.digest?.hex ?? "" }
  /// How many bytes of the file itself have been read.
  package var byteCount: Int { source.rawByteCount }

  /// Makes a reader of `source`, which messages call `file`.
  package init(_ source: consuming TextSource, file: String) {
    self.source = source
    self.file = file
  }

  /// Calls `body` with each row that is not blank, lent for the length of the call.
  ///
  /// - Throws: when the file cannot be read to its end, and what `body` throws.
  package mutating func forEachRow(
    _ body: (_ block: borrowing DelimitedBlock, _ row: DelimitedRow) throws(StageFailure) -> Void
  ) throws(StageFailure) {
    var reader = DelimitedReader()
    var isAtEnd = false
    repeat {
      let chunk: UnsafeBufferPointer<UInt8>?
      do { chunk = try source.next() } catch { throw StageFailure(file, error) }
      var fault: DelimitedFailure?
      do {
        if let chunk { try reader.feed(chunk) } else { try reader.finish() }
      } catch { fault = error }
      isAtEnd = chunk == nil
      try reader.drain { block throws(StageFailure) in
        for row in block.rows where row.fieldCount > 0 { try body(block, row) }
      }
      if let fault {
        throw StageFailure(
          .ingest, .unreadableExtract, subject: file, problem: fault.description)
      }
    } while !isAtEnd
  }
}
