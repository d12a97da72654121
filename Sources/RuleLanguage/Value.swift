package import ReturnModel

/// What came of evaluating an expression for one record.
package enum Value: Hashable, Sendable {
  /// It is blank, or a blank leaves it open.
  case unknown
  /// A cell was read that does not hold what its field asks for.
  case invalid
  /// A whole number.
  case integer(Int)
  /// A number with a decimal point.
  case decimal(Double)
  /// A day.
  case date(CalendarDate)
  /// True or false.
  case boolean(Bool)
  /// The position of a code in the list of the expression's type.
  case code(Int)
  /// A text, by where it stands; ``Evaluator/string(_:of:in:)`` spells it.
  case text(TextRange)
  /// The expression could not be evaluated.
  case failed(EvaluationFailure)

  /// Where a text stands.
  package struct TextRange: Hashable, Sendable {
    /// Whose text it is part of.
    package enum Origin: UInt8, Hashable, Sendable {
      /// The subject the expression was evaluated in.
      case subject
      /// The header.
      case header
      /// The expression itself.
      case expression
      /// The subject of the previous submission.
      case previous
      /// The columns of an external list.
      case list
    }

    /// Whose text it is part of.
    package let origin: Origin
    /// Which bytes of it.
    package let range: Range<Int>

    /// Which external list, when it is part of one's columns.
    package let list: Int

    /// Makes a range.
    package init(origin: Origin, range: Range<Int>, list: Int = 0) {
      self.origin = origin
      self.range = range
      self.list = list
    }
  }
}
