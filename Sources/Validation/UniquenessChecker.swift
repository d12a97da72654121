internal import ExternalSort
package import PipelineCore
package import ReturnModel
package import ReturnSpec
package import RuleLanguage

/// Finds records that agree where they must not: inside a submission, or across those of a run.
///
/// Keys go to an external sort, so that memory stays bounded however many records there are.
package struct UniquenessChecker: ~Copyable {
  /// Where a record that was found again stands.
  package struct Occurrence: Hashable, Sendable {
    /// The rule, by number in the round.
    package let rule: Int
    /// Across which submissions the rule looks.
    let scope: Rule.Scope
    /// The round the record is of, by its number here.
    let plan: Int
    /// The extract, by its number in the run.
    package let extract: Int
    /// The module, by number.
    package let module: Int
    /// The field the key begins with, and its text.
    package let field: FieldReference
    /// The text of the key.
    package let value: String
    /// The record's key.
    package let recordKey: String
    /// Which subject of its extract the record belongs to.
    package let subject: Int

    /// The key of the subject the record belongs to.
    package var businessKey: String {
      recordKey.split(separator: "/").first.map(String.init) ?? recordKey
    }
    /// The record's line.
    package let line: Int
  }

  private var sorter: ExternalSorter
  private let scopes: Set<Rule.Scope>
  /// A plan for each round met: keys of different rounds are the same only in rules across rounds.
  private var plans: [KeyPlan] = []
  /// The rules across rounds met, by the numbers their keys begin with.
  private var sharedRules: [String] = []
  /// Judges which records a rule is of; made anew for each extract, which has a header of its own.
  private var evaluator: (extract: Int, evaluator: Evaluator)?
  private var current = 0
  private var key: [UInt8] = []
  private var payload: [UInt8] = []

  /// Makes a checker of the rules of `scopes` that spills into `folder`.
  package init(spillingInto folder: String, across scopes: Set<Rule.Scope>) {
    sorter = ExternalSorter(folder: folder, memoryBudget: 8 << 20)
    self.scopes = scopes
  }

  /// Remembers the keys of every record of `subject`, whose extract has the header `header`.
  package mutating func add(
    _ subject: borrowing Subject, of round: RoundSpec, header: Subject, extract: Int
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
        try add(index, record, subject, extract)
      }
    }
  }

  private mutating func choosePlan(for round: RoundSpec) {
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

  private mutating func add(
    _ index: Int, _ record: Int, _ subject: borrowing Subject, _ extract: Int
  ) throws(StageFailure) {
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: prefix(of: index))
    var line = subject.records[record].line
    for (position, column) in plans[current].keys[index].unique.columns.enumerated() {
      var owner = record
      for _ in 0..<column.hops { owner = Int(subject.records[owner].parent) }
      let cell = subject.cell(owner, column.field.field)
      guard cell.state == .valid else { return }
      key.append(contentsOf: subject.text[Int(cell.start)..<Int(cell.start + cell.count)])
      key.append(0)
      if position == 0, column.hops == 0 { line = cell.line }
    }
    payload.removeAll(keepingCapacity: true)
    payload.append(UInt8(truncatingIfNeeded: current))
    payload.append(UInt8(truncatingIfNeeded: index))
    Self.append(UInt32(truncatingIfNeeded: extract), to: &payload)
    Self.append(UInt32(bitPattern: line), to: &payload)
    Self.append(UInt32(truncatingIfNeeded: subject.ordinal), to: &payload)
    appendRecordKey(record, subject)
    let (keyBytes, payloadBytes) = (key, payload)
    do { try sorter.add(key: keyBytes.span, payload: payloadBytes.span) } catch {
      throw Self.failure(error)
    }
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

  /// Reports every record whose key occurs again, in the order of keys, then of records.
  ///
  /// Across submissions, a key counts only when it stands in the extracts of more than one of those
  /// who hand returns in; across rounds, when one of them has it in more than one round. `owners`
  /// gives each extract's.
  package consuming func finish(
    owners: (Int) -> String, report: (Occurrence) throws -> Void
  ) throws {
    let plans = plans
    try sorter.forEachGroup { group in
      guard group.count > 1 else { return }
      let found = (0..<group.count).map { position in
        group.withPayload(position) { Self.occurrence(group.key, $0, plans) }
      }
      for occurrence in Self.counted(found, owners)
        .sorted(by: { ($0.extract, $0.line) < ($1.extract, $1.line) })
      {
        try report(occurrence)
      }
    }
  }

  /// The occurrences of one key that break their rule.
  private static func counted(
    _ found: [Occurrence], _ owners: (Int) -> String
  ) -> [Occurrence] {
    switch found[0].scope {
    case .record, .return: return found
    case .run: return Set(found.map { owners($0.extract) }).count > 1 ? found : []
    case .rounds:
      return Dictionary(grouping: found) { owners($0.extract) }.values
        .filter { Set($0.map(\.plan)).count > 1 }.flatMap(\.self)
    }
  }

  private static func occurrence(
    _ key: [UInt8], _ payload: Span<UInt8>, _ plans: [KeyPlan]
  ) -> Occurrence {
    func number(_ index: Int) -> Int {
      (0..<4).reduce(0) { $0 << 8 | Int(payload[2 + index * 4 + $1]) }
    }
    let found = plans[Int(payload[0])].keys[Int(payload[1])]
    let text = key.dropFirst(2).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    let name = (14..<payload.count).map { payload[$0] }
    return Occurrence(
      rule: found.rule, scope: found.scope, plan: Int(payload[0]), extract: number(0),
      module: found.unique.module, field: found.unique.columns[0].field,
      value: text.joined(separator: ";"), recordKey: String(decoding: name, as: UTF8.self),
      subject: number(2), line: number(1))
  }

  /// Four bytes, the greatest first.
  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: number >> 24))
    bytes.append(UInt8(truncatingIfNeeded: number >> 16))
    bytes.append(UInt8(truncatingIfNeeded: number >> 8))
    bytes.append(UInt8(truncatingIfNeeded: number))
  }

  private static func failure(_ error: SpillFailure) -> StageFailure {
    StageFailure(
      .validate, .temporary, subject: "duplicate checks", problem: error.description,
      advice: "Free some room beside the output and run again.")
  }
}
