/// The payloads of one key, in the order they were added.
package struct SortedGroup: ~Copyable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// The key.
  package private(set) var key: [UInt8] = []

  init() {}

  /// How many payloads there are.
  package var count: Int { ends.count }

  /// Calls `body` with the payload at `position`, counted from 0.
  package func withPayload<Result>(
    _ position: Int, _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> Result {
    let start = position == 0 ? 0 : ends[position - 1]
    return try body(bytes.span.extracting(start..<ends[position]))
  }

  func hasKey(_ other: UnsafeRawBufferPointer) -> Bool {
    key.withUnsafeBytes { KeyOrder.compare($0, other) == 0 }
  }

  mutating func add(_ record: PackedRecord) {
    if ends.isEmpty { key.append(contentsOf: record.key) }
    bytes.append(contentsOf: record.payload)
    ends.append(bytes.count)
  }

  mutating func clear() {
    key.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
