package import ReturnModel

/// What names mean where an expression stands.
package struct ExpressionEnvironment: Sendable {
  /// The modules and fields of the round.
  package var schema: RecordSchema
  /// The number of the module whose records the expression is evaluated for.
  package var module: Int
  /// The round's constants, by name without `round.`.
  package var constants: [String: Constant]
  /// The external lists a rule may ask for, in the order the evaluator is given them.
  package var externalLists: [String]
  /// The number of the field that `value` stands for; `nil` outside field rules.
  package var valueField: Int?
  /// The days that are not working days although they are Monday to Friday.
  package var holidays: [CalendarDate]
  /// Expressions that have a name.
  package var definitions: ExpressionDefinitions

  /// Makes an environment.
  package init(
    schema: RecordSchema, module: Int, constants: [String: Constant] = [:],
    externalLists: [String] = [], valueField: Int? = nil, holidays: [CalendarDate] = [],
    definitions: ExpressionDefinitions = .none
  ) {
    self.schema = schema
    self.module = module
    self.constants = constants
    self.externalLists = externalLists
    self.valueField = valueField
    self.holidays = holidays
    self.definitions = definitions
  }
}
