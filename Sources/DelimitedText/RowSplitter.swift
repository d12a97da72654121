/// Finds fields and rows in text that comes piece by piece.
///
/// What it keeps between pieces is the row that is not yet complete: its fields so far, and where
/// the next begins. A field that is not complete is looked at again from its start.
struct RowSplitter: ~Copyable {
  var store = BlockStore()
  let limits: DelimitedLimits
  let separatorByte: UInt8
  let rowEndByte: UInt8
  let separatorWord: ByteWord
  let rowEndWord: ByteWord
  /// A row of fewer bytes keeps every limit.
  private let carefulLength: Int
  /// Where the next field begins, and the line it begins on.
  var fieldStart = 0
  var line = 1
  private var rowStart = 0
  private var rowLine = 1
  private var rowFirstField = 0
  /// How many bytes of the text stood before ``store``'s first.
  private var offset = 0

  init(dialect: Dialect, limits: DelimitedLimits) {
    self.limits = limits
    separatorByte = dialect.separator
    rowEndByte = dialect.rowEnd == .lineFeed ? .lineFeed : .carriageReturn
    separatorWord = ByteWord(repeating: separatorByte)
    rowEndWord = ByteWord(repeating: rowEndByte)
    carefulLength = min(limits.fieldLength, limits.rowLength, limits.fieldCount)
  }

  /// Whether a row has begun and not ended.
  var isWithinRow: Bool { rowStart < store.byteCount }

  /// Counts a first line of `count` bytes that was taken away before.
  mutating func skipLine(of count: Int) {
    offset = count
    beginRow(at: 0)
  }

  /// Finds what is complete in the text so far.
  mutating func split() throws(DelimitedFailure) {
    while fieldStart < store.byteCount {
      if store.bytes[fieldStart] == .quote {
        guard try splitQuoted() else { break }
      } else {
        try splitPlain()
        guard store.bytes[fieldStart] == .quote, fieldStart < store.byteCount else { break }
      }
    }
    try checkUnended()
  }

  /// Takes fields that do not begin with a quote, up to one that does or to the end of the text.
  private mutating func splitPlain() throws(DelimitedFailure) {
    let bytes = UnsafePointer(store.bytes)
    let end = store.byteCount
    var run = PlainRun(start: fieldStart, next: store.fields + store.fieldCount)
    var position = fieldStart
    while position + 8 <= end {
      var matches = ByteWord(bytes, at: position).matches(separatorWord, rowEndWord)
      while matches != 0 {
        let stop = position + matches.trailingZeroBitCount >> 3
        matches &= matches &- 1
        if try endField(at: stop, of: &run, in: bytes) { return }
      }
      position += 8
    }
    while position < end {
      if bytes[position] == separatorByte || bytes[position] == rowEndByte {
        if try endField(at: position, of: &run, in: bytes) { return }
      }
      position += 1
    }
    leave(run)
  }

  /// Ends the plain field before the separator or row end at `stop`; true when a quote follows,
  /// with which the run is over.
  @inline(__always)
  private mutating func endField(
    at stop: Int, of run: inout PlainRun, in bytes: UnsafePointer<UInt8>
  ) throws(DelimitedFailure) -> Bool {
    if bytes[stop] == separatorByte {
      run.append(upTo: stop)
    } else {
      try endPlainRow(at: stop, of: &run, in: bytes)
    }
    run.start = stop &+ 1
    guard bytes[run.start] == .quote else { return false }
    leave(run)
    return true
  }

  private mutating func endPlainRow(
    at stop: Int, of run: inout PlainRun, in bytes: UnsafePointer<UInt8>
  ) throws(DelimitedFailure) {
    let isReturned =
      rowEndByte == .lineFeed && stop > run.start && bytes[stop - 1] == .carriageReturn
    let fieldEnd = isReturned ? stop - 1 : stop
    let isBlank = fieldEnd == run.start && run.next == store.fields + rowFirstField
    if !isBlank { run.append(upTo: fieldEnd) }
    leave(run)
    try endRow(at: stop)
  }

  @inline(__always) private mutating func leave(_ run: PlainRun) {
    fieldStart = run.start
    store.fieldCount = run.next - store.fields
  }

  @inline(__always) mutating func append(_ field: DelimitedField) {
    (store.fields + store.fieldCount).initialize(to: field)
    store.fieldCount += 1
  }

  /// Ends the row with the row end at `stop`.
  mutating func endRow(at stop: Int) throws(DelimitedFailure) {
    if stop - rowStart >= carefulLength { try checkRow(endingAt: stop) }
    let row = DelimitedRow(
      firstField: rowFirstField, fieldCount: store.fieldCount - rowFirstField, line: rowLine,
      offset: offset + rowStart)
    (store.rows + store.rowCount).initialize(to: row)
    store.rowCount += 1
    beginRow(at: stop + 1)
  }

  private mutating func beginRow(at start: Int) {
    line += 1
    rowLine = line
    rowStart = start
    rowFirstField = store.fieldCount
  }

  /// Forgets the complete rows.
  mutating func removeRows() {
    store.removeRows(firstField: rowFirstField, firstByte: rowStart)
    offset += rowStart
    fieldStart -= rowStart
    rowStart = 0
    rowFirstField = 0
  }

  // MARK: Limits

  @inline(never)
  private func checkRow(endingAt stop: Int) throws(DelimitedFailure) {
    for index in rowFirstField..<store.fieldCount
    where store.fields[index].count > limits.fieldLength {
      throw .fieldTooLong(line: rowLine, limit: limits.fieldLength, isQuoted: false)
    }
    try checkRow(length: stop - rowStart)
  }

  private func checkRow(length: Int) throws(DelimitedFailure) {
    if length > limits.rowLength { throw .rowTooLong(line: rowLine, limit: limits.rowLength) }
    if store.fieldCount - rowFirstField > limits.fieldCount {
      throw .tooManyFields(line: rowLine, limit: limits.fieldCount)
    }
  }

  /// Holds what is not yet complete to the limits, so that it cannot grow without end.
  private func checkUnended() throws(DelimitedFailure) {
    if store.byteCount - fieldStart > limits.fieldLength {
      let isQuoted = store.bytes[fieldStart] == .quote
      throw .fieldTooLong(line: line, limit: limits.fieldLength, isQuoted: isQuoted)
    }
    try checkRow(length: store.byteCount - rowStart)
  }
}
