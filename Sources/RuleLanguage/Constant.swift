package import ReturnModel

/// A value that a round gives under a name, read in rules as `round.<name>`.
package enum Constant: Hashable, Sendable {
  /// A day.
  case date(CalendarDate)
  /// A whole number.
  case integer(Int)
  /// A number with a decimal point.
  case decimal(Double)
  /// A text.
  case text(String)
  /// True or false.
  case boolean(Bool)
}
