/// Reads tokens as an expression, by precedence: `or`, `and`, `not`, comparison, sum, product.
struct Parser {
  /// Brackets and functions may stand this deep in one another.
  static let deepestNesting = 32
  /// Sums and products may have this many terms.
  static let deepestTree = 64

  private let tokens: [Token]
  private let place: SourcePlace
  private var index = 0
  private var nesting = 0

  /// The expression that `text` is.
  static func parse(
    _ text: String, at place: SourcePlace
  ) throws(ExpressionError) -> SyntaxNode {
    var parser = Parser(tokens: try Lexer.tokens(of: text, at: place), place: place)
    if case .end = parser.token.kind {
      throw ExpressionError(at: place, "the expression is empty")
    }
    let node = try parser.expression()
    guard case .end = parser.token.kind else {
      throw parser.error("expected an operator or the end, not \(parser.token.spelling)")
    }
    return node
  }

  private init(tokens: [Token], place: SourcePlace) {
    self.tokens = tokens
    self.place = place
  }

  private var token: Token { tokens[min(index, tokens.count - 1)] }

  private func error(_ problem: String, at column: Int? = nil) -> ExpressionError {
    ExpressionError(at: place.advanced(by: column ?? token.column), problem)
  }

  private mutating func take(_ sign: String) -> Bool {
    guard token.isSign(sign) else { return false }
    index += 1
    return true
  }

  private mutating func takeKeyword(_ word: String) -> Bool {
    guard token.isKeyword(word) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ sign: String, to purpose: String) throws(ExpressionError) {
    guard take(sign) else {
      throw error("expected '\(sign)' \(purpose), not \(token.spelling)")
    }
  }

  private func node(_ kind: SyntaxNode.Kind, _ column: Int) throws(ExpressionError) -> SyntaxNode {
    let node = SyntaxNode(kind, column: column)
    guard node.depth <= Self.deepestTree else {
      throw error("the expression is too deep: split it into several rules", at: column)
    }
    return node
  }

  /// An expression inside brackets, arguments or the whole text.
  private mutating func expression() throws(ExpressionError) -> SyntaxNode {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.deepestNesting else {
      throw error("brackets are nested too deep: \(Self.deepestNesting) is the most")
    }
    return try disjunction()
  }

  private mutating func disjunction() throws(ExpressionError) -> SyntaxNode {
    var terms = [try conjunction()]
    let column = token.column
    while takeKeyword("or") { terms.append(try conjunction()) }
    return terms.count == 1 ? terms[0] : try node(.any(terms), column)
  }

  private mutating func conjunction() throws(ExpressionError) -> SyntaxNode {
    var terms = [try negation()]
    let column = token.column
    while takeKeyword("and") { terms.append(try negation()) }
    return terms.count == 1 ? terms[0] : try node(.all(terms), column)
  }

  private mutating func negation() throws(ExpressionError) -> SyntaxNode {
    let column = token.column
    guard takeKeyword("not") else { return try comparison() }
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.deepestNesting else { throw error("too many nots in a row") }
    return try node(.not(try negation()), column)
  }

  private mutating func comparison() throws(ExpressionError) -> SyntaxNode {
    let left = try sum()
    let compared = try comparisonTail(left)
    guard compared != nil, startsComparison else { return compared ?? left }
    throw error("comparisons cannot be chained: join two with and")
  }

  private var startsComparison: Bool {
    if case .sign(let sign) = token.kind { return Comparison(sign: sign) != nil }
    return token.isKeyword("in") || token.isKeyword("is")
  }

  private mutating func comparisonTail(
    _ left: SyntaxNode
  ) throws(ExpressionError) -> SyntaxNode? {
    let column = token.column
    if case .sign(let sign) = token.kind, let comparison = Comparison(sign: sign) {
      index += 1
      return try node(.comparison(comparison, left, try sum()), column)
    }
    if takeKeyword("in") { return try node(.membership(left, try list()), column) }
    if token.isKeyword("not"), tokens[min(index + 1, tokens.count - 1)].isKeyword("in") {
      index += 2
      return try node(.not(try node(.membership(left, try list()), column)), column)
    }
    guard takeKeyword("is") else { return nil }
    let negated = takeKeyword("not")
    if takeKeyword("true") {
      return try node(.truth(left, Truth(value: true, negated: negated)), column)
    }
    if takeKeyword("false") {
      return try node(.truth(left, Truth(value: false, negated: negated)), column)
    }
    throw error(
      "after is stands true, false, not true or not false; ask for blanks with blank(...)")
  }

  private mutating func list() throws(ExpressionError) -> [SyntaxNode] {
    try expect("[", to: "to begin the list after in")
    var items: [SyntaxNode] = []
    repeat {
      if items.isEmpty, token.isSign("]") { throw error("the list after in is empty") }
      items.append(try sum())
    } while take(",")
    try expect("]", to: "to end the list")
    return items
  }

  private mutating func sum() throws(ExpressionError) -> SyntaxNode {
    var left = try product()
    while case .sign(let sign) = token.kind, sign == "+" || sign == "-",
      let operation = Arithmetic(rawValue: sign)
    {
      let column = token.column
      index += 1
      left = try node(.arithmetic(operation, left, try product()), column)
    }
    return left
  }

  private mutating func product() throws(ExpressionError) -> SyntaxNode {
    var left = try operand()
    while case .sign(let sign) = token.kind, sign == "*" || sign == "/",
      let operation = Arithmetic(rawValue: sign)
    {
      let column = token.column
      index += 1
      left = try node(.arithmetic(operation, left, try operand()), column)
    }
    return left
  }

  private mutating func operand() throws(ExpressionError) -> SyntaxNode {
    let start = token
    switch start.kind {
    case .literal(let constant):
      index += 1
      return try node(.literal(constant), start.column)
    case .sign("-"):
      index += 1
      nesting += 1
      defer { nesting -= 1 }
      guard nesting <= Self.deepestNesting else { throw error("too many signs in a row") }
      return try node(.negative(try operand()), start.column)
    case .sign("("):
      index += 1
      let inner = try expression()
      try expect(")", to: "to close the bracket")
      return inner
    case .name(let name, let quoted): return try named(name, quoted: quoted, start.column)
    case .sign, .end:
      throw error("expected a field, a value or '(', not \(start.spelling)")
    }
  }

  private mutating func named(
    _ name: String, quoted: Bool, _ column: Int
  ) throws(ExpressionError) -> SyntaxNode {
    if !quoted, name == "true" || name == "false" {
      index += 1
      return try node(.literal(.boolean(name == "true")), column)
    }
    guard quoted || !Token.keywords.contains(name) else {
      throw error("expected a field, a value or '(', not '\(name)'")
    }
    index += 1
    if !quoted, take("(") { return try node(.call(name, try arguments()), column) }
    var parts = [SyntaxNode.PathPart(name: name, quoted: quoted, column: column)]
    while take(".") {
      guard case .name(let next, let quoted) = token.kind else {
        throw error("expected a name after the full stop, not \(token.spelling)")
      }
      parts.append(SyntaxNode.PathPart(name: next, quoted: quoted, column: token.column))
      index += 1
    }
    return try node(.path(parts), column)
  }

  private mutating func arguments() throws(ExpressionError) -> [SyntaxNode.Argument] {
    var arguments: [SyntaxNode.Argument] = []
    if take(")") { return arguments }
    repeat {
      let argument = try expression()
      let condition = takeKeyword("where") ? try expression() : nil
      arguments.append(SyntaxNode.Argument(node: argument, condition: condition))
    } while take(",")
    try expect(")", to: "to end the function's arguments")
    return arguments
  }
}
