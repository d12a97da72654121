internal import CZlib

/// One gzip member being made or read.
///
/// What it makes of the same bytes is always the same: the header holds no name and no time.
package final class GzipStream {
  /// Which way bytes go.
  package enum Direction: Sendable {
    /// Bytes become gzip.
    case compressing
    /// Gzip becomes bytes.
    case inflating
  }

  /// On the heap, because zlib keeps the stream's own address.
  private let stream: UnsafeMutablePointer<z_stream>
  private let room: UnsafeMutableBufferPointer<UInt8>
  private let direction: Direction
  /// Whether the end of the member has been made or read.
  package private(set) var hasEnded = false

  /// Makes a stream for one member; bytes that are compressed already are better only framed.
  package init(_ direction: Direction, onlyFrames: Bool = false) {
    self.direction = direction
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    room = .allocate(capacity: 256 << 10)
    switch direction {
    case .compressing: _ = returns_deflate_init_gzip(stream, onlyFrames ? 0 : 6)
    case .inflating: _ = returns_inflate_init_gzip(stream)
    }
  }

  deinit {
    switch direction {
    case .compressing: deflateEnd(stream)
    case .inflating: inflateEnd(stream)
    }
    stream.deallocate()
    room.deallocate()
  }

  /// Puts `bytes` through and hands what comes out to `sink`; false when they are not gzip.
  ///
  /// Compressing, a last call with no bytes ends the member.
  package func put<Failure: Error>(
    _ bytes: UnsafeRawBufferPointer,
    _ sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    let input = bytes.assumingMemoryBound(to: UInt8.self)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = UInt32(bytes.count)
    repeat {
      stream.pointee.next_out = room.baseAddress
      stream.pointee.avail_out = UInt32(room.count)
      let code = step(isLast: bytes.isEmpty)
      hasEnded = hasEnded || code == Z_STREAM_END
      guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else { return false }
      let made = room.count - Int(stream.pointee.avail_out)
      try sink(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<made]))
    } while stream.pointee.avail_out == 0
    return stream.pointee.avail_in == 0
  }

  private func step(isLast: Bool) -> Int32 {
    switch direction {
    case .compressing: deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
    case .inflating: hasEnded ? Z_DATA_ERROR : inflate(stream, Z_NO_FLUSH)
    }
  }
}
