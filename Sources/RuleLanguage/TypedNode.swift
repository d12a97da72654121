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
    /// What the list of that number says of a text in a column; the last is for a text it has not.
    case lookup(TypedNode, list: Int, column: String, otherwise: String?)
    case related(RelatedRecords)
    /// Whether the related record stands before the one outside.
    case earlier
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
