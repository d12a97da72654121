/// What a step does.
///
/// "Here" is the current record: the expression's own, or inside a walk the related one. `x` is a
/// field unless said otherwise.
enum Opcode: UInt8, Sendable {
  /// Ends: the result is on top.
  case finish

  // Cells
  /// Pushes the value of a cell here.
  case load
  /// Pushes the text of a cell here.
  case loadText
  /// Pushes the value of a cell `y` parents above the record of `level`.
  case loadAbove
  /// Pushes the text of such a cell.
  case loadTextAbove
  /// Pushes the value of a cell of the header (`mode` 1) or the previous record (`mode` 3).
  case loadForeign
  /// Pushes the text of such a cell.
  case loadTextForeign
  /// Pushes whether a cell here is present (`mode` 1) or blank (`mode` 0).
  case presence
  /// Pushes the same for a cell above.
  case presenceAbove
  /// Pushes the same for a foreign cell; `y` says whether present or blank.
  case presenceForeign

  // What most rules are made of, in one step
  /// Pushes whether the code of a cell here is in the set of bits `constant`.
  case fieldInBits
  /// Pushes how a cell here compares (`mode`) with `constant`.
  case fieldComparison
  /// Pushes how two cells here, `x` and `y`, compare (`mode`).
  case fieldsComparison
  /// Pushes how a cell here, `x`, compares (`mode`) with one of the header, `y`.
  case fieldHeaderComparison
  /// Pushes a cell here, `x`, less another, `y`.
  case fieldsDifference
  /// Pushes how that difference compares (`mode`) with `constant`.
  case fieldsDistance

  // Values
  /// Pushes `constant`.
  case constant
  /// Pushes a text of the expression: `x` is its first byte, `y` its count.
  case textConstant
  /// Pushes a blank.
  case blank

  // Truth
  case not, and, or
  /// Replaces the top by whether it is (bit 1 of `mode` 0) or is not true (bit 0: 1) or false.
  case truth
  /// Replaces the top by whether it is known (`mode` 1) or unknown (`mode` 0).
  case known
  /// Goes to `x` when the top is false, and leaves it.
  case jumpIfFalse
  /// Goes to `x` when the top is true, and leaves it.
  case jumpIfTrue
  /// Goes to `x` when the top is known, else takes it off.
  case jumpIfKnown
  case jump
  /// Takes a condition off: goes on when true, to `x` when false; when unknown pushes a blank and
  /// goes to `y`.
  case choose

  // Comparison (`mode`)
  case compareIntegers
  case compareWithConstant
  case compareDecimals
  case compareTexts
  /// Replaces a code by whether its bit is set in the pool, from word `x`, of `y` words.
  case inBits
  /// Replaces a value by whether it is among the `y` sorted words of the pool from `x`.
  case inSorted
  /// Replaces a decimal by whether it is among the `y` words of the pool from `x`.
  case inDecimals
  /// Replaces a text by whether it is among the `y` texts of the pool from `x`.
  case inTexts

  // Numbers
  case addIntegers, subtractIntegers, multiplyIntegers, negateInteger, absoluteInteger
  case addDecimals, subtractDecimals, multiplyDecimals, divideDecimals
  case negateDecimal, absoluteDecimal
  case toDecimal
  /// Adds (`mode` 0) or subtracts (`mode` 1) days on top to or from the date below it.
  case moveDate

  /// Calls the function of index `mode` with the `y` arguments on top.
  case function
  /// Calls it although arguments are unknown.
  case openFunction
  /// Replaces a text by whether it matches the pattern at `x` of the tables.
  case matches
  /// Replaces a text by whether it is in external list `x`.
  case inList
  /// Replaces a text by what external list `x` says of it in a column. The upper half of `constant`
  /// is the first byte of the column's name, `y` its count; behind it stands the text for what the
  /// list has not, one byte shorter than the lower half; 0 there is for a blank.
  case lookUp

  // Walks over related records
  /// Begins a walk over records of module `constant` below the record `y` parents up; the result so
  /// far is on top; goes to `x` when there are none.
  case walk
  /// Goes on with the next record at `x`, or ends the walk.
  case walkOn
  /// Takes a condition off and goes to `x` unless it is true.
  case walkWhere
  /// Takes a condition off: when true the result is true and the walk ends at `x`.
  case walkAny
  /// Takes a condition off: when false the result is false and the walk ends at `x`.
  case walkAll
  case walkCount
  case walkSumIntegers, walkSumDecimals
  /// Takes a value off and keeps it when it compares (`mode`) with the result.
  case walkBestInteger, walkBestDecimal
  /// Pushes whether the record here stands before the one outside the walk.
  case walkEarlier
  /// Takes a value off as the result and ends the walk at `x`.
  case walkFirst
}
