/// Where the first byte of a text that is not white space stands.
///
/// Its line is worked out only when it is asked for: most text turns out to be a leaf's.
struct StrayPlace {
  private var first = -1
  private var end = 0
  private var endLine = 0

  var isUnset: Bool { first < 0 }

  mutating func unset() { first = -1 }

  /// Notes `bytes[first]`, where `bytes` will stand at `offset` of the arena.
  mutating func set(
    at offset: Int, bytes: UnsafeBufferPointer<UInt8>, first: Int, line: Int, isCDATA: Bool
  ) {
    self.first = offset + first
    if isCDATA {
      end = self.first
      endLine = line + bytes[..<first].count { $0 == UInt8(ascii: "\n") }
    } else {
      end = offset + bytes.count
      endLine = line
    }
  }

  func line(in arena: UnsafeBufferPointer<UInt8>) -> Int {
    // A carriage return alone becomes a line feed, and is no new line to libxml2.
    max(1, endLine - arena[first..<end].count { $0 == UInt8(ascii: "\n") })
  }

  mutating func shift(by count: Int) {
    guard !isUnset else { return }
    first -= count
    end -= count
  }
}
