import ReturnModel

extension Checker {
  mutating func inList(
    _ nodes: [SyntaxNode], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    try expect(2, nodes, .inList, column)
    let node = try listedText(nodes[0], .inList)
    let list = try list(nodes[1], .inList)
    note(list: environment.externalLists[list])
    return TypedNode(.boolean, .inList(node, list), column: column)
  }

  /// `lookup(x, list, "column")`, or with a text for what the list has not.
  mutating func lookup(
    _ nodes: [SyntaxNode], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    guard nodes.count == 4 else {
      try expect(3, nodes, .lookup, column)
      return try lookup(nodes, otherwise: nil, column)
    }
    guard case .literal(.text(let otherwise)) = nodes[3].kind else {
      throw error(
        "what lookup(...) gives for a text that is not in the list is a text in double quotes",
        at: nodes[3].column)
    }
    return try lookup(nodes, otherwise: otherwise, column)
  }

  private mutating func lookup(
    _ nodes: [SyntaxNode], otherwise: String?, _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    let node = try listedText(nodes[0], .lookup)
    let list = try list(nodes[1], .lookup)
    guard case .literal(.text(let name)) = nodes[2].kind else {
      throw error("the column of lookup(...) is a text in double quotes", at: nodes[2].column)
    }
    note(ListColumn(list: environment.externalLists[list], column: name))
    return TypedNode(
      .text, .lookup(node, list: list, column: name, otherwise: otherwise), column: column)
  }

  private mutating func listedText(
    _ node: SyntaxNode, _ function: RuleFunction
  ) throws(ExpressionError) -> TypedNode {
    let typed = Self.text(try check(node))
    guard typed.type == .text else {
      throw error(
        "\(function.rawValue)(...) asks for text, and \(described(typed))", at: typed.column)
    }
    return typed
  }

  /// The number of the list that `node` names.
  private func list(
    _ node: SyntaxNode, _ function: RuleFunction
  ) throws(ExpressionError) -> Int {
    let name: String
    switch node.kind {
    case .path(let parts) where parts.count == 1: name = parts[0].name
    case .literal(.text(let text)): name = text
    default: throw error("\(function.rawValue)(...) takes the name of a list", at: node.column)
    }
    guard let list = environment.externalLists.firstIndex(of: name) else {
      throw error("no list '\(name)'" + nearest(name, environment.externalLists), at: node.column)
    }
    return list
  }
}
