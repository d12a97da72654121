/// Looks through bytes for the end of what is UTF-8.
enum UTF8Scanner {
  /// Why a scan stopped.
  enum Stop {
    /// All bytes are whole characters.
    case end
    /// The last bytes are the beginning of a character.
    case incomplete
    /// The byte begins no character.
    case invalid
    /// The byte is zero, as no text has.
    case zero
  }

  /// How many bytes from `start` on are whole characters, and what comes then.
  static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
  ) -> (end: Int, stop: Stop) {
    var at = start
    while true {
      at = asciiEnd(bytes, from: at)
      guard at < bytes.count else { return (at, .end) }
      if bytes[at] == 0 { return (at, .zero) }
      switch character(in: bytes, at: at) {
      case .whole(let count): at += count
      case .cutShort: return (at, .incomplete)
      case .none: return (at, .invalid)
      }
    }
  }

  /// The first byte from `start` on that is zero or beyond ASCII, looked for eight at a time.
  @inline(__always)
  static func asciiEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    let raw = UnsafeRawPointer(base)
    var at = start
    while at + 32 <= bytes.count {
      let (one, two) = (word(raw, at), word(raw, at + 8))
      let (three, four) = (word(raw, at + 16), word(raw, at + 24))
      if (odd(one) | odd(two) | odd(three) | odd(four)) & 0x8080_8080_8080_8080 != 0 { break }
      at += 32
    }
    while at < bytes.count, base[at] &- 1 < 0x7F { at += 1 }
    return at
  }

  @inline(__always) private static func word(_ raw: UnsafeRawPointer, _ at: Int) -> UInt64 {
    raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
  }

  /// Sets high bits when a byte is beyond ASCII, or when one is zero and so borrows.
  @inline(__always) private static func odd(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) | word
  }

  private enum Character {
    case whole(Int)
    case cutShort
    case none
  }

  /// What begins at `at`, by the table of well-formed sequences of the Unicode Standard (3-7).
  private static func character(in bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Character {
    let lead = bytes[at]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F: return .whole(1)
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return .none
    }
    for offset in 1..<length {
      guard at + offset < bytes.count else { return .cutShort }
      let allowed = offset == 1 ? second : 0x80...0xBF
      guard allowed.contains(bytes[at + offset]) else { return .none }
    }
    return .whole(length)
  }
}
