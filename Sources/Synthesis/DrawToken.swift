/// A word, literal or sign of a recipe's expression.
enum DrawToken: Hashable {
  case name(String)
  case number(Int)
  case text(String)
  case sign(String)
  case end

  /// The tokens of `text`, an end last; `nil` when a sign is none of the language's.
  static func all(of text: String) -> [DrawToken]? {
    var tokens: [DrawToken] = []
    var rest = text[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
      } else if first == "\"" {
        guard let end = rest.dropFirst().firstIndex(of: "\"") else { return nil }
        tokens.append(.text(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      } else if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        tokens.append(.number(Int(digits) ?? 0))
        rest = rest.dropFirst(digits.count)
      } else if first.isLetter {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        tokens.append(.name(String(name)))
        rest = rest.dropFirst(name.count)
      } else {
        guard let sign = signs.first(where: { rest.hasPrefix($0) }) else { return nil }
        tokens.append(.sign(sign))
        rest = rest.dropFirst(sign.count)
      }
    }
    return tokens + [.end]
  }

  // The longer before those they begin with.
  private static let signs = [
    "<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "(", ")", "[", "]", ",",
  ]
}
