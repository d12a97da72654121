internal import ReturnModel
internal import RuleLanguage

/// Compiles expressions that stand in YAML, so that what is wrong is told by file and line.
enum SpecExpression {
  /// Compiles a condition.
  static func condition(
    _ node: SpecNode, in environment: ExpressionEnvironment
  ) throws(SpecError) -> CompiledExpression {
    try compile(node, .condition, environment)
  }

  /// Compiles an expression of any type.
  static func value(
    _ node: SpecNode, in environment: ExpressionEnvironment
  ) throws(SpecError) -> CompiledExpression {
    try compile(node, .value, environment)
  }

  /// Compiles `unique(Module, Field)` and conjunctions of it.
  static func uniqueness(
    _ node: SpecNode, schema: RecordSchema
  ) throws(SpecError) -> [UniqueKey] {
    let text = try node.text()
    do {
      return try ExpressionCompiler.compileUniqueness(text, schema: schema, at: node.place)
    } catch {
      throw SpecError(error)
    }
  }

  private static func compile(
    _ node: SpecNode, _ expectation: ExpressionCompiler.Expectation,
    _ environment: ExpressionEnvironment
  ) throws(SpecError) -> CompiledExpression {
    let text = try node.text()
    do {
      return try ExpressionCompiler.compile(
        text, expecting: expectation, in: environment, at: node.place)
    } catch {
      throw SpecError(error)
    }
  }
}

extension SpecError {
  /// The error of an expression, at its place in the file.
  init(_ error: ExpressionError) {
    self.init(
      file: error.place.file, line: error.place.line,
      problem: "column \(error.place.column): \(error.problem)")
  }
}
