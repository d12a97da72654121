import ReturnModel

/// A word, literal or sign of an expression, with where it begins.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A name or keyword; a name in backticks is never a keyword.
    case name(String, quoted: Bool)
    case literal(Constant)
    /// An operator, bracket, comma or full stop.
    case sign(String)
    case end
  }

  let kind: Kind
  /// How many characters into the expression it begins; 0-based.
  let column: Int

  /// Words that cannot be a field's name unless in backticks.
  static let keywords: Set<String> = [
    "and", "or", "not", "in", "is", "true", "false", "where",
  ]

  func isSign(_ text: String) -> Bool { kind == .sign(text) }

  func isKeyword(_ text: String) -> Bool { kind == .name(text, quoted: false) }

  /// The token as a message quotes it.
  var spelling: String {
    switch kind {
    case .name(let name, _): "'\(name)'"
    case .literal(.text(let text)): "\"\(text)\""
    case .literal: "a value"
    case .sign(let sign): "'\(sign)'"
    case .end: "the end"
    }
  }
}
