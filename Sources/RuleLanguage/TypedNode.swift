import ReturnModel

/// An expression whose names are resolved and whose types agree.
struct TypedNode: Sendable {
  indirect enum Kind: Sendable {
    case constant(Constant)
    /// A code, by its position in the list of the node's type.
    case code(Int)
    /// A cell's value, or its text when the node's type is text.
    case cell(CellPath)
    case presence(CellPath, wanted: Bool)
    case presentCount([CellPath])
    case known(TypedNode, wanted: Bool)
    case firstPresent([TypedNode])
    case choice(TypedNode, TypedNode, TypedNode)
    case all([TypedNode])
    case any([TypedNode])
    case not(TypedNode)
    case truth(TypedNode, Truth)
    case comparison(Comparison, TypedNode, TypedNode)
    case membership(TypedNode, [TypedNode])
    case arithmetic(Arithmetic, TypedNode, TypedNode)
    case negative(TypedNode)
    case absolute(TypedNode)
    case decimal(TypedNode)
    case function(RuleFunction, [TypedNode])
    case matches(TypedNode, Pattern)
    case inList(TypedNode, Int)
    case related(RelatedRecords)
  }

  let type: ExpressionType
  let kind: Kind
  /// How many characters into the expression it stands; 0-based.
  let column: Int

  init(_ type: ExpressionType, _ kind: Kind, column: Int) {
    self.type = type
    self.kind = kind
    self.column = column
  }

  /// Whether its own last step is to subtract.
  var isDifference: Bool {
    switch kind {
    case .arithmetic(.subtract, _, _), .function(.days, _): true
    default: false
    }
  }

  /// Whether it is a constant, and so may stand in a list.
  var isConstant: Bool {
    switch kind {
    case .constant, .code: true
    default: false
    }
  }
}

/// Where a cell is found from the record an expression is evaluated for.
struct CellPath: Hashable, Sendable {
  enum Origin: Hashable, Sendable {
    /// So many parents up from the record of a level of related records; level 0 is the
    /// expression's own record.
    case record(level: Int, hops: Int)
    case header
    case previous
  }

  let origin: Origin
  let field: FieldReference
}

/// A walk over the records related to the current one.
struct RelatedRecords: Sendable {
  let function: RuleFunction
  /// The module whose records are walked.
  let module: Int
  /// How many parents up the record stands under which they are sought.
  let hops: Int
  let condition: TypedNode?
  /// What is summed or compared; `nil` for `any`, `all` and `count`.
  let value: TypedNode?

  func valued(as value: TypedNode) -> RelatedRecords {
    RelatedRecords(
      function: function, module: module, hops: hops, condition: condition, value: value)
  }
}
