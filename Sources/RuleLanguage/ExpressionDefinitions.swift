/// Expressions that have a name, and stand wherever the name does as if it were a field.
package struct ExpressionDefinitions: Sendable {
  private let syntax: [String: SyntaxNode]

  /// No definitions.
  package static let none = ExpressionDefinitions(syntax: [:])

  private init(syntax: [String: SyntaxNode]) { self.syntax = syntax }

  /// Reads definitions, each with the place its text stands at.
  package init(
    _ texts: [(name: String, text: String, place: SourcePlace)]
  ) throws(ExpressionError) {
    var syntax: [String: SyntaxNode] = [:]
    for (name, text, place) in texts { syntax[name] = try Parser.parse(text, at: place) }
    self.syntax = syntax
  }

  /// The names, sorted.
  package var names: [String] { syntax.keys.sorted() }

  subscript(name: String) -> SyntaxNode? { syntax[name] }
}
