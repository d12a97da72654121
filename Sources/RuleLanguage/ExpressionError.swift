/// What is wrong with an expression, a pattern or a name in one, found when it is loaded.
package struct ExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where it is wrong.
  package let place: SourcePlace
  /// What is wrong and what to do about it, in one sentence.
  package let problem: String

  /// Makes an error.
  package init(at place: SourcePlace, _ problem: String) {
    self.place = place
    self.problem = problem
  }

  /// The error as `file:line:column: problem`.
  package var description: String { "\(place): \(problem)" }
}
