/// The payloads of one key, in the order they were added.
package struct SortedGroup: ~Copyable {
  var keyBytes: [UInt8] = []
  var bytes: [UInt8] = []
  var ends: [Int] = []

  /// The key.
  package var key: [UInt8] { keyBytes }

  /// How many payloads there are.
  package var count: Int { ends.count }

  /// The payload at `position`, counted from 0, while `body` runs.
  package func withPayload<Result>(
    _ position: Int, _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> Result {
    let start = position == 0 ? 0 : ends[position - 1]
    return try body(bytes.span.extracting(start..<ends[position]))
  }
}
