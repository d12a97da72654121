/// Conditions that are asked of the same records, each as what `and` joins in it.
///
/// What several conditions have in common is evaluated once a record.
package struct ConditionSet: Sendable {
  /// What a condition comes to.
  package enum Answer: Sendable {
    /// It holds.
    case yes
    /// It does not, or a blank or an invalid cell leaves it open.
    case no
    /// It could not be evaluated.
    case failed
  }

  private(set) var parts = ConditionParts()
  /// Every part, once.
  private(set) var distinct: [ConditionParts.Part] = []
  /// The numbers of the parts of each condition, those of a condition together.
  private(set) var numbers: [Int32] = []
  /// Where the numbers of each condition begin, and where the last end.
  private(set) var starts = [0]

  /// Makes an empty set.
  package init() {}

  /// How many conditions there are.
  package var count: Int { starts.count - 1 }

  /// Adds a condition, whose number is ``count`` before; `nil` is one that always holds.
  package mutating func append(_ condition: CompiledExpression?) {
    if let condition {
      for program in condition.program.conjuncts { numbers.append(number(of: program)) }
    }
    starts.append(numbers.count)
  }

  private mutating func number(of program: Program) -> Int32 {
    let known = distinct.firstIndex { parts.programs[Int($0.program)].isSame(as: program) }
    if let known { return Int32(known) }
    distinct.append(parts.add(program))
    return Int32(distinct.count - 1)
  }
}
