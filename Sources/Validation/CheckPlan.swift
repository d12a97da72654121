internal import ReturnSpec
internal import RuleLanguage

/// A round's constraints and checks in flat arrays, so that going through them for a record touches
/// no array of arrays.
struct CheckPlan {
  /// The checks to run, those of a module together and of those the ones that read the last return
  /// behind the others; rules that are not run are left out.
  let checks: [RuleCheck]
  /// The conditions of ``checks``, in the same order.
  let conditions: ConditionTable
  /// The numbers of a module's required fields, those of a module together.
  let required: [Int]
  /// Whether each field is required, fields of a module together.
  let isRequired: [Bool]
  /// The rule each field's own faults are reported under; -1 for none.
  let constraintRules: [Int]
  /// Whether any check reads the last return.
  let readsPrevious: Bool
  private let checkStarts: [Int]
  private let previousStarts: [Int]
  private let requiredStarts: [Int]
  private let fieldStarts: [Int]

  init(_ round: RoundSpec, isRun: [Bool]) {
    var (checks, checkStarts, previousStarts) = ([RuleCheck](), [0], [Int]())
    var (isRequired, rules, fieldStarts) = ([Bool](), [Int](), [0])
    var (required, requiredStarts) = ([Int](), [0])
    for (number, module) in round.modules.enumerated() {
      let run = round.checks[number].filter { isRun[$0.rule] }
      checks += run.filter(\.previousFields.isEmpty)
      previousStarts.append(checks.count)
      checks += run.filter { !$0.previousFields.isEmpty }
      checkStarts.append(checks.count)
      isRequired += module.fields.map(\.isRequired)
      required += module.fields.indices.filter { module.fields[$0].isRequired }
      requiredStarts.append(required.count)
      rules += round.constraintRules[number].map { $0 ?? -1 }
      fieldStarts.append(isRequired.count)
    }
    (self.checks, self.checkStarts, self.previousStarts) = (checks, checkStarts, previousStarts)
    readsPrevious = checks.contains { !$0.previousFields.isEmpty }
    var conditions = ConditionTable()
    for check in checks { conditions.append(when: check.when, require: check.require) }
    self.conditions = conditions
    (self.isRequired, constraintRules, self.fieldStarts) = (isRequired, rules, fieldStarts)
    (self.required, self.requiredStarts) = (required, requiredStarts)
  }

  /// Where a module's checks stand that read nothing of the last return.
  func checkRange(of module: Int) -> Range<Int> {
    checkStarts[module]..<previousStarts[module]
  }

  /// Where a module's checks stand that read the last return.
  func previousRange(of module: Int) -> Range<Int> {
    previousStarts[module]..<checkStarts[module + 1]
  }

  /// Where a module's required fields stand.
  func requiredRange(of module: Int) -> Range<Int> {
    requiredStarts[module]..<requiredStarts[module + 1]
  }

  /// Where a module's fields stand.
  func fieldRange(of module: Int) -> Range<Int> {
    fieldStarts[module]..<fieldStarts[module + 1]
  }
}
