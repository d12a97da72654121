/// A file's own bytes, a buffer at a time, counted and digested on the way.
struct RawBuffer: ~Copyable {
  /// The file, as it was named to us.
  let file: String
  private(set) var byteCount = 0
  /// Known once the file has been read to the end, if it was asked for.
  private(set) var digest: ContentDigest?
  private(set) var isAtEnd = false
  private var input: RawInput
  private var digestState: DigestState?
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var rest = 0..<0

  private static let length = 64 << 10

  init(_ input: consuming RawInput, file: String, digesting: Bool) {
    self.file = file
    self.input = input
    digestState = digesting ? DigestState() : nil
    buffer = .allocate(capacity: Self.length)
  }

  deinit { buffer.deallocate() }

  /// The bytes that have been read and not dropped; valid until the next refill.
  var unread: UnsafeMutableBufferPointer<UInt8> {
    UnsafeMutableBufferPointer(rebasing: buffer[rest])
  }

  /// Forgets the first `count` unread bytes.
  mutating func drop(_ count: Int) { rest = rest.dropFirst(count) }

  /// Reads until the buffer is full or the file ends; bytes not dropped come first.
  mutating func refill() throws(InputFailure) {
    var count = rest.count
    for (to, from) in rest.enumerated() { buffer[to] = buffer[from] }
    rest = 0..<count
    while count < buffer.count, !isAtEnd {
      let space = UnsafeMutableRawBufferPointer(
        rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
      let more = try input.fill(space, file: file)
      digestState?.update(UnsafeRawBufferPointer(rebasing: space[..<more]))
      count += more
      byteCount += more
      rest = 0..<count
      guard more == 0 else { continue }
      isAtEnd = true
      digest = digestState?.finish()
    }
  }
}
