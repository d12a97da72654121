import ReturnModel

extension Checker {
  /// A walk over related records: `any(Module where ...)`, `sum(Module.Field where ...)`.
  mutating func related(
    _ function: RuleFunction, _ arguments: [SyntaxNode.Argument], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    let takesValue = ![.any, .all, .count].contains(function)
    let form = "\(function.rawValue)(\(takesValue ? "Module.Field" : "Module") where ...)"
    guard arguments.count == 1, case .path(let parts) = arguments[0].node.kind,
      parts.count == (takesValue ? 2 : 1)
    else { throw error("this is written \(form)", at: column) }
    guard function != .all || arguments[0].condition != nil else {
      throw error("all(...) needs a condition: all(\(parts[0].name) where ...)", at: column)
    }
    guard scopes.count <= Self.deepestRelated else {
      throw error(
        "related records are nested too deep: \(Self.deepestRelated) is the most", at: column)
    }
    let module = try self.module(parts[0])
    let hops = try hops(to: module, parts[0])
    note(module: module)
    scopes.append(module)
    defer { scopes.removeLast() }
    var condition: TypedNode?
    if let node = arguments[0].condition { condition = try self.condition(node, of: "where") }
    let value = takesValue ? try summable(function, parts[1], in: module) : nil
    let related = RelatedRecords(
      function: function, module: module, hops: hops, condition: condition, value: value)
    return TypedNode(Self.type(of: function, value), .related(related), column: column)
  }

  private static func type(of function: RuleFunction, _ value: TypedNode?) -> ExpressionType {
    switch function {
    case .count: .integer
    default: value?.type ?? .boolean
    }
  }

  /// How far above the current record the one stands under which records of `module` are sought.
  ///
  /// It is the nearest record that the current one is, or belongs to, and that records of `module`
  /// belong to.
  private func hops(to module: Int, _ part: SyntaxNode.PathPart) throws(ExpressionError) -> Int {
    let above = schema.lineage(of: module).dropFirst()
    guard !above.isEmpty else {
      throw error(
        "an extract's records of \(part.name) are read one at a time and cannot be walked over"
          + (schema.modules[module].isHeader ? ": write header.Field" : ""), at: part.column)
    }
    let current = scopes[scopes.count - 1]
    guard let hops = schema.lineage(of: current).firstIndex(where: above.contains) else {
      throw error(
        "\(part.name) and \(schema.modules[current].name) belong to nothing in common",
        at: part.column)
    }
    return hops
  }

  private mutating func summable(
    _ function: RuleFunction, _ part: SyntaxNode.PathPart, in module: Int
  ) throws(ExpressionError) -> TypedNode {
    let field = try self.field(part, in: module)
    let path = CellPath(origin: .record(level: scopes.count - 1, hops: 0), field: field)
    note(path)
    let node = TypedNode(type(of: field), .cell(path), column: part.column)
    let allowed: Bool =
      switch node.type {
      case .integer, .decimal: true
      case .date: function != .sum
      case .text, .code, .boolean: function == .first
      }
    guard allowed else {
      let wanted = function == .sum ? "numbers" : "numbers or dates"
      throw error(
        "\(function.rawValue)(...) is for \(wanted), and \(described(node))", at: part.column)
    }
    return node
  }
}
