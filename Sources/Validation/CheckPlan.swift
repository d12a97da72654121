internal import ReturnSpec

/// A round's constraints and checks in flat arrays, so that going through them for a record touches
/// no array of arrays.
struct CheckPlan {
  /// The checks to run, those of a module together; rules that are not run are left out.
  let checks: [RuleCheck]
  /// Whether each field is required, fields of a module together.
  let isRequired: [Bool]
  /// The rule each field's own faults are reported under; -1 for none.
  let constraintRules: [Int]
  private let checkStarts: [Int]
  private let fieldStarts: [Int]

  init(_ round: RoundSpec, isRun: [Bool]) {
    var (checks, checkStarts) = ([RuleCheck](), [0])
    var (required, rules, fieldStarts) = ([Bool](), [Int](), [0])
    for (number, module) in round.modules.enumerated() {
      checks += round.checks[number].filter { isRun[$0.rule] }
      checkStarts.append(checks.count)
      required += module.fields.map(\.isRequired)
      rules += round.constraintRules[number].map { $0 ?? -1 }
      fieldStarts.append(required.count)
    }
    (self.checks, self.checkStarts) = (checks, checkStarts)
    (isRequired, constraintRules, self.fieldStarts) = (required, rules, fieldStarts)
  }

  /// Where a module's checks stand.
  func checkRange(of module: Int) -> Range<Int> {
    checkStarts[module]..<checkStarts[module + 1]
  }

  /// Where a module's fields stand.
  func fieldRange(of module: Int) -> Range<Int> {
    fieldStarts[module]..<fieldStarts[module + 1]
  }
}
