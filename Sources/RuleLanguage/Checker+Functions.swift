import ReturnModel

extension Checker {
  mutating func call(
    _ name: String, _ arguments: [SyntaxNode.Argument], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    guard let function = RuleFunction(rawValue: name) else {
      throw error(
        "no function '\(name)'" + nearest(name, RuleFunction.allCases.map(\.rawValue)), at: column)
    }
    if function.isRelated { return try related(function, arguments, column) }
    var nodes: [SyntaxNode] = []
    for argument in arguments {
      guard argument.condition == nil else {
        throw error("where stands only in any, all, count, sum, min, max and first", at: column)
      }
      nodes.append(argument.node)
    }
    if let signature = function.signature {
      return try plain(function, signature, nodes, column)
    }
    switch function {
    case .present: return try presence(nodes, wanted: true, function, column)
    case .blank: return try presence(nodes, wanted: false, function, column)
    case .presentCount: return try presentCount(nodes, column)
    case .firstPresent: return try firstPresent(nodes, column)
    case .choose: return try choice(nodes, column)
    case .absolute: return try absolute(nodes, column)
    case .matches: return try matches(nodes, column)
    case .inList: return try inList(nodes, column)
    case .lookup: return try lookup(nodes, column)
    case .place: return try placeInList(nodes, column)
    case .earlier: return try earlier(nodes, column)
    default:
      throw error(
        "unique(...) compares the records of a whole return: give the rule "
          + "scope: return (or run) and let it require nothing else", at: column)
    }
  }

  func expect(
    _ count: Int, _ nodes: [SyntaxNode], _ function: RuleFunction, _ column: Int
  ) throws(ExpressionError) {
    guard nodes.count != count else { return }
    let wanted = count == 1 ? "1 argument" : "\(count) arguments"
    throw error("\(function.rawValue)(...) takes \(wanted), not \(nodes.count)", at: column)
  }

  private mutating func plain(
    _ function: RuleFunction,
    _ signature: (parameters: [ExpressionType], result: ExpressionType),
    _ nodes: [SyntaxNode], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    try expect(signature.parameters.count, nodes, function, column)
    var arguments: [TypedNode] = []
    for (node, type) in zip(nodes, signature.parameters) {
      var argument = try check(node)
      if type == .text { argument = Self.text(argument) }
      guard argument.type == type else {
        throw error(
          "\(function.rawValue)(...) asks for \(type) here, and \(described(argument))",
          at: argument.column)
      }
      arguments.append(argument)
    }
    if function == .date, let date = Self.date(arguments) {
      return Self.typed(.date(date), column)
    }
    return TypedNode(signature.result, .function(function, arguments), column: column)
  }

  /// The date of three numbers that are known when the expression is compiled; `nil` for others.
  private static func date(_ arguments: [TypedNode]) -> CalendarDate? {
    var parts: [Int] = []
    for case .constant(.integer(let number)) in arguments.map(\.kind) { parts.append(number) }
    guard parts.count == 3 else { return nil }
    return CalendarDate(year: parts[0], month: parts[1], day: parts[2])
  }

  private mutating func presence(
    _ nodes: [SyntaxNode], wanted: Bool, _ function: RuleFunction, _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    try expect(1, nodes, function, column)
    let node = try check(nodes[0])
    if case .cell(let path) = node.kind {
      return TypedNode(.boolean, .presence(path, wanted: wanted), column: column)
    }
    return TypedNode(.boolean, .known(node, wanted: wanted), column: column)
  }

  private mutating func presentCount(
    _ nodes: [SyntaxNode], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    guard !nodes.isEmpty else { throw error("present_count(...) takes fields", at: column) }
    var paths: [CellPath] = []
    for node in nodes {
      let typed = try check(node)
      guard case .cell(let path) = typed.kind else {
        throw error("present_count(...) takes fields, and \(described(typed))", at: typed.column)
      }
      paths.append(path)
    }
    return TypedNode(.integer, .presentCount(paths), column: column)
  }

  private mutating func firstPresent(
    _ nodes: [SyntaxNode], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    guard nodes.count > 1 else {
      throw error("first_present(...) takes two values or more", at: column)
    }
    var typed: [TypedNode] = []
    for node in nodes { typed.append(try check(node)) }
    // Twice, so that what the last one asks for reaches the first.
    for _ in 0..<2 {
      for index in typed.indices.dropFirst() {
        (typed[index - 1], typed[index]) = try unified(typed[index - 1], typed[index], column)
      }
    }
    let types = typed.map(\.type)
    guard types.allSatisfy({ $0 == types[0] }) else {
      throw error("the values of first_present(...) are of different kinds", at: column)
    }
    return TypedNode(types[0], .firstPresent(typed), column: column)
  }

  private mutating func choice(
    _ nodes: [SyntaxNode], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    try expect(3, nodes, .choose, column)
    let condition = try condition(nodes[0], of: "if(...)")
    let (yes, no) = try unified(check(nodes[1]), check(nodes[2]), column)
    return TypedNode(yes.type, .choice(condition, yes, no), column: column)
  }

  private mutating func absolute(
    _ nodes: [SyntaxNode], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    try expect(1, nodes, .absolute, column)
    let node = try check(nodes[0])
    guard node.type == .integer || node.type == .decimal else {
      throw error("abs(...) asks for a number, and \(described(node))", at: node.column)
    }
    return TypedNode(node.type, .absolute(node), column: column)
  }

  /// Where a code stands in its list, from 1: a code's value is its position, from 0.
  private mutating func placeInList(
    _ nodes: [SyntaxNode], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    try expect(1, nodes, .place, column)
    let node = try check(nodes[0])
    guard case .code = node.type else {
      throw error("place(...) asks for a code, and \(described(node))", at: node.column)
    }
    let one = TypedNode(.integer, .constant(.integer(1)), column: column)
    return TypedNode(.integer, .arithmetic(.add, node, one), column: column)
  }

  private func earlier(
    _ nodes: [SyntaxNode], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    try expect(0, nodes, .earlier, column)
    guard scopes.count > 1 else {
      throw error(
        "earlier() stands only inside any(...), all(...) and their like", at: column)
    }
    return TypedNode(.boolean, .earlier, column: column)
  }

  private mutating func matches(
    _ nodes: [SyntaxNode], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    try expect(2, nodes, .matches, column)
    let value = try check(nodes[0])
    let node = Self.text(value)
    guard node.type == .text else {
      throw error("matches(...) asks for text, and \(described(node))", at: node.column)
    }
    guard case .literal(.text(let text)) = nodes[1].kind else {
      throw error("the pattern of matches(...) is a text in double quotes", at: nodes[1].column)
    }
    do {
      let pattern = try Pattern(text)
      // Which codes of a list match is known now.
      guard case .code(let list) = value.type else {
        return TypedNode(.boolean, .matches(node, pattern), column: column)
      }
      let matching = list.codes.indices.filter { pattern.matches(list.codes[$0].code) }
      let items = matching.map { TypedNode(value.type, .code($0), column: column) }
      return TypedNode(.boolean, .membership(value, items), column: column)
    } catch {
      // The pattern begins one character after its quotation mark.
      throw self.error(
        "in the pattern: \(error.description)", at: nodes[1].column + 1 + error.offset)
    }
  }
}
