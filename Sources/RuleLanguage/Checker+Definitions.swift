import ReturnModel

extension Checker {
  /// The typed form of the definition that a path ends in; `nil` when it ends in none.
  ///
  /// Behind `outer.` or a name above, every name of the definition stands behind it too.
  mutating func definition(at parts: [SyntaxNode.PathPart]) throws(ExpressionError) -> TypedNode? {
    guard let last = parts.last, !last.quoted, let body = environment.definitions[last.name] else {
      return nil
    }
    let isElsewhere = parts.count > 1 && !parts[0].quoted
    guard !isElsewhere || !["header", "previous"].contains(parts[0].name) else { return nil }
    guard !defining.contains(last.name) else {
      throw error("\(last.name) is defined by way of itself", at: last.column)
    }
    let prefix = Array(parts.dropLast())
    if !prefix.isEmpty, body.hasWalk { try requireSameWalk(from: prefix, last) }
    defining.append(last.name)
    defer { defining.removeLast() }
    do {
      return try check(body.standing(behind: prefix, at: last.column))
    } catch {
      throw ExpressionError(at: error.place, "in \(last.name): \(error.problem)")
    }
  }

  /// A walk begins where it is written: from the record outside it goes over the same records only
  /// when that is of the module at hand.
  private func requireSameWalk(
    from prefix: [SyntaxNode.PathPart], _ last: SyntaxNode.PathPart
  ) throws(ExpressionError) {
    let isOuter = prefix.allSatisfy { $0.name == "outer" && !$0.quoted }
    guard isOuter, prefix.count < scopes.count,
      scopes[scopes.count - 1 - prefix.count] == scopes[scopes.count - 1]
    else {
      throw error(
        "\(last.name) looks at related records: it can be asked of the record at hand, or of one "
          + "outside of the same module", at: last.column)
    }
  }
}

extension SyntaxNode {
  /// Whether it looks at related records by itself.
  var hasWalk: Bool {
    switch kind {
    case .literal, .path: false
    case .negative(let node), .not(let node), .truth(let node, _): node.hasWalk
    case .all(let nodes), .any(let nodes): nodes.contains(where: \.hasWalk)
    case .comparison(_, let left, let right), .arithmetic(_, let left, let right):
      left.hasWalk || right.hasWalk
    case .membership(let node, let items): node.hasWalk || items.contains(where: \.hasWalk)
    case .call(let name, let arguments):
      RuleFunction(rawValue: name)?.isRelated == true || arguments.contains { $0.node.hasWalk }
    }
  }

  /// The same with every name behind `prefix`, and all of it at `column`; `walks` stand around it.
  func standing(behind prefix: [PathPart], at column: Int, inside walks: Int = 0) -> SyntaxNode {
    func moved(_ node: SyntaxNode) -> SyntaxNode {
      node.standing(behind: prefix, at: column, inside: walks)
    }
    let kind: Kind =
      switch kind {
      case .literal: kind
      case .path(let parts): .path(Self.standing(parts, behind: prefix, at: column, inside: walks))
      case .negative(let node): .negative(moved(node))
      case .not(let node): .not(moved(node))
      case .truth(let node, let truth): .truth(moved(node), truth)
      case .all(let nodes): .all(nodes.map(moved))
      case .any(let nodes): .any(nodes.map(moved))
      case .comparison(let comparison, let left, let right):
        .comparison(comparison, moved(left), moved(right))
      case .arithmetic(let operation, let left, let right):
        .arithmetic(operation, moved(left), moved(right))
      case .membership(let node, let items): .membership(moved(node), items.map(moved))
      case .call(let name, let arguments):
        .call(name, Self.standing(arguments, of: name, behind: prefix, at: column, inside: walks))
      }
    return SyntaxNode(kind, column: column)
  }

  private static func standing(
    _ arguments: [Argument], of name: String, behind prefix: [PathPart], at column: Int,
    inside walks: Int
  ) -> [Argument] {
    let function = RuleFunction(rawValue: name)
    return arguments.enumerated().map { place, argument in
      if function?.isRelated == true {
        // What is walked over is a module, not a value.
        return Argument(
          node: argument.node.standing(behind: [], at: column),
          condition: argument.condition?.standing(
            behind: prefix, at: column, inside: walks + 1))
      }
      // The name of an external list is no path.
      let isList = place == 1 && (function == .inList || function == .lookup)
      return Argument(
        node: argument.node.standing(behind: isList ? [] : prefix, at: column, inside: walks),
        condition: argument.condition?.standing(behind: prefix, at: column, inside: walks))
    }
  }

  /// A path that means a cell of the definition's own record, or of one above it, gets the prefix
  /// behind the `outer.` that lead to that record; one of a walk's record stays.
  private static func standing(
    _ parts: [PathPart], behind prefix: [PathPart], at column: Int, inside walks: Int
  ) -> [PathPart] {
    let parts = parts.map { PathPart(name: $0.name, quoted: $0.quoted, column: column) }
    let first = parts.first
    let isForeign = parts.count > 1 && ["header", "round"].contains(first?.name ?? "")
    if prefix.isEmpty || (isForeign && first?.quoted == false) { return parts }
    let outers = parts.dropLast().prefix { $0.name == "outer" && !$0.quoted }.count
    guard outers >= walks else { return parts }
    return parts[..<walks] + prefix + parts[walks...]
  }
}
