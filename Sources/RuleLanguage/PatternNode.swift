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
