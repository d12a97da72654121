/// Why an expression could not be evaluated for a record.
package struct EvaluationFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  package enum Reason: UInt8, Hashable, Sendable {
    /// A number was divided by zero.
    case divisionByZero
    /// A result is too large for its type, or a date falls outside the years 1 to 9999.
    case overflow
    /// An external list the expression asks for was not supplied.
    case missingList
    /// The list has no column of the name the expression asks for.
    case missingColumn
    /// The record is not of the module the expression was compiled for.
    case wrongModule
  }

  /// What went wrong.
  package let reason: Reason
  /// The column of the operation in the expression's own text; 1-based, in characters.
  package let column: Int32

  /// Makes a failure.
  package init(_ reason: Reason, column: Int32) {
    self.reason = reason
    self.column = column
  }

  /// What went wrong and where in the expression, in words.
  package var description: String {
    let problem =
      switch reason {
      case .divisionByZero: "division by zero"
      case .overflow: "a result is too large"
      case .missingList: "the list it asks for was not supplied"
      case .missingColumn: "the list it asks for has no such column"
      case .wrongModule: "the record is not of the module the expression is for"
      }
    return "\(problem), at character \(column) of the expression"
  }
}
