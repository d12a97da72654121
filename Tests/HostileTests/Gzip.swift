import CZlib

/// Makes gzip files, good and bad, with zlib itself.
enum Gzip {
  struct Failure: Error { let code: Int32 }

  /// One gzip member that holds `bytes`.
  static func member(_ bytes: some Collection<UInt8>) throws -> [UInt8] {
    var stream = z_stream()
    try check(returns_deflate_init_gzip(&stream, 6))
    defer { deflateEnd(&stream) }
    return try put(Array(bytes), &stream, Z_FINISH)
  }

  /// One member of `count` times a million bytes of `byte`: a bomb, of which what matters is that
  /// nobody gets to its end.
  static func bomb(of byte: UInt8, millions count: Int) throws -> [UInt8] {
    var stream = z_stream()
    try check(returns_deflate_init_gzip(&stream, 9))
    defer { deflateEnd(&stream) }
    let million = [UInt8](repeating: byte, count: 1_000_000)
    // After a full flush nothing refers back, so that every further million compresses alike.
    let first = try put(million, &stream, Z_FULL_FLUSH)
    let further = try put(million, &stream, Z_FULL_FLUSH)
    return first + repeated(further, count - 1)
  }

  /// `bytes` so many times over.
  static func repeated(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    var all: [UInt8] = []
    all.reserveCapacity(bytes.count * count)
    for _ in 0..<count { all += bytes }
    return all
  }

  private static func put(
    _ bytes: [UInt8], _ stream: inout z_stream, _ flush: Int32
  ) throws -> [UInt8] {
    var (bytes, output) = (bytes, [UInt8](repeating: 0, count: bytes.count + 4096))
    let room = output.count
    return try bytes.withUnsafeMutableBufferPointer { input in
      let left = try output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        let code = deflate(&stream, flush)
        try check(code == Z_STREAM_END ? Z_OK : code)
        return Int(stream.avail_out)
      }
      return Array(output[..<(room - left)])
    }
  }

  private static func check(_ code: Int32) throws {
    guard code == Z_OK else { throw Failure(code: code) }
  }
}
