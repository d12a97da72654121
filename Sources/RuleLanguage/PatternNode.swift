/// A part of a pattern, over bytes.
indirect enum PatternNode: Hashable, Sendable {
  case nothing
  case bytes(ByteSet)
  case sequence([PatternNode])
  case choice([PatternNode])
  case optional(PatternNode)
  /// Once or more.
  case repeated(PatternNode)

  /// A part that must come between `least` and `most` times; `nil` is without end.
  static func counted(_ node: PatternNode, _ least: Int, _ most: Int?) -> PatternNode {
    var parts = [PatternNode](repeating: node, count: least)
    if let most {
      // (a(a(a)?)?)? and not a?a?a?, so that there is one way to match.
      var rest = PatternNode.nothing
      for _ in least..<most { rest = .optional(.sequence([node, rest])) }
      parts.append(rest)
    } else if let last = parts.popLast() {
      parts.append(.repeated(last))
    } else {
      parts.append(.optional(.repeated(node)))
    }
    return .sequence(parts)
  }

  /// Any one character but those of `ascii`: one byte, or a well-formed longer sequence.
  static func character(except ascii: ByteSet) -> PatternNode {
    func range(_ range: ClosedRange<UInt8>) -> PatternNode { .bytes(ByteSet(range)) }
    let next = range(0x80...0xBF)
    return .choice([
      .bytes(ByteSet(0x00...0x7F).subtracting(ascii)),
      .sequence([range(0xC2...0xDF), next]),
      .sequence([range(0xE0...0xEF), next, next]),
      .sequence([range(0xF0...0xF4), next, next, next]),
    ])
  }
}

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
