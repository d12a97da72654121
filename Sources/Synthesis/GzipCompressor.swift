internal import CZlib

/// Compresses bytes as one gzip member whose header holds no time, so that the same bytes come out.
struct GzipCompressor: ~Copyable {
  /// zlib keeps the address of its state, which therefore has memory of its own.
  private let stream: UnsafeMutablePointer<z_stream>

  init() throws(SynthesisFailure) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard returns_deflate_init_gzip(stream, 6) == Z_OK else {
      stream.deallocate()
      throw SynthesisFailure("there is not enough memory to compress")
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// What comes out for `bytes`; with `isLast`, all that is left.
  mutating func compress(
    _ bytes: [UInt8], isLast: Bool
  ) throws(SynthesisFailure) -> [UInt8] {
    var input = bytes
    var output: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    var result = Z_OK
    input.withUnsafeMutableBufferPointer { input in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(input.count)
      var isFull = true
      while isFull {
        room.withUnsafeMutableBufferPointer { room in
          stream.pointee.next_out = room.baseAddress
          stream.pointee.avail_out = UInt32(room.count)
          result = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          let used = room.count - Int(stream.pointee.avail_out)
          output += room[..<used]
          isFull = stream.pointee.avail_out == 0
        }
      }
    }
    guard result != Z_STREAM_ERROR, !isLast || result == Z_STREAM_END else {
      throw SynthesisFailure("compression failed: zlib gave \(result)")
    }
    return output
  }
}
