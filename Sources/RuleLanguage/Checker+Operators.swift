import ReturnModel

extension Checker {
  mutating func negative(
    _ inner: SyntaxNode, _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    let node = try check(inner)
    switch node.kind {
    case .constant(.integer(let number)): return Self.typed(.integer(-number), column)
    case .constant(.decimal(let number)): return Self.typed(.decimal(-number), column)
    default: break
    }
    guard node.type == .integer || node.type == .decimal else {
      throw error("- asks for a number, and \(described(node))", at: column)
    }
    return TypedNode(node.type, .negative(node), column: column)
  }

  func compare(
    _ comparison: Comparison, _ left: TypedNode, _ right: TypedNode, _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    let (left, right) = try unified(left, right, column)
    if comparison.orders {
      switch left.type {
      case .integer, .decimal, .date: break
      case .text, .code, .boolean:
        throw error("\(described(left)): it can be compared with = and != only", at: column)
      }
    }
    return TypedNode(.boolean, .comparison(comparison, left, right), column: column)
  }

  /// The two values as one type, so that they can be compared or stand for one another.
  func unified(
    _ left: TypedNode, _ right: TypedNode, _ column: Int
  ) throws(ExpressionError) -> (TypedNode, TypedNode) {
    if left.type == right.type { return (left, right) }
    switch (left.type, right.type) {
    case (.integer, .decimal): return (Self.decimal(left), right)
    case (.decimal, .integer): return (left, Self.decimal(right))
    case (.code(let list), .text):
      if let code = try code(right, in: list) { return (left, code) }
      return (Self.text(left), right)
    case (.text, .code(let list)):
      if let code = try code(left, in: list) { return (code, right) }
      return (left, Self.text(right))
    case (.code, .code): return (Self.text(left), Self.text(right))
    default: throw mismatch(left, right, column)
    }
  }

  private func mismatch(_ left: TypedNode, _ right: TypedNode, _ column: Int) -> ExpressionError {
    var problem = "\(described(left)) and \(described(right)): they cannot be compared"
    let types = [left.type, right.type]
    if types.contains(.date), types.contains(.text) {
      problem += "; dates are written without quotes, as 2025-03-14"
    } else if types.contains(.boolean) {
      problem += "; ask is true or is false"
    } else if types.contains(where: { if case .code = $0 { true } else { $0 == .text } }) {
      problem += "; codes and texts stand in double quotes"
    }
    return error(problem, at: column)
  }

  /// A text constant as a code of `list`; `nil` when it is no constant.
  private func code(_ node: TypedNode, in list: CodeList) throws(ExpressionError) -> TypedNode? {
    guard case .constant(.text(let text)) = node.kind else { return nil }
    guard let position = list.position(of: text) else {
      let near = NearestName.to(text, among: list.codes.map(\.code))
      throw error(
        "no code \"\(text)\" in \(list.name)" + (near.map { "; did you mean \"\($0)\"?" } ?? ""),
        at: node.column)
    }
    return TypedNode(.code(list), .code(position), column: node.column)
  }

  static func decimal(_ node: TypedNode) -> TypedNode {
    guard node.type == .integer else { return node }
    if case .constant(.integer(let number)) = node.kind {
      return typed(.decimal(Double(number)), node.column)
    }
    return TypedNode(.decimal, .decimal(node), column: node.column)
  }

  /// A code as its text; any other value as it is.
  static func text(_ node: TypedNode) -> TypedNode {
    guard case .code(let list) = node.type else { return node }
    let kind: TypedNode.Kind =
      switch node.kind {
      case .code(let position): .constant(.text(list.codes[position].code))
      case .firstPresent(let nodes): .firstPresent(nodes.map(text))
      case .choice(let condition, let yes, let no): .choice(condition, text(yes), text(no))
      case .related(let related):
        .related(related.value.map { related.valued(as: text($0)) } ?? related)
      default: node.kind
      }
    return TypedNode(.text, kind, column: node.column)
  }

  mutating func membership(
    _ value: SyntaxNode, _ items: [SyntaxNode], _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    var value = try check(value)
    var typed: [TypedNode] = []
    for item in items {
      let item = try check(item)
      guard item.isConstant else {
        throw error("a list after in holds only values and round.constants", at: item.column)
      }
      let (left, right) = try unified(value, item, item.column)
      value = left
      typed.append(right)
    }
    // A decimal later in the list makes the integers before it decimals too.
    if value.type == .decimal { typed = typed.map(Self.decimal) }
    return TypedNode(.boolean, .membership(value, typed), column: column)
  }

  func combine(
    _ operation: Arithmetic, _ left: TypedNode, _ right: TypedNode, _ column: Int
  ) throws(ExpressionError) -> TypedNode {
    let isNumeric = [left, right].allSatisfy { $0.type == .integer || $0.type == .decimal }
    if isNumeric {
      let kept = operation != .divide && left.type == .integer && right.type == .integer
      let (left, right) = kept ? (left, right) : (Self.decimal(left), Self.decimal(right))
      return TypedNode(left.type, .arithmetic(operation, left, right), column: column)
    }
    let type: ExpressionType? =
      switch (operation, left.type, right.type) {
      case (.add, .date, .integer), (.add, .integer, .date), (.subtract, .date, .integer): .date
      case (.subtract, .date, .date): .integer
      default: nil
      }
    guard let type else {
      throw error(
        "\(described(left)) and \(described(right)): \(operation.rawValue) is for numbers, "
          + "a date and days, or (with -) two dates", at: column)
    }
    return TypedNode(type, .arithmetic(operation, left, right), column: column)
  }
}
