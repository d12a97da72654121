package import ReturnModel

/// Turns the text of an expression into a ``CompiledExpression``, or says what is wrong with it.
package enum ExpressionCompiler {
  /// What an expression is for.
  package enum Expectation: Hashable, Sendable {
    /// A condition: its type must be boolean.
    case condition
    /// A value of any type.
    case value
  }

  /// Compiles an expression that stands at `place`; the error's column counts from there.
  package static func compile(
    _ text: String, expecting: Expectation = .condition, in environment: ExpressionEnvironment,
    at place: SourcePlace
  ) throws(ExpressionError) -> CompiledExpression {
    throw ExpressionError(at: place, "not built yet")
  }

  /// Compiles what a rule over a whole return or run requires: `unique(...) and unique(...)`.
  package static func compileUniqueness(
    _ text: String, schema: RecordSchema, at place: SourcePlace
  ) throws(ExpressionError) -> [UniqueKey] {
    throw ExpressionError(at: place, "not built yet")
  }
}
