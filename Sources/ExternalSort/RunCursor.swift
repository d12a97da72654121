/// A place in one sorted run of a spill file, with the record there in memory.
struct RunCursor {
  private var buffer: UnsafeMutableRawPointer
  private var capacity: Int
  private var start = 0
  private var filled = 0
  private var next: Int
  private let end: Int
  private var recordSize = 0

  /// The first bytes of the record's key.
  private(set) var prefix: UInt64 = 0

  /// Makes a cursor before the first record of the run at `run`.
  ///
  /// The maker calls ``release()`` when done.
  init(run: Range<Int>, bufferSize: Int) {
    capacity = max(bufferSize, PackedRecord.headerSize)
    buffer = .allocate(byteCount: capacity, alignment: 8)
    next = run.lowerBound
    end = run.upperBound
  }

  /// Frees the buffer.
  func release() { buffer.deallocate() }

  /// The record; there is one while ``advance(in:)`` says so.
  var record: PackedRecord { PackedRecord(at: buffer + start) }

  /// Moves to the next record; false at the end of the run.
  mutating func advance(in file: borrowing SpillFile) throws(SpillFailure) -> Bool {
    start += recordSize
    recordSize = 0
    if start == filled, next == end { return false }
    try hold(PackedRecord.headerSize, from: file)
    recordSize = PackedRecord.headerSize + record.key.count + record.payload.count
    try hold(recordSize, from: file)
    prefix = KeyOrder.prefix(of: record.key)
    return true
  }

  /// Sees that `count` bytes from the record's beginning are in memory.
  private mutating func hold(
    _ count: Int, from file: borrowing SpillFile
  ) throws(SpillFailure) {
    guard filled - start < count else { return }
    makeRoom(for: count)
    let wanted = min(capacity - filled, end - next)
    guard filled + wanted >= count else { throw .cutShort }
    let room = UnsafeMutableRawBufferPointer(start: buffer + filled, count: wanted)
    try file.read(into: room, at: next)
    filled += wanted
    next += wanted
  }

  /// Moves what is left to the front of a buffer that takes `count` bytes.
  private mutating func makeRoom(for count: Int) {
    let left = filled - start
    if count > capacity {
      let larger = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 8)
      larger.copyMemory(from: buffer + start, byteCount: left)
      buffer.deallocate()
      buffer = larger
      capacity = count
    } else {
      buffer.copyMemory(from: buffer + start, byteCount: left)
    }
    start = 0
    filled = left
  }
}
