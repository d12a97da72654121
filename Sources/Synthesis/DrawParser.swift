internal import ReturnModel
internal import ReturnSpec

/// Reads a recipe's expression.
///
/// It binds as the rule language does: `or`, `and`, `not`, comparison, sum, product.
struct DrawParser {
  private let draw: RecipeStep.Draw
  private let tokens: [DrawToken]
  private var place = 0

  /// The expression that `draw` spells.
  static func read(_ draw: RecipeStep.Draw) throws(SynthesisFailure) -> DrawExpression {
    guard let tokens = DrawToken.all(of: draw.text) else {
      throw SynthesisFailure(
        "\(draw.file):\(draw.line): '\(draw.text)' has a sign that means nothing")
    }
    var parser = DrawParser(draw: draw, tokens: tokens)
    let expression = try parser.alternative()
    guard parser.next == .end else { throw parser.failure("something stands after its end") }
    return expression
  }

  private init(draw: RecipeStep.Draw, tokens: [DrawToken]) {
    (self.draw, self.tokens) = (draw, tokens)
  }

  private var next: DrawToken { tokens[place] }

  private func failure(_ problem: String) -> SynthesisFailure {
    SynthesisFailure("\(draw.file):\(draw.line): '\(draw.text)': \(problem)")
  }

  private mutating func take(_ token: DrawToken) -> Bool {
    guard next == token else { return false }
    place += 1
    return true
  }

  private mutating func require(_ sign: String) throws(SynthesisFailure) {
    guard take(.sign(sign)) else { throw failure("a '\(sign)' is missing") }
  }

  private mutating func alternative() throws(SynthesisFailure) -> DrawExpression {
    var left = try conjunction()
    while take(.name("or")) { left = .either(left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(SynthesisFailure) -> DrawExpression {
    var left = try negation()
    while take(.name("and")) { left = .both(left, try negation()) }
    return left
  }

  private mutating func negation() throws(SynthesisFailure) -> DrawExpression {
    take(.name("not")) ? .not(try negation()) : try comparison()
  }

  private mutating func comparison() throws(SynthesisFailure) -> DrawExpression {
    let left = try sum()
    if take(.name("in")) {
      try require("[")
      return .among(left, try list(until: "]"))
    }
    guard case .sign(let sign) = next, let kind = DrawExpression.Comparison(rawValue: sign) else {
      return left
    }
    place += 1
    return .comparison(kind, left, try sum())
  }

  private mutating func sum() throws(SynthesisFailure) -> DrawExpression {
    var left = try product()
    while case .sign(let sign) = next, sign == "+" || sign == "-",
      let kind = DrawExpression.Arithmetic(rawValue: sign)
    {
      place += 1
      left = .arithmetic(kind, left, try product())
    }
    return left
  }

  private mutating func product() throws(SynthesisFailure) -> DrawExpression {
    var left = try operand()
    while take(.sign("*")) { left = .arithmetic(.times, left, try operand()) }
    return left
  }

  private mutating func operand() throws(SynthesisFailure) -> DrawExpression {
    let token = next
    place = min(place + 1, tokens.count - 1)
    switch token {
    case .number(let number): return .constant(.number(number))
    case .text(let text): return .constant(.text(text))
    case .name("true"): return .constant(.flag(true))
    case .name("false"): return .constant(.flag(false))
    case .name("blank") where next != .sign("("): return .constant(.blank)
    case .name(let name): return try named(name)
    case .sign("("):
      let inner = try alternative()
      try require(")")
      return inner
    case .sign("-"): return .arithmetic(.minus, .constant(.number(0)), try operand())
    case .sign, .end: throw failure("a value is missing")
    }
  }

  private mutating func named(_ name: String) throws(SynthesisFailure) -> DrawExpression {
    guard take(.sign("(")) else { return .variable(name) }
    guard let function = DrawFunction(rawValue: name) else {
      let known = DrawFunction.allCases.map(\.rawValue).sorted().joined(separator: ", ")
      throw failure("there is no function '\(name)'; there are \(known)")
    }
    let arguments = try list(until: ")")
    guard function.arity.contains(arguments.count) else {
      throw failure("\(name) takes another number of values")
    }
    return .call(function, arguments)
  }

  private mutating func list(until end: String) throws(SynthesisFailure) -> [DrawExpression] {
    var values: [DrawExpression] = []
    if take(.sign(end)) { return values }
    repeat { values.append(try alternative()) } while take(.sign(","))
    try require(end)
    return values
  }
}
