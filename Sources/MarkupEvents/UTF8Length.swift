/// How long characters beyond ASCII are.
enum UTF8Length {
  /// The length of the character that begins at `start`, of which `count` bytes are there; 0 when it
  /// is cut short, -1 when it is none, or one that XML does not allow.
  ///
  /// By the table of well-formed sequences of the Unicode Standard (3-7).
  static func of(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let lead = start[0]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return -1
    }
    for place in 1..<length {
      guard place < count else { return 0 }
      guard (place == 1 ? second : 0x80...0xBF).contains(start[place]) else { return -1 }
    }
    // U+FFFE and U+FFFF are no characters to XML.
    let isLast = lead == 0xEF && start[1] == 0xBF && start[2] >= 0xBE
    return isLast ? -1 : length
  }
}
