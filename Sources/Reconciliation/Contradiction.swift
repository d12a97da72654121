/// A place where a printed table contradicts itself, or figures that are known elsewhere.
package struct Contradiction: Hashable, Sendable {
  /// How much it matters.
  package enum Grade: String, Hashable, Sendable, CaseIterable {
    /// Two figures cannot both be right.
    case error
    /// Somebody must say how the figures are meant.
    case query
    /// A difference that rounding to the declared unit explains.
    case rounding
  }

  /// What was checked.
  package enum Check: String, Hashable, Sendable, CaseIterable {
    /// Parts and their total.
    case total
    /// Percentages that are parts of a hundred.
    case hundred
    /// A percentage and the counts it is of.
    case share
    /// A change and the figures it is between.
    case change
    /// A part of a year and its months.
    case partYear = "part-year"
    /// Figures that stand side by side on different bases.
    case basis
    /// A figure and the one in the store.
    case store
    /// A cell among numbers that is none.
    case number
  }

  /// How much it matters.
  package let grade: Grade
  /// What was checked.
  package let check: Check
  /// The table.
  package let table: String
  /// The line of the file of the cell that the contradiction is told of.
  package let line: Int
  /// The cells involved, the one told of first: `Total / red (B5)`.
  package let cells: [String]
  /// What is printed there.
  package let printed: String
  /// What would not contradict; empty where nobody can say.
  package let expected: String
  /// What is wrong.
  package let wording: String
  /// What the report's author can do.
  package let action: String

  /// The columns of contradictions as a table.
  package static let columns = [
    "table", "grade", "check", "line", "cells", "printed", "expected", "wording", "action",
  ]

  /// The contradiction as a row of ``columns``.
  package var row: [String] {
    [
      table, grade.rawValue, check.rawValue, String(line), cells.joined(separator: "; "), printed,
      expected, wording, action,
    ]
  }
}
