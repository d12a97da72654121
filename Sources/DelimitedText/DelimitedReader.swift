/// Splits delimited text, given piece by piece, into blocks of rows.
///
/// ```swift
/// var reader = DelimitedReader()
/// while let chunk = try source.next() {
///   try reader.feed(chunk)
///   try reader.drain { block in for row in block.rows { ... } }
/// }
/// try reader.finish()
/// try reader.drain { block in ... }
/// ```
/// RFC 4180, and what is met beyond it: other separators, bare line feeds or carriage returns, text
/// after a closing quote, a first line `sep=;`. A quote inside an unquoted field is a plain byte. The
/// bytes must be UTF-8 without a byte-order mark. After a failure the rows before it can still be
/// drained.
package struct DelimitedReader: ~Copyable {
  /// How the text parts fields and rows; `nil` until the first line has been read.
  package private(set) var dialect: Dialect?

  /// Makes a reader for one text; without a dialect, the first line decides it.
  package init(dialect: Dialect? = nil, limits: DelimitedLimits = DelimitedLimits()) {
    self.dialect = dialect
  }

  /// Reads the next bytes of the text; they may end anywhere.
  ///
  /// Some tens of kilobytes at a time are best: a block is as large as what was fed since the last.
  package mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws(DelimitedFailure) {
  }

  /// Says that the text is complete: what stands after the last row end is a row too.
  package mutating func finish() throws(DelimitedFailure) {
  }

  /// Lends the rows since the last drain to `consume`, once, then forgets them.
  package mutating func drain<Result, Failure: Error>(
    _ consume: (borrowing DelimitedBlock) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try consume(
      DelimitedBlock(
        rows: .init(start: nil, count: 0), fields: .init(start: nil, count: 0),
        bytes: .init(start: nil, count: 0)))
  }
}
