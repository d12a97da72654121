import ReturnModel

extension Evaluator {
  /// 1 for a valid cell, 0 for an absent one; invalid cells have been refused before.
  @inline(__always) static func state(_ cell: UnsafePointer<Cell>) -> Int64 {
    Int64(cell.pointee.state.rawValue)
  }

  @inline(__always) static func value(_ cell: UnsafePointer<Cell>) -> Slot {
    Slot(payload: cell.pointee.payload, state: state(cell))
  }

  @inline(__always) static func text(_ cell: Cell, _ origin: Int64) -> Slot {
    cell.state == .valid
      ? Slot(start: cell.start, count: cell.count, origin: origin) : .unknown
  }

  /// Whether the code of a cell is in a step's set of bits.
  @inline(__always)
  static func inBits(_ cell: UnsafePointer<Cell>, _ step: UnsafePointer<Operation>) -> Slot {
    Slot(payload: step.pointee.constant &>> cell.pointee.payload & 1, state: state(cell))
  }

  /// How a cell compares with a step's constant.
  @inline(__always)
  static func comparison(_ cell: UnsafePointer<Cell>, _ step: UnsafePointer<Operation>) -> Slot {
    let truth = compare(cell.pointee.payload, step.pointee.constant, step.pointee.mode)
    return Slot(payload: truth, state: state(cell))
  }

  /// Whether either of two cells is invalid.
  @inline(__always)
  static func isInvalid(_ one: UnsafePointer<Cell>, _ other: UnsafePointer<Cell>) -> Bool {
    one.pointee.state == .invalid || other.pointee.state == .invalid
  }

  /// How one cell compares with another.
  @inline(__always)
  static func comparison(
    _ one: UnsafePointer<Cell>, _ other: UnsafePointer<Cell>, _ step: UnsafePointer<Operation>
  ) -> Slot {
    Slot(
      payload: compare(one.pointee.payload, other.pointee.payload, step.pointee.mode),
      state: state(one) & state(other))
  }

  /// One cell less another, 0 when either is absent; `nil` when it is too large.
  @inline(__always)
  static func difference(_ one: UnsafePointer<Cell>, _ other: UnsafePointer<Cell>) -> Int64? {
    let (difference, overflow) = one.pointee.payload.subtractingReportingOverflow(
      other.pointee.payload)
    if overflow { return state(one) & state(other) == 0 ? 0 : nil }
    return difference
  }

  /// The cell that a step names in a record above another; `nil` when the record stands alone.
  @inline(__always)
  static func above(
    _ step: UnsafePointer<Operation>, _ cells: UnsafePointer<Cell>,
    _ records: UnsafeBufferPointer<SubjectRecord>, _ frames: UnsafeMutablePointer<Frame>
  ) -> UnsafePointer<Cell>? {
    let from = frames[Int(step.pointee.level)].record
    let record = climb(Int(step.pointee.y), from: from, records)
    guard record >= 0 else { return nil }
    return cells + Int(records[record].firstCell) + Int(step.pointee.x)
  }

  /// The record so many parents above another; -1 when there are not so many.
  @inline(__always)
  static func climb(
    _ hops: Int, from record: Int, _ records: UnsafeBufferPointer<SubjectRecord>
  ) -> Int {
    var record = record
    var left = hops
    while left > 0, record >= 0 {
      record = Int(records[record].parent)
      left &-= 1
    }
    return record
  }

  /// The first record of `module` from `start` on, or `limit` when there is none before it.
  @inline(__always)
  static func record(
    of module: Int32, from start: Int, to limit: Int,
    _ records: UnsafeBufferPointer<SubjectRecord>
  ) -> Int {
    var record = start
    while record < limit, records[record].module != module { record &+= 1 }
    return record
  }

  /// 1 when `left` and `right` stand as `mode`, a ``Comparison``, asks; else 0.
  @inline(__always)
  static func compare<Number: Comparable>(_ left: Number, _ right: Number, _ mode: UInt8) -> Int64 {
    let order: UInt8 = (left >= right ? 1 : 0) &+ (left > right ? 1 : 0)
    return Int64((mode &>> order) & 1)
  }

  /// A cell of the header or of the previous record; absent where there is no such record.
  func foreign(_ step: Operation) -> Cell {
    let field = Int(step.x)
    if step.mode == Value.TextRange.Origin.header.rawValue {
      guard let record = header.records.first else { return Cell() }
      return header.cells[Int(record.firstCell) + field]
    }
    guard let previous, previous.subject.records.indices.contains(previous.record) else {
      return Cell()
    }
    return previous.subject.cell(previous.record, field)
  }

  /// Calls `body` with the bytes of a text on the stack.
  @inline(__always)
  func withText<Result>(
    _ slot: Slot, _ program: Program, _ subject: Subject,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    @inline(__always) func part(_ bytes: UnsafeBufferPointer<UInt8>) -> Result {
      body(UnsafeBufferPointer(rebasing: bytes[slot.start..<slot.start + slot.count]))
    }
    switch slot.state {
    case 1: return subject.text.withUnsafeBufferPointer(part)
    case 2: return header.text.withUnsafeBufferPointer(part)
    case 3: return program.bytes.withUnsafeBufferPointer(part)
    case 4: return (previous?.subject.text ?? []).withUnsafeBufferPointer(part)
    // Only a step that had the list puts such a text on the stack.
    default: return (externalLists[Int(slot.state) - 5]?.values ?? []).withUnsafeBufferPointer(part)
    }
  }
}
