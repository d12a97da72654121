/// A record as it stands in memory and in spill files: two lengths, the key, the payload.
struct PackedRecord {
  /// The bytes the two lengths take.
  static let headerSize = 8

  let key: UnsafeRawBufferPointer
  let payload: UnsafeRawBufferPointer

  /// Reads the record that begins at `start`, which must be there whole.
  init(at start: UnsafeRawPointer) {
    let (keyCount, payloadCount) = Self.counts(at: start)
    let body = start + Self.headerSize
    key = UnsafeRawBufferPointer(start: body, count: keyCount)
    payload = UnsafeRawBufferPointer(start: body + keyCount, count: payloadCount)
  }

  /// The lengths of key and payload in the header that begins at `start`.
  static func counts(at start: UnsafeRawPointer) -> (key: Int, payload: Int) {
    (
      Int(start.loadUnaligned(as: UInt32.self)),
      Int(start.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    )
  }

  /// The header, the key and the payload, which stand together.
  var whole: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: key.baseAddress.map { $0 - Self.headerSize },
      count: Self.headerSize + key.count + payload.count)
  }
}
