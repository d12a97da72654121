/// An expression as a tree that prints itself, for the interpreter that the compiler is held to.
indirect enum ReferenceExpression {
  case literal(ReferenceValue)
  /// A field with the words before it: `["outer", "parent", "Sessions"]`.
  case field([String])
  case not(ReferenceExpression)
  case all([ReferenceExpression])
  case any([ReferenceExpression])
  case truth(ReferenceExpression, value: Bool, negated: Bool)
  case compare(String, ReferenceExpression, ReferenceExpression)
  case arithmetic(String, ReferenceExpression, ReferenceExpression)
  case member(ReferenceExpression, [ReferenceExpression], negated: Bool)
  case call(String, [ReferenceExpression])
  /// A function over related records, the field it takes and the condition.
  case related(String, module: String, field: String?, ReferenceExpression?)

  var text: String {
    switch self {
    case .literal(let value): return value.literal
    case .field(let path): return path.joined(separator: ".")
    case .not(let inner): return "not (\(inner.text))"
    case .all(let terms): return terms.map { "(\($0.text))" }.joined(separator: " and ")
    case .any(let terms): return terms.map { "(\($0.text))" }.joined(separator: " or ")
    case .truth(let inner, let value, let negated):
      return "(\(inner.text)) is \(negated ? "not " : "")\(value)"
    case .compare(let sign, let left, let right), .arithmetic(let sign, let left, let right):
      return "(\(left.text)) \(sign) (\(right.text))"
    case .member(let value, let items, let negated):
      let list = items.map(\.text).joined(separator: ", ")
      return "(\(value.text)) \(negated ? "not in" : "in") [\(list)]"
    case .call(let name, let arguments):
      return "\(name)(\(arguments.map(\.text).joined(separator: ", ")))"
    case .related(let name, let module, let field, let condition):
      let subject = field.map { "\(module).\($0)" } ?? module
      return "\(name)(\(subject)\(condition.map { " where \($0.text)" } ?? ""))"
    }
  }
}
