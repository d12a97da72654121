import Glibc

/// The order of keys: by their bytes, a key before those it begins.
enum KeyOrder {
  /// The first eight bytes as a number that orders as they do; shorter keys are filled with zeros.
  ///
  /// Most comparisons end here, without a look at the keys.
  static func prefix(of key: UnsafeRawBufferPointer) -> UInt64 {
    if key.count >= 8 { return UInt64(bigEndian: key.loadUnaligned(as: UInt64.self)) }
    var prefix: UInt64 = 0
    for byte in key { prefix = prefix << 8 | UInt64(byte) }
    return key.isEmpty ? 0 : prefix << UInt64(8 * (8 - key.count))
  }

  /// Below zero when `left` comes first, above when `right` does, zero when they are equal.
  static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let shorter = min(left.count, right.count)
    if shorter > 0, let one = left.baseAddress, let other = right.baseAddress {
      let order = memcmp(one, other, shorter)
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }
}
