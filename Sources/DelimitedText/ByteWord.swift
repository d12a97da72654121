/// Eight bytes of text looked at at once, the first in the lowest place.
struct ByteWord {
  let bits: UInt64

  private static var highBits: UInt64 { 0x8080_8080_8080_8080 }
  private static var lowBits: UInt64 { 0x7F7F_7F7F_7F7F_7F7F }

  /// A word of eight times the same byte.
  init(repeating byte: UInt8) { bits = UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The eight bytes at `position`.
  @inline(__always) init(_ bytes: UnsafePointer<UInt8>, at position: Int) {
    bits = UInt64(
      littleEndian: UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self))
  }

  /// Zero in the high bit of each byte that is the same here and in `other`.
  ///
  /// Adding 0x7F to the low seven bits reaches the high bit unless they are all zero; nothing is
  /// carried from byte to byte, so that each answer is exact.
  @inline(__always) private func differences(from other: ByteWord) -> UInt64 {
    let mixed = bits ^ other.bits
    return ((mixed & Self.lowBits) &+ Self.lowBits) | mixed
  }

  /// The high bit of each byte that is the same here and in `one` or `other`; all else zero.
  @inline(__always) func matches(_ one: ByteWord, _ other: ByteWord) -> UInt64 {
    ~(differences(from: one) & differences(from: other)) & Self.highBits
  }

  /// The high bit of each byte that is the same here and in `other`; all else zero.
  @inline(__always) func matches(_ other: ByteWord) -> UInt64 {
    ~differences(from: other) & Self.highBits
  }
}

extension UInt8 {
  static var quote: UInt8 { UInt8(ascii: "\"") }
  static var lineFeed: UInt8 { UInt8(ascii: "\n") }
  static var carriageReturn: UInt8 { UInt8(ascii: "\r") }
}
