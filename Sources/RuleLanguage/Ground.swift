import ReturnModel

/// Where a subject and the header lie in memory while expressions are evaluated, and room to do it.
struct Ground {
  let cells: UnsafePointer<Cell>
  let records: UnsafeBufferPointer<SubjectRecord>
  /// The first cell of the header's one record; `nil` when there is none.
  let header: UnsafePointer<Cell>?
  let stack: UnsafeMutablePointer<Slot>
  let frames: UnsafeMutablePointer<Frame>

  /// The cell of a field of the header.
  @inline(__always) func headerCell(_ field: Int32) -> UnsafePointer<Cell>? {
    header.map { $0 + Int(field) }
  }
}
