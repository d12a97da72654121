import ReturnModel

extension Evaluator {
  /// 1 for a valid cell, 0 for an absent one; invalid cells have been refused before.
  @inline(__always) static func state(_ cell: Cell) -> Int64 { Int64(cell.state.rawValue) }

  @inline(__always) static func value(_ cell: Cell) -> Slot {
    Slot(payload: cell.payload, state: state(cell))
  }

  @inline(__always) static func text(_ cell: Cell, _ origin: Int64) -> Slot {
    cell.state == .valid
      ? Slot(start: cell.start, count: cell.count, origin: origin) : .unknown
  }

  /// The cell that a step names in a record above another.
  @inline(__always)
  static func above(
    _ step: Operation, _ cells: UnsafeBufferPointer<Cell>,
    _ records: UnsafeBufferPointer<SubjectRecord>, _ frames: UnsafeMutablePointer<Frame>
  ) -> Cell {
    let record = climb(Int(step.y), from: frames[Int(step.level)].record, records)
    return cells[Int(records[record].firstCell) + Int(step.x)]
  }

  /// The record so many parents above another.
  @inline(__always)
  static func climb(
    _ hops: Int, from record: Int, _ records: UnsafeBufferPointer<SubjectRecord>
  ) -> Int {
    var record = record
    for _ in 0..<hops { record = Int(records[record].parent) }
    return record
  }

  /// The first record of `module` from `start` on, or `limit` when there is none before it.
  @inline(__always)
  static func record(
    of module: Int32, from start: Int, to limit: Int,
    _ records: UnsafeBufferPointer<SubjectRecord>
  ) -> Int {
    var record = start
    while record < limit, records[record].module != module { record += 1 }
    return record
  }

  /// 1 when `left` and `right` stand as `mode`, a ``Comparison``, asks; else 0.
  @inline(__always)
  static func compare<Number: Comparable>(_ left: Number, _ right: Number, _ mode: UInt8) -> Int64 {
    let order: UInt8 = (left >= right ? 1 : 0) + (left > right ? 1 : 0)
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
    _ slot: Slot, _ expression: CompiledExpression, _ subject: Subject,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    @inline(__always) func part(_ bytes: UnsafeBufferPointer<UInt8>) -> Result {
      body(UnsafeBufferPointer(rebasing: bytes[slot.start..<slot.start + slot.count]))
    }
    switch slot.state {
    case 1: return subject.text.withUnsafeBufferPointer(part)
    case 2: return header.text.withUnsafeBufferPointer(part)
    case 3: return expression.bytes.withUnsafeBufferPointer(part)
    default: return (previous?.subject.text ?? []).withUnsafeBufferPointer(part)
    }
  }
}
