package import ReturnModel
package import ReturnSpec
package import RuleLanguage

/// Runs a round's constraints and rules over one subject at a time and keeps nothing of it.
///
/// A fault of one field alone is reported once, under the rule its field names; no other rule that
/// reads that cell fires. A rule that could not run is counted in ``outcomes`` and never passes.
package struct RecordChecker {
  /// What became of each rule, by its number in the round.
  package private(set) var outcomes: [RuleOutcome]
  private let round: RoundSpec
  private let supplied: [Bool]
  private var evaluator: Evaluator

  /// Makes a checker for one extract.
  ///
  /// - Parameters:
  ///   - header: the extract's header, as its one record.
  ///   - lists: the optional lists supplied; a rule that needs another is not run.
  package init(round: RoundSpec, header: Subject, lists: [ExternalList] = []) {
    self.round = round
    let byName = Dictionary(lists.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    supplied = round.rules.map { rule in rule.needs.allSatisfy { byName[$0] != nil } }
    outcomes = supplied.map { RuleOutcome(isRun: $0) }
    evaluator = Evaluator(header: header, externalLists: round.externalLists.map { byName[$0] })
  }

  /// Checks every record of `subject`, in document order, and reports each fault.
  package mutating func check(
    _ subject: borrowing Subject, report: (Fault) throws -> Void
  ) rethrows {
    for record in 0..<subject.records.count {
      let module = Int(subject.records[record].module)
      try checkFields(of: record, module, subject, report)
      for index in round.checks[module].indices {
        try run(index, of: module, record, subject, report)
      }
    }
  }

  private mutating func checkFields(
    of record: Int, _ module: Int, _ subject: borrowing Subject, _ report: (Fault) throws -> Void
  ) rethrows {
    let first = Int(subject.records[record].firstCell)
    for field in 0..<round.modules[module].fields.count {
      let state = subject.cells[first + field].state
      if state == .valid { continue }
      if state == .absent, !round.modules[module].fields[field].isRequired { continue }
      let rule = round.constraintRules[module][field]
      if let rule { outcomes[rule].broken += 1 }
      let kind: Fault.Kind =
        rule.map { .rule($0) } ?? (state == .absent ? .missingValue : .invalidValue)
      try report(
        Fault(kind: kind, record: record, fields: [FieldReference(module: module, field: field)]))
    }
  }

  private mutating func run(
    _ index: Int, of module: Int, _ record: Int, _ subject: borrowing Subject,
    _ report: (Fault) throws -> Void
  ) rethrows {
    let rule = round.checks[module][index].rule
    guard supplied[rule] else { return }
    if let when = round.checks[module][index].when {
      switch evaluator.verdict(of: when, record: record, in: subject) {
      case .yes: break
      case .no, .unknown, .invalid: return
      case .failed(let failure): return fail(rule, failure)
      }
    }
    outcomes[rule].applied += 1
    switch evaluator.verdict(
      of: round.checks[module][index].require, record: record, in: subject)
    {
    case .yes, .unknown, .invalid: return
    case .failed(let failure): fail(rule, failure)
    case .no:
      outcomes[rule].broken += 1
      let check = round.checks[module][index]
      try report(Fault(kind: .rule(rule), record: record, fields: check.on))
    }
  }

  /// Counts a fault that was found over the whole submission.
  package mutating func countBroken(_ rule: Int) { outcomes[rule].broken += 1 }

  private mutating func fail(_ rule: Int, _ failure: EvaluationFailure) {
    outcomes[rule].failed += 1
    if outcomes[rule].failure == nil { outcomes[rule].failure = failure }
  }
}
