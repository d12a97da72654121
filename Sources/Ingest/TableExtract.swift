package import ByteInput
package import DelimitedText
package import PipelineCore

/// Reads a delimited extract: header row first, then row by row, every field as text.
package struct TableExtract: ~Copyable {
  private var source: TextSource
  private let file: String
  /// Rows read so far, the header not counted.
  package private(set) var rowCount = 0
  /// The SHA-256 of the file in hexadecimal, once it has been read; empty unless it was asked for.
  package var digest: String { source.digest?.hex ?? "" }
  /// How many bytes of the file itself have been read.
  package var byteCount: Int { source.rawByteCount }

  /// Makes a reader of `source`, which messages call `file`.
  package init(_ source: consuming TextSource, file: String) {
    self.source = source
    self.file = file
  }

  /// Reads the whole extract: `header` is given the column names, then `row` each row's texts with
  /// its line.
  ///
  /// - Throws: when the file cannot be read to its end, when a row has another number of fields than
  ///   the header, and what `header` and `row` throw.
  package mutating func read(
    header: ([String]) throws(StageFailure) -> Void,
    row: (_ texts: [String], _ line: Int) throws(StageFailure) -> Void
  ) throws(StageFailure) {
    try forEachRow { block, place, isHeading throws(StageFailure) in
      let texts = block.strings(of: place)
      if isHeading { try header(texts) } else { try row(texts, place.line) }
    }
  }

  /// Reads the whole extract: `choose` is given the column names and says the numbers of those that
  /// are wanted, then `row` gets the texts of these, row by row.
  package mutating func read(
    choosing choose: ([String]) throws(StageFailure) -> [Int],
    row: (_ texts: [String], _ line: Int) throws(StageFailure) -> Void
  ) throws(StageFailure) {
    var chosen: [Int] = []
    try forEachRow { block, place, isHeading throws(StageFailure) in
      if isHeading {
        chosen = try choose(block.strings(of: place))
      } else {
        try row(chosen.map { block.string($0, of: place) }, place.line)
      }
    }
  }

  /// Reads the whole extract, calling `body` with each row that is not blank, lent for the length of
  /// the call, the one of column names first.
  mutating func forEachRow(
    _ body: (
      _ block: borrowing DelimitedBlock, _ row: DelimitedRow, _ isHeading: Bool
    ) throws(StageFailure) -> Void
  ) throws(StageFailure) {
    try forEachBlock { block, row throws(StageFailure) in
      try body(block, row, true)
    } rows: { block, rows throws(StageFailure) in
      for row in block.rows[rows] where row.fieldCount > 0 { try body(block, row, false) }
    }
  }

  /// Reads the whole extract: `header` is given the row of column names, then `rows` the rows of one
  /// block after the other by position, blank lines among them, lent for the length of the call.
  ///
  /// - Throws: as ``read(header:row:)`` does; `rows` has then been given all before the bad row.
  package mutating func forEachBlock(
    header: (borrowing DelimitedBlock, DelimitedRow) throws(StageFailure) -> Void,
    rows: (borrowing DelimitedBlock, Range<Int>) throws(StageFailure) -> Void
  ) throws(StageFailure) {
    var reader = DelimitedReader()
    var columns: Int?
    var isAtEnd = false
    repeat {
      let chunk: UnsafeBufferPointer<UInt8>?
      do { chunk = try source.next() } catch { throw failure(error) }
      var fault: DelimitedFailure?
      do {
        if let chunk { try reader.feed(chunk) } else { try reader.finish() }
      } catch { fault = error }
      isAtEnd = chunk == nil
      let (file, counted) = (file, columns)
      let (found, count) = try reader.drain { block throws(StageFailure) in
        try Self.take(block, counted, file, header: header, rows: rows)
      }
      columns = found
      rowCount += count
      if let fault { throw failure(fault) }
    } while !isAtEnd
    guard columns != nil else {
      throw StageFailure(
        .ingest, .unreadableExtract, subject: file, problem: "it is empty",
        advice: "A table begins with a row of column names.", isNotAnExtract: true)
    }
  }

  private static func take(
    _ block: borrowing DelimitedBlock, _ columns: Int?, _ file: String,
    header: (borrowing DelimitedBlock, DelimitedRow) throws(StageFailure) -> Void,
    rows: (borrowing DelimitedBlock, Range<Int>) throws(StageFailure) -> Void
  ) throws(StageFailure) -> (columns: Int?, rows: Int) {
    var (columns, start, count) = (columns, 0, 0)
    if columns == nil {
      guard let first = block.rows.firstIndex(where: { $0.fieldCount > 0 }) else { return (nil, 0) }
      columns = block.rows[first].fieldCount
      start = first + 1
      try header(block, block.rows[first])
    }
    var end = start
    while end < block.rows.count {
      let fields = block.rows[end].fieldCount
      if fields > 0 {
        guard fields == columns else { break }
        count += 1
      }
      end += 1
    }
    try rows(block, start..<end)
    guard end < block.rows.count else { return (columns, count) }
    throw StageFailure(
      .ingest, .unreadableExtract, subject: "\(file):\(block.rows[end].line)",
      problem: "the row has \(block.rows[end].fieldCount) fields and the header \(columns ?? 0)",
      advice: "Check the quoting of fields that hold commas.")
  }

  private func failure(_ error: InputFailure) -> StageFailure {
    StageFailure(file, error)
  }

  private func failure(_ error: DelimitedFailure) -> StageFailure {
    StageFailure(
      .ingest, .unreadableExtract, subject: file, problem: error.description,
      isNotAnExtract: rowCount == 0)
  }
}
