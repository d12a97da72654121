import Glibc

/// Sorts and groups keyed records in bounded memory.
///
/// Records are added in any order and come back in the order of their keys' bytes, those of equal
/// keys in the order they were added. What does not fit in the memory budget goes, sorted, to a
/// file without a name that needs as much disk as the records (twice that when there are more runs
/// than are merged at once). A single record may be larger than the budget; it then stands in
/// memory alone.
package struct ExternalSorter: ~Copyable {
  private let folder: String
  private let memoryBudget: Int
  private var arena = RecordArena()
  private var spilled: SpilledRuns?

  /// How many records have been added.
  package private(set) var count = 0

  /// Makes a sorter that spills into `folder` what goes beyond `memoryBudget` bytes.
  ///
  /// The folder is not touched before it is needed.
  package init(folder: String, memoryBudget: Int = 64 << 20) {
    self.folder = folder
    self.memoryBudget = memoryBudget
  }

  /// Adds a record; both parts are copied, and either may be empty.
  package mutating func add(key: Span<UInt8>, payload: Span<UInt8>) throws(SpillFailure) {
    guard key.count <= UInt32.max, payload.count <= UInt32.max else {
      throw SpillFailure(.write, EFBIG)
    }
    let size = PackedRecord.headerSize + key.count + payload.count + RecordArena.entryCost
    if count == 0 { arena.reserve(memoryBudget) }
    if arena.count > 0, arena.size + size > memoryBudget { try spill() }
    key.withUnsafeBytes { key in
      payload.withUnsafeBytes { payload in arena.add(key: key, payload: payload) }
    }
    count += 1
  }

  /// Calls `body` with each record in order, and whether its key is another than the one before.
  ///
  /// Throws what `body` throws, or a ``SpillFailure``.
  package consuming func forEach(
    _ body: (_ key: Span<UInt8>, _ payload: Span<UInt8>, _ startsGroup: Bool) throws -> Void
  ) throws {
    var group: [UInt8] = []
    var isFirst = true
    try forEachPacked { record in
      let startsGroup =
        isFirst || group.withUnsafeBytes { KeyOrder.compare($0, record.key) != 0 }
      isFirst = false
      if startsGroup {
        group.removeAll(keepingCapacity: true)
        group.append(contentsOf: record.key)
      }
      try record.key.withMemoryRebound(to: UInt8.self) { key in
        try record.payload.withMemoryRebound(to: UInt8.self) { payload in
          try body(key.span, payload.span, startsGroup)
        }
      }
    }
  }

  /// Calls `body` once for each key, in order, with all its payloads.
  ///
  /// A group stands in memory whole: where one could be as large as the extract, use
  /// ``forEach(_:)``. Throws what `body` throws, or a ``SpillFailure``.
  package consuming func forEachGroup(_ body: (borrowing SortedGroup) throws -> Void) throws {
    var group = SortedGroup()
    try forEachPacked { record in
      if group.count > 0, !group.hasKey(record.key) {
        try body(group)
        group.clear()
      }
      group.add(record)
    }
    if group.count > 0 { try body(group) }
  }

  private consuming func forEachPacked(_ body: (PackedRecord) throws -> Void) throws {
    guard var spilled = spilled.take() else {
      arena.sort()
      try arena.forEach(body)
      return
    }
    try spilled.append(&arena)
    arena.release()
    // As many runs at once as have a buffer of 16 KB within the budget.
    let width = min(256, max(2, memoryBudget >> 14))
    let bufferSize = memoryBudget / width
    while spilled.runs.count > width {
      spilled = try spilled.merged(by: width, in: folder, bufferSize: bufferSize)
    }
    try spilled.forEach(spilled.runs[...], bufferSize: bufferSize, body)
  }

  private mutating func spill() throws(SpillFailure) {
    var spilled = if let spilled = spilled.take() { spilled } else { try SpilledRuns(in: folder) }
    try spilled.append(&arena)
    self.spilled = consume spilled
  }
}
