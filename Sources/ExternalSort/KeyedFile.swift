import Glibc

/// Records that are found by their key, in a file without a name and bounded memory.
///
/// They are written in the order of their keys. In memory stand the keys of at most
/// ``mostMarks`` of them, evenly spread; finding a record reads the piece between two of those.
package struct KeyedFile: ~Copyable {
  /// The key of a record, and where in the file it begins.
  private struct Mark {
    let key: [UInt8]
    let offset: Int
  }

  private static let mostMarks = 4_096

  private var file: SpillFile
  private var marks: [Mark] = []
  /// One record in so many is marked.
  private var stride = 1
  private var room: [UInt8] = []

  /// How many records it holds.
  package private(set) var count = 0

  /// Makes a file in `folder` that holds nothing.
  package init(in folder: String) throws(SpillFailure) { file = try SpillFile(in: folder) }

  /// Writes a record, whose key comes after the last one's.
  package mutating func append(
    key: Span<UInt8>, payload: Span<UInt8>
  ) throws(SpillFailure) {
    let offset = file.end
    if count % stride == 0 { mark(key, at: offset) }
    count += 1
    try withUnsafeBytes(of: UInt32(key.count)) { bytes throws(SpillFailure) in
      try file.append(bytes)
    }
    try withUnsafeBytes(of: UInt32(payload.count)) { bytes throws(SpillFailure) in
      try file.append(bytes)
    }
    try key.withUnsafeBytes { bytes throws(SpillFailure) in try file.append(bytes) }
    try payload.withUnsafeBytes { bytes throws(SpillFailure) in try file.append(bytes) }
  }

  /// Sees that all of it can be read.
  package mutating func finish() throws(SpillFailure) { try file.flush() }

  private mutating func mark(_ key: Span<UInt8>, at offset: Int) {
    if marks.count == Self.mostMarks {
      // Every other one goes, and from here on half as many come.
      marks = marks.indices.filter { $0 % 2 == 0 }.map { marks[$0] }
      stride *= 2
      guard count % stride == 0 else { return }
    }
    marks.append(Mark(key: (0..<key.count).map { key[$0] }, offset: offset))
  }

  /// The payload of the record with `key`; `nil` when there is none.
  package mutating func payload(of key: [UInt8]) throws(SpillFailure) -> [UInt8]? {
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if Self.compare(marks[middle].key, key) <= 0 { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let start = marks[low - 1].offset
    let end = low < marks.count ? marks[low].offset : file.end
    if room.count < end - start { room = [UInt8](repeating: 0, count: end - start) }
    try read(start..<end)
    return find(key, within: end - start)
  }

  private mutating func read(_ range: Range<Int>) throws(SpillFailure) {
    var failure: SpillFailure?
    room.withUnsafeMutableBytes { bytes in
      do throws(SpillFailure) {
        try file.read(
          into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<range.count]),
          at: range.lowerBound)
      } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private func find(_ key: [UInt8], within size: Int) -> [UInt8]? {
    room.withUnsafeBytes { bytes in
      key.withUnsafeBytes { key in
        var place = 0
        while place + PackedRecord.headerSize <= size, let base = bytes.baseAddress {
          let record = PackedRecord(at: base + place)
          let order = KeyOrder.compare(record.key, key)
          if order == 0 { return Array(record.payload) }
          if order > 0 { return nil }
          place += PackedRecord.headerSize + record.key.count + record.payload.count
        }
        return nil
      }
    }
  }

  private static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
    left.withUnsafeBytes { left in right.withUnsafeBytes { KeyOrder.compare(left, $0) } }
  }
}
