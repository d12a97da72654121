/// Sorted runs of records in one spill file.
///
/// One file for all of them keeps open files to one, however many runs there are.
struct SpilledRuns: ~Copyable {
  private var file: SpillFile

  /// Where each run stands in the file, in the order that its records were added.
  private(set) var runs: [Range<Int>] = []

  /// Makes a file in `folder` with no run in it.
  init(in folder: String) throws(SpillFailure) { file = try SpillFile(in: folder) }

  /// Sorts the records of `arena` and moves them to a new run.
  mutating func append(_ arena: inout RecordArena) throws(SpillFailure) {
    guard arena.count > 0 else { return }
    let start = file.end
    arena.sort()
    try arena.forEach { record throws(SpillFailure) in try file.append(record.whole) }
    try close(runFrom: start)
    arena.clear()
  }

  /// Calls `body` with the records of `part` of the runs in order, reading `bufferSize` bytes of
  /// each run at a time.
  func forEach(
    _ part: ArraySlice<Range<Int>>, bufferSize: Int, _ body: (PackedRecord) throws -> Void
  ) throws {
    var merge = RunMerge(of: part, bufferSize: bufferSize)
    while let record = try merge.next(in: file) { try body(record) }
  }

  /// The same records in fewer runs: every `width` neighbours become one, in a file of its own.
  consuming func merged(
    by width: Int, in folder: String, bufferSize: Int
  ) throws -> SpilledRuns {
    var result = try SpilledRuns(in: folder)
    for first in stride(from: 0, to: runs.count, by: width) {
      let start = result.file.end
      let part = runs[first..<min(first + width, runs.count)]
      try forEach(part, bufferSize: bufferSize) { try result.file.append($0.whole) }
      try result.close(runFrom: start)
    }
    return result
  }

  private mutating func close(runFrom start: Int) throws(SpillFailure) {
    try file.flush()
    runs.append(start..<file.end)
  }
}
