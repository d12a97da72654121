package import ReturnModel

/// What kind of value an expression has; every kind may also be blank.
package enum ExpressionType: Hashable, Sendable, CustomStringConvertible {
  /// Any text.
  case text
  /// A code of a list; its value is the position in that list.
  case code(CodeList)
  /// A whole number.
  case integer
  /// A number with a decimal point.
  case decimal
  /// A day.
  case date
  /// True or false.
  case boolean

  /// The kind's name as messages spell it.
  package var description: String {
    switch self {
    case .text: "text"
    case .code(let list): "a code of \(list.name)"
    case .integer: "an integer"
    case .decimal: "a decimal"
    case .date: "a date"
    case .boolean: "true or false"
    }
  }
}
