package import PipelineCore
package import ReturnModel
package import ReturnSpec
internal import RuleLanguage

/// Makes the keys by which records that agree are found, each with what is to be told of its record.
///
/// Keys of different makers are told alike by what their first bytes stand for: see ``plans`` and
/// ``sharedRules``.
package struct UniqueKeyMaker {
  private let scopes: Set<Rule.Scope>
  /// A plan for each round met: keys of different rounds are the same only in rules across rounds.
  private(set) var plans: [KeyPlan] = []
  /// The rules across rounds met, by the numbers their keys begin with.
  package private(set) var sharedRules: [String] = []
  /// Judges which records a rule is of; made anew for each extract, which has a header of its own.
  private var evaluator: (extract: Int, evaluator: Evaluator)?
  private var current = 0
  private var key: [UInt8] = []
  private var payload: [UInt8] = []

  /// Stands where an extract's number would, for a record that others may name.
  static let knownMark = Int(UInt32.max)

  /// Makes a maker of keys for the rules of `scopes`.
  package init(across scopes: Set<Rule.Scope>) { self.scopes = scopes }

  /// The rounds met, by the numbers that stand for them in keys.
  package var rounds: [RoundName] { plans.map(\.name) }

  /// Makes the keys of every record of `subject`, whose extract has the header `header`.
  package mutating func make(
    _ subject: borrowing Subject, of round: RoundSpec, header: Subject, extract: Int,
    into sink: inout some KeySink & ~Copyable
  ) throws(StageFailure) {
    if !plans.indices.contains(current) || !plans[current].isFor(round) { choosePlan(for: round) }
    guard !plans[current].keys.isEmpty else { return }
    if evaluator?.extract != extract { evaluator = (extract, Evaluator(header: header)) }
    for index in plans[current].keys.indices {
      for record in 0..<subject.records.count
      where Int(subject.records[record].module) == plans[current].keys[index].unique.module {
        if let when = plans[current].keys[index].when,
          evaluator?.evaluator.verdict(of: when, record: record, in: subject) != .yes
        {
          continue
        }
        if make(index, record, subject, extract) { try sink.add(key: key, payload: payload) }
      }
      if let known = plans[current].keys[index].unique.known {
        for record in 0..<subject.records.count
        where Int(subject.records[record].module) == known.module {
          let columns = [UniqueKey.Column(hops: 0, field: known)]
          if make(index, record, subject, Self.knownMark, columns) {
            try sink.add(key: key, payload: payload)
          }
        }
      }
    }
  }

  /// Meets a round: gives it the next number, when it has none.
  package mutating func choosePlan(for round: RoundSpec) {
    if let known = plans.firstIndex(where: { $0.isFor(round) }) {
      current = known
    } else {
      current = plans.count
      let plan = KeyPlan(round, across: scopes)
      for rule in plan.sharedRules where !sharedRules.contains(rule) { sharedRules.append(rule) }
      plans.append(plan)
    }
  }

  /// What the keys of a rule begin with: its plan and its number there, or what it has in every round.
  private func prefix(of index: Int) -> [UInt8] {
    if let shared = plans[current].sharedRule(index),
      let number = sharedRules.firstIndex(of: shared)
    {
      return [.max, UInt8(truncatingIfNeeded: number)]
    }
    return [UInt8(truncatingIfNeeded: current), UInt8(truncatingIfNeeded: index)]
  }

  /// Makes one key; false when part of it is not there.
  private mutating func make(
    _ index: Int, _ record: Int, _ subject: borrowing Subject, _ extract: Int,
    _ columns: [UniqueKey.Column]? = nil
  ) -> Bool {
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: prefix(of: index))
    var line = subject.records[record].line
    for (position, column) in (columns ?? plans[current].keys[index].unique.columns).enumerated() {
      var owner = record
      for _ in 0..<column.hops { owner = Int(subject.records[owner].parent) }
      let cell = subject.cell(owner, column.field.field)
      guard cell.state == .valid else { return false }
      key.append(contentsOf: subject.text[Int(cell.start)..<Int(cell.start + cell.count)])
      key.append(0)
      if position == 0, column.hops == 0 { line = cell.line }
    }
    payload.removeAll(keepingCapacity: true)
    payload.append(UInt8(truncatingIfNeeded: current))
    payload.append(UInt8(truncatingIfNeeded: index))
    KeyPayload.append(UInt32(truncatingIfNeeded: extract), to: &payload)
    KeyPayload.append(UInt32(bitPattern: line), to: &payload)
    KeyPayload.append(UInt32(truncatingIfNeeded: subject.ordinal), to: &payload)
    appendRecordKey(record, subject)
    return true
  }

  /// The record's key; a subject that has its business key in a cell costs no string.
  private mutating func appendRecordKey(_ record: Int, _ subject: borrowing Subject) {
    if record == 0 {
      for field in plans[current].businessKey {
        let cell = subject.cell(0, field)
        guard cell.state != .absent else { continue }
        payload.append(contentsOf: subject.text[Int(cell.start)..<Int(cell.start + cell.count)])
        return
      }
    }
    payload.append(contentsOf: plans[current].recordKey.key(of: record, in: copy subject).utf8)
  }
}
