/// A set of byte values.
struct ByteSet: Hashable, Sendable {
  private var words: [UInt64] = [0, 0, 0, 0]

  init() {}

  init(_ range: ClosedRange<UInt8>) { insert(range) }

  mutating func insert(_ range: ClosedRange<UInt8>) {
    for byte in range { words[Int(byte) / 64] |= 1 << UInt64(byte % 64) }
  }

  mutating func formUnion(_ other: ByteSet) {
    for index in 0..<4 { words[index] |= other.words[index] }
  }

  func subtracting(_ other: ByteSet) -> ByteSet {
    var set = self
    for index in 0..<4 { set.words[index] &= ~other.words[index] }
    return set
  }

  func contains(_ byte: UInt8) -> Bool { words[Int(byte) / 64] >> UInt64(byte % 64) & 1 == 1 }

  static let digits = ByteSet(0x30...0x39)
  static let spaces: ByteSet = {
    var set = ByteSet(0x09...0x0D)
    set.insert(0x20...0x20)
    return set
  }()
  static let word: ByteSet = {
    var set = digits
    set.insert(0x41...0x5A)
    set.insert(0x61...0x7A)
    set.insert(0x5F...0x5F)
    return set
  }()
}
