/// Conditions that differ from one in a single word or sign.
enum ConditionVariants {
  /// A condition and what was changed to make it.
  struct Variant {
    let change: String
    let text: String
  }

  private static let others = [
    "<=": ["<", ">"], "<": ["<=", ">="], ">=": [">", "<"], ">": [">=", "<="], "=": ["!="],
    "!=": ["="], "and": ["or"], "or": ["and"], "+": ["-"], "-": ["+"],
  ]

  /// Every condition that has one comparison, sign, `and` or `or` of `text` changed.
  static func of(_ text: String) -> [Variant] {
    var variants: [Variant] = []
    for (number, token) in tokens(of: text).enumerated() {
      for other in others[String(text[token])] ?? [] {
        var changed = text
        changed.replaceSubrange(token, with: other)
        variants.append(
          Variant(change: "'\(text[token])' made '\(other)' (word \(number + 1))", text: changed))
      }
    }
    return variants
  }

  /// Every `unique(...)` of `text` with one of its fields left out, when it has several.
  static func withoutFields(_ text: String) -> [Variant] {
    var variants: [Variant] = []
    var start = text.startIndex
    while let open = text[start...].firstRange(of: "unique("),
      let close = text[open.upperBound...].firstIndex(of: ")")
    {
      let names = text[open.upperBound..<close].split(separator: ",")
      for left in names.indices.dropFirst() where names.count > 2 {
        let kept = names.enumerated().filter { $0.offset != left }.map { String($0.element) }
        var changed = text
        changed.replaceSubrange(open.upperBound..<close, with: kept.joined(separator: ","))
        variants.append(Variant(change: "without \(names[left])", text: changed))
      }
      start = close
    }
    return variants
  }

  /// The words and signs of a condition, what stands in quotes left out.
  private static func tokens(of text: String) -> [Range<String.Index>] {
    var tokens: [Range<String.Index>] = []
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let start = index
      if character == "\"" {
        index =
          text[text.index(after: index)...].firstIndex(of: "\"")
          ?? text.index(before: text.endIndex)
        index = text.index(after: index)
        continue
      }
      if character.isLetter || character == "_" || character.isNumber {
        index =
          text[index...].firstIndex { !($0.isLetter || $0.isNumber || "_.-".contains($0)) }
          ?? text.endIndex
      } else {
        index = text.index(after: index)
        if index < text.endIndex, text[index] == "=", "<>!".contains(character) {
          index = text.index(after: index)
        }
      }
      if !character.isWhitespace { tokens.append(start..<index) }
    }
    return tokens
  }
}
