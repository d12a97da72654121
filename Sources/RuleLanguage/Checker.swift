import ReturnModel

/// Resolves the names of an expression and makes its types agree, or says what is wrong.
struct Checker {
  /// Walks over related records may stand this deep in one another.
  static let deepestRelated = 4

  let environment: ExpressionEnvironment
  let place: SourcePlace
  /// The module of each level's record: first the expression's own, then related records'.
  var scopes: [Int]
  private(set) var fieldsRead: [FieldReference] = []
  private(set) var externalListsRead: [String] = []
  private(set) var listColumnsRead: [ListColumn] = []
  private(set) var previousFieldsRead: [FieldReference] = []
  private(set) var modulesWalked: [Int] = []
  /// The definitions that stand around the node at hand.
  var defining: [String] = []

  init(environment: ExpressionEnvironment, place: SourcePlace) {
    self.environment = environment
    self.place = place
    scopes = [environment.module]
  }

  var schema: RecordSchema { environment.schema }

  func error(_ problem: String, at column: Int) -> ExpressionError {
    ExpressionError(at: place.advanced(by: column), problem)
  }

  mutating func note(_ path: CellPath) {
    if path.origin == .previous, !previousFieldsRead.contains(path.field) {
      previousFieldsRead.append(path.field)
    }
    if !fieldsRead.contains(path.field) { fieldsRead.append(path.field) }
  }

  mutating func note(module: Int) {
    if !modulesWalked.contains(module) { modulesWalked.append(module) }
  }

  mutating func note(list: String) {
    if !externalListsRead.contains(list) { externalListsRead.append(list) }
  }

  mutating func note(_ column: ListColumn) {
    note(list: column.list)
    if !listColumnsRead.contains(column) { listColumnsRead.append(column) }
  }

  /// The typed form of `node`.
  mutating func check(_ node: SyntaxNode) throws(ExpressionError) -> TypedNode {
    let column = node.column
    switch node.kind {
    case .literal(let constant): return Self.typed(constant, column)
    case .path(let parts): return try value(at: parts)
    case .negative(let inner): return try negative(inner, column)
    case .not(let inner):
      return TypedNode(.boolean, .not(try condition(inner, of: "not")), column: column)
    case .all(let nodes):
      return TypedNode(.boolean, .all(try conditions(nodes, of: "and")), column: column)
    case .any(let nodes):
      return TypedNode(.boolean, .any(try conditions(nodes, of: "or")), column: column)
    case .comparison(let comparison, let left, let right):
      return try compare(comparison, check(left), check(right), column)
    case .arithmetic(let operation, let left, let right):
      return try combine(operation, check(left), check(right), column)
    case .membership(let value, let items): return try membership(value, items, column)
    case .truth(let inner, let truth):
      return TypedNode(.boolean, .truth(try condition(inner, of: "is"), truth), column: column)
    case .call(let name, let arguments): return try call(name, arguments, column)
    }
  }

  static func typed(_ constant: Constant, _ column: Int) -> TypedNode {
    let type: ExpressionType =
      switch constant {
      case .date: .date
      case .integer: .integer
      case .decimal: .decimal
      case .text: .text
      case .boolean: .boolean
      }
    return TypedNode(type, .constant(constant), column: column)
  }

  /// The typed form of `node`, which `purpose` wants true or false.
  mutating func condition(
    _ node: SyntaxNode, of purpose: String
  ) throws(ExpressionError) -> TypedNode {
    let typed = try check(node)
    guard typed.type == .boolean else {
      throw error("\(purpose) asks for true or false, and \(described(typed))", at: typed.column)
    }
    return typed
  }

  private mutating func conditions(
    _ nodes: [SyntaxNode], of purpose: String
  ) throws(ExpressionError) -> [TypedNode] {
    var typed: [TypedNode] = []
    for node in nodes { typed.append(try condition(node, of: purpose)) }
    return typed
  }

  /// What a node is, for messages: `ReceivedDate is a date`.
  func described(_ node: TypedNode) -> String {
    switch node.kind {
    case .cell(let path): "\(name(of: path.field)) is \(node.type)"
    case .constant(.text(let text)): "\"\(text)\" is text"
    case .constant(.integer(let number)): "\(number) is an integer"
    case .constant(.decimal(let number)): "\(number) is a decimal"
    case .constant(.date(let date)): "\(date) is a date"
    case .constant(.boolean(let value)): "\(value) is true or false"
    case .function(let function, _): "\(function.rawValue)(...) is \(node.type)"
    default: "this is \(node.type)"
    }
  }

  func name(of field: FieldReference) -> String {
    schema.modules[field.module].fields[field.field].name.text
  }
}
