/// Sorted runs read as one, in the order of their keys; equal keys by the order of the runs.
struct RunMerge: ~Copyable {
  private var cursors: [RunCursor]
  /// Positions in `cursors` as a binary heap: the one whose record comes next stands first.
  private var heap: [Int] = []
  private var hasBegun = false

  /// Makes a merge that stands before the first record of `runs`.
  init(of runs: ArraySlice<Range<Int>>, bufferSize: Int) {
    cursors = runs.map { RunCursor(run: $0, bufferSize: bufferSize) }
  }

  deinit {
    for cursor in cursors { cursor.release() }
  }

  /// Moves to the next record; `nil` after the last.
  ///
  /// The record is good until the next call.
  mutating func next(in file: borrowing SpillFile) throws(SpillFailure) -> PackedRecord? {
    if !hasBegun {
      try begin(in: file)
    } else if let first = heap.first {
      if try !cursors[first].advance(in: file) {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
      }
      sink(from: 0)
    }
    return heap.first.map { cursors[$0].record }
  }

  private mutating func begin(in file: borrowing SpillFile) throws(SpillFailure) {
    hasBegun = true
    for position in cursors.indices where try cursors[position].advance(in: file) {
      heap.append(position)
    }
    for position in heap.indices.reversed() { sink(from: position) }
  }

  private mutating func sink(from start: Int) {
    var parent = start
    while true {
      var first = parent
      for child in (2 * parent + 1)...(2 * parent + 2)
      where child < heap.count && comesBefore(heap[child], heap[first]) {
        first = child
      }
      if first == parent { return }
      heap.swapAt(parent, first)
      parent = first
    }
  }

  private func comesBefore(_ left: Int, _ right: Int) -> Bool {
    if cursors[left].prefix != cursors[right].prefix {
      return cursors[left].prefix < cursors[right].prefix
    }
    let order = KeyOrder.compare(cursors[left].record.key, cursors[right].record.key)
    return order == 0 ? left < right : order < 0
  }
}
