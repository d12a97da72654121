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

  /// Compiles an expression that stands at `place`; an error's column counts from there.
  package static func compile(
    _ text: String, expecting: Expectation = .condition, in environment: ExpressionEnvironment,
    at place: SourcePlace
  ) throws(ExpressionError) -> CompiledExpression {
    let syntax = try Parser.parse(text, at: place)
    var checker = Checker(environment: environment, place: place)
    let node =
      switch expecting {
      case .condition: try checker.condition(syntax, of: "a condition")
      case .value: try checker.check(syntax)
      }
    return try Emitter.compile(node, checker)
  }

  /// Whether `text` asks `unique(...)`, and so is for a rule over a whole return or run.
  package static func isUniqueness(_ text: String) -> Bool {
    let nowhere = SourcePlace(file: "", line: 1, column: 1)
    do {
      return terms(of: try Parser.parse(text, at: nowhere)).contains { term in
        if case .call(RuleFunction.unique.rawValue, _) = term.kind { true } else { false }
      }
    } catch {
      // What cannot be read is not for a whole return; compiling it says what is wrong.
      return false
    }
  }

  /// Compiles what a rule over a whole return or run requires: `unique(...) and unique(...)`.
  package static func compileUniqueness(
    _ text: String, schema: RecordSchema, at place: SourcePlace
  ) throws(ExpressionError) -> [UniqueKey] {
    let syntax = try Parser.parse(text, at: place)
    let checker = Checker(
      environment: ExpressionEnvironment(schema: schema, module: 0), place: place)
    var keys: [UniqueKey] = []
    for term in terms(of: syntax) {
      guard case .call(RuleFunction.unique.rawValue, let arguments) = term.kind else {
        throw checker.error(
          "a rule over a whole return requires unique(Module, Field, ...), "
            + "or several joined by and",
          at: term.column)
      }
      keys.append(try key(arguments, checker, schema, place, term.column))
    }
    return keys
  }

  private static func terms(of syntax: SyntaxNode) -> [SyntaxNode] {
    if case .all(let terms) = syntax.kind { return terms }
    return [syntax]
  }

  private static func key(
    _ arguments: [SyntaxNode.Argument], _ checker: Checker, _ schema: RecordSchema,
    _ place: SourcePlace, _ column: Int
  ) throws(ExpressionError) -> UniqueKey {
    var paths: [[SyntaxNode.PathPart]] = []
    for argument in arguments {
      guard argument.condition == nil, case .path(let parts) = argument.node.kind,
        parts.count == 1 || !paths.isEmpty
      else {
        throw checker.error(
          "unique(...) takes a module and fields of it by name", at: argument.node.column)
      }
      paths.append(parts)
    }
    guard paths.count > 1 else {
      throw checker.error("unique(...) takes a module and at least one field", at: column)
    }
    let module = try checker.module(paths[0][0])
    let inside = Checker(
      environment: ExpressionEnvironment(schema: schema, module: module), place: place)
    var columns: [UniqueKey.Column] = []
    for path in paths.dropFirst() {
      let cell = try inside.cell(at: path)
      guard case .record(_, let hops) = cell.origin else {
        throw checker.error(
          "unique(...) takes fields of records, not of the header", at: path[0].column)
      }
      columns.append(UniqueKey.Column(hops: hops, field: cell.field))
    }
    return UniqueKey(module: module, columns: columns)
  }
}
