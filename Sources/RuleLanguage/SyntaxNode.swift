/// An expression as it is written, before names and types are known.
struct SyntaxNode: Hashable, Sendable {
  indirect enum Kind: Hashable, Sendable {
    case literal(Constant)
    case path([PathPart])
    case negative(SyntaxNode)
    case not(SyntaxNode)
    case all([SyntaxNode])
    case any([SyntaxNode])
    case comparison(Comparison, SyntaxNode, SyntaxNode)
    case arithmetic(Arithmetic, SyntaxNode, SyntaxNode)
    case membership(SyntaxNode, [SyntaxNode])
    case truth(SyntaxNode, Truth)
    case call(String, [Argument])
  }

  /// One name of a path such as `parent.ReceivedDate`.
  struct PathPart: Hashable, Sendable {
    let name: String
    let quoted: Bool
    let column: Int
  }

  /// An argument of a function; `where` makes sense only over related records.
  struct Argument: Hashable, Sendable {
    let node: SyntaxNode
    let condition: SyntaxNode?
  }

  let kind: Kind
  /// How many characters into the expression its operator or first word begins; 0-based.
  let column: Int
  /// How many nodes deep it is.
  let depth: Int

  init(_ kind: Kind, column: Int) {
    self.kind = kind
    self.column = column
    depth = 1 + (Self.children(of: kind).map(\.depth).max() ?? 0)
  }

  private static func children(of kind: Kind) -> [SyntaxNode] {
    switch kind {
    case .literal, .path: []
    case .negative(let node), .not(let node), .truth(let node, _): [node]
    case .all(let nodes), .any(let nodes): nodes
    case .comparison(_, let left, let right), .arithmetic(_, let left, let right): [left, right]
    case .membership(let node, let items): [node] + items
    case .call(_, let arguments):
      arguments.flatMap { [$0.node] + ($0.condition.map { [$0] } ?? []) }
    }
  }
}
