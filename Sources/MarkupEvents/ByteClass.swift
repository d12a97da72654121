/// What a byte may be the beginning of in text.
enum ByteClass {
  /// ASCII that stands for itself, a space and a tab too.
  static let plain: UInt8 = 0
  static let lineFeed: UInt8 = 1
  /// `<` and `&`.
  static let markup: UInt8 = 2
  /// A byte of a character beyond ASCII.
  static let high: UInt8 = 3
  static let carriageReturn: UInt8 = 4
  /// `]`, of which XML does not allow every sequence.
  static let bracket: UInt8 = 5
  /// What XML does not allow.
  static let other: UInt8 = 6

  /// The class of each byte; whoever asks for it lets it go.
  static func table() -> UnsafeMutablePointer<UInt8> {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in 0..<256 { table[byte] = of(UInt8(byte)) }
    return table
  }

  private static func of(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "\n"): lineFeed
    case UInt8(ascii: "<"), UInt8(ascii: "&"): markup
    case UInt8(ascii: "\r"): carriageReturn
    case UInt8(ascii: "]"): bracket
    case UInt8(ascii: "\t"), 0x20...0x7F: plain
    case 0x80...: high
    default: other
    }
  }

  /// Whether a plain name may begin with the byte.
  @inline(__always)
  static func beginsName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }

  /// Whether the bytes are a name of ASCII letters, digits, `_`, `-` and `.`, without a prefix.
  static func isName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, beginsName(first) else { return false }
    return bytes.allSatisfy {
      beginsName($0) || $0 &- UInt8(ascii: "0") < 10 || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ".")
    }
  }
}
