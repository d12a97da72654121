/// An expression of a recipe: what `let`, `set` and `when` say.
indirect enum DrawExpression: Sendable {
  case constant(DrawValue)
  case variable(String)
  case call(DrawFunction, [DrawExpression])
  case both(DrawExpression, DrawExpression)
  case either(DrawExpression, DrawExpression)
  case not(DrawExpression)
  case comparison(Comparison, DrawExpression, DrawExpression)
  case among(DrawExpression, [DrawExpression])
  case arithmetic(Arithmetic, DrawExpression, DrawExpression)

  enum Comparison: String, Sendable {
    case equal = "="
    case different = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
  }

  enum Arithmetic: String, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
  }

  /// Calls `body` with this expression and every one in it.
  func forEach(
    _ body: (DrawExpression) throws(SynthesisFailure) -> Void
  ) throws(SynthesisFailure) {
    try body(self)
    let parts: [DrawExpression] =
      switch self {
      case .constant, .variable: []
      case .call(_, let arguments): arguments
      case .both(let left, let right), .either(let left, let right): [left, right]
      case .comparison(_, let left, let right), .arithmetic(_, let left, let right): [left, right]
      case .not(let part): [part]
      case .among(let part, let values): [part] + values
      }
    for part in parts { try part.forEach(body) }
  }
}
