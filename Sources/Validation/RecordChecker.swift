package import ReturnModel
package import ReturnSpec
package import RuleLanguage

/// Runs a round's constraints and rules over one subject at a time and keeps nothing of it.
///
/// A fault of one field alone is reported once, under the rule its field names; no other rule that
/// reads that cell fires. A rule that could not run is counted in ``outcomes`` and never passes.
package struct RecordChecker {
  /// What became of each rule, by its number in the round.
  package var outcomes: [RuleOutcome] {
    var outcomes = counted
    for (check, count) in applied.enumerated() {
      outcomes[plan.checks[check].rule].applied += count
    }
    return outcomes
  }

  /// What became of each rule, but how often its checks applied.
  private var counted: [RuleOutcome]
  /// The same before anything has been checked.
  private let blank: [RuleOutcome]
  /// How often each check applied.
  private var applied: [Int]
  private let plan: CheckPlan
  private var evaluator: Evaluator

  /// Makes a checker for one extract.
  ///
  /// - Parameters:
  ///   - header: the extract's header, as its one record.
  ///   - lists: the optional lists supplied; a rule that needs another is not run.
  ///   - hasLastReturn: whether there is a last return; without one, rules about it are not run.
  ///   - absent: modules, by number, of which nothing was given; a rule that asks for one is not run.
  package init(
    round: RoundSpec, header: Subject, lists: [ExternalList] = [], hasLastReturn: Bool = false,
    absent: Set<Int> = []
  ) {
    let byName = Dictionary(lists.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let cut = absent.isEmpty ? [:] : Self.modules(asked: round, of: absent)
    blank = round.rules.enumerated().map { number, rule in
      var outcome = RuleOutcome(
        isRun: cut[number] == nil && rule.needs.allSatisfy { byName[$0] != nil }
          && (hasLastReturn || !round.asksForLastReturn[number]))
      outcome.absent = (cut[number] ?? []).sorted().map { round.modules[$0].name.text }
      return outcome
    }
    counted = blank
    plan = CheckPlan(round, isRun: blank.map(\.isRun))
    applied = plan.checks.map { _ in 0 }
    evaluator = Evaluator(header: header, externalLists: round.externalLists.map { byName[$0] })
  }

  /// Forgets what has been checked and begins anew, for another extract of the round with the header
  /// `header`, of which the same is given.
  package mutating func begin(_ header: Subject) {
    counted = blank
    for check in applied.indices { applied[check] = 0 }
    evaluator.header = header
    evaluator.previous = nil
  }

  /// By rule, those of `modules` that some condition of it asks for.
  private static func modules(asked round: RoundSpec, of modules: Set<Int>) -> [Int: Set<Int>] {
    var found: [Int: Set<Int>] = [:]
    func note(_ rule: Int, _ asked: [Int]) {
      let absent = modules.intersection(asked)
      if !absent.isEmpty { found[rule, default: []].formUnion(absent) }
    }
    for check in round.checks.joined() where !modules.contains(check.module) {
      for condition in [check.when, check.require].compactMap({ $0 }) {
        note(check.rule, condition.modulesWalked + condition.fieldsRead.map(\.module))
      }
    }
    for check in round.uniqueness {
      note(check.rule, check.keys.flatMap { [$0.module, $0.known?.module].compactMap { $0 } })
    }
    return found
  }

  /// Checks every record of `subject`, in document order, and reports each fault.
  ///
  /// `previous` holds for each record, by position, the same one of the last return; it may be
  /// shorter.
  package mutating func check(
    _ subject: borrowing Subject, previous: [PreviousRecord?] = [],
    report: (Fault) throws -> Void
  ) rethrows {
    for record in 0..<subject.records.count {
      let module = Int(subject.records[record].module)
      if subject.hasInvalidCell || isIncomplete(record, module, subject) {
        try checkFields(of: record, module, subject, report)
      }
      try run(plan.checkRange(of: module), record, subject, report)
      guard plan.readsPrevious else { continue }
      evaluator.previous = previous.indices.contains(record) ? previous[record] : nil
      try run(plan.previousRange(of: module), record, subject, report)
    }
  }

  /// Whether a required field of the record is absent.
  private func isIncomplete(_ record: Int, _ module: Int, _ subject: borrowing Subject) -> Bool {
    let first = Int(subject.records[record].firstCell)
    for place in plan.requiredRange(of: module)
    where subject.cells[first + plan.required[place]].state == .absent {
      return true
    }
    return false
  }

  private mutating func checkFields(
    of record: Int, _ module: Int, _ subject: borrowing Subject, _ report: (Fault) throws -> Void
  ) rethrows {
    let first = Int(subject.records[record].firstCell)
    let places = plan.fieldRange(of: module)
    for place in places {
      let state = subject.cells[first + place - places.lowerBound].state
      if state == .valid || (state == .absent && !plan.isRequired[place]) { continue }
      let rule = plan.constraintRules[place]
      var kind: Fault.Kind = state == .absent ? .missingValue : .invalidValue
      if rule >= 0 {
        counted[rule].broken += 1
        kind = .rule(rule)
      }
      let field = FieldReference(module: module, field: place - places.lowerBound)
      try report(Fault(kind: kind, record: record, fields: [field]))
    }
  }

  private mutating func run(
    _ checks: Range<Int>, _ record: Int, _ subject: borrowing Subject,
    _ report: (Fault) throws -> Void
  ) rethrows {
    var next = checks.lowerBound
    while let fault = evaluator.firstFault(
      in: next..<checks.upperBound, of: plan.conditions, record: record, in: subject,
      applied: &applied)
    {
      next = fault.check + 1
      let check = plan.checks[fault.check]
      if let failure = fault.failure {
        fail(check.rule, failure)
      } else {
        counted[check.rule].broken += 1
        try report(Fault(kind: .rule(check.rule), record: record, fields: check.on))
      }
    }
  }

  /// Counts a fault that was found over the whole submission.
  package mutating func countBroken(_ rule: Int) { counted[rule].broken += 1 }

  private mutating func fail(_ rule: Int, _ failure: EvaluationFailure) {
    counted[rule].failed += 1
    if counted[rule].failure == nil { counted[rule].failure = failure }
  }
}
