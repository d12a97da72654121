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
/// after a closing quote, a first line `sep=;`. A quote inside an unquoted field is a plain byte.
/// The bytes must be UTF-8 without a byte-order mark. After a failure the rows before it can still
/// be drained.
package struct DelimitedReader: ~Copyable {
  /// How the text parts fields and rows; `nil` until the first line has been read.
  package private(set) var dialect: Dialect?
  private let limits: DelimitedLimits
  private var splitter: RowSplitter
  /// The text so far, while the dialect is not known.
  private var head: [UInt8] = []
  private var failure: DelimitedFailure?

  /// Text looked at before more is taken in, which bounds the memory set aside for fields.
  private static let sliceLength = 64 << 10

  /// Makes a reader for one text; without a dialect, the first line decides it.
  package init(dialect: Dialect? = nil, limits: DelimitedLimits = DelimitedLimits()) {
    self.dialect = dialect
    self.limits = limits
    splitter = RowSplitter(dialect: dialect ?? Dialect(), limits: limits)
  }

  /// Reads the next bytes of the text; they may end anywhere.
  ///
  /// Some tens of kilobytes at a time are best: a block is as large as what was fed since the last.
  package mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws(DelimitedFailure) {
    if let failure { throw failure }
    guard dialect == nil else { return try split(bytes) }
    head.append(contentsOf: bytes)
    try detect(isComplete: false)
  }

  /// Says that the text is complete: what stands after the last row end is a row too.
  package mutating func finish() throws(DelimitedFailure) {
    if let failure { throw failure }
    if dialect == nil { try detect(isComplete: true) }
    guard splitter.isWithinRow else { return }
    let rowEnd = [splitter.rowEndByte]
    try rowEnd.withUnsafeBufferPointer { rowEnd throws(DelimitedFailure) in try split(rowEnd) }
    guard splitter.isWithinRow else { return }
    try fail(.unterminatedQuote(line: splitter.line))
  }

  /// Lends the rows since the last drain to `consume`, once, then forgets them.
  package mutating func drain<Result, Failure: Error>(
    _ consume: (borrowing DelimitedBlock) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { splitter.removeRows() }
    return try consume(splitter.store.block)
  }

  private mutating func detect(isComplete: Bool) throws(DelimitedFailure) {
    let found = head.withUnsafeBufferPointer { Dialect.detect(in: $0, isComplete: isComplete) }
    guard let (dialect, skipped) = found else { return }
    self.dialect = dialect
    splitter = RowSplitter(dialect: dialect, limits: limits)
    let text = head
    head = []
    if skipped > 0 { splitter.skipLine(of: skipped) }
    try text.dropFirst(skipped).withUnsafeBufferPointer { text throws(DelimitedFailure) in
      try split(text)
    }
  }

  private mutating func split(_ bytes: UnsafeBufferPointer<UInt8>) throws(DelimitedFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let slice = UnsafeBufferPointer(rebasing: rest.prefix(Self.sliceLength))
      rest = rest.dropFirst(slice.count)
      splitter.store.append(slice)
      do { try splitter.split() } catch { try fail(error) }
    }
  }

  private mutating func fail(_ failure: DelimitedFailure) throws(DelimitedFailure) {
    self.failure = failure
    throw failure
  }
}
