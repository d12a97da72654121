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
  private let acrossSubmissions: Bool
  /// A plan for each round met: keys of different rounds are never the same.
  private var plans: [KeyPlan] = []
  private var current = 0
  private var key: [UInt8] = []
  private var payload: [UInt8] = []

  /// Makes a checker that spills into `folder`.
  package init(spillingInto folder: String, acrossSubmissions: Bool) {
    sorter = ExternalSorter(folder: folder, memoryBudget: 8 << 20)
    self.acrossSubmissions = acrossSubmissions
  }

  /// Remembers the keys of every record of `subject`.
  package mutating func add(
    _ subject: borrowing Subject, of round: RoundSpec, extract: Int
  ) throws(StageFailure) {
    if !plans.indices.contains(current) || !plans[current].isFor(round) { choosePlan(for: round) }
    for index in plans[current].keys.indices {
      let key = plans[current].keys[index].unique
      for record in 0..<subject.records.count {
        let module = Int(subject.records[record].module)
        if module == key.module { try add(index, key.fields, record, subject, extract) }
        if let known = key.known, module == known.module {
          try add(index, [known.field], record, subject, Self.knownMark)
        }
      }
    }
  }

  private mutating func choosePlan(for round: RoundSpec) {
    if let known = plans.firstIndex(where: { $0.isFor(round) }) {
      current = known
    } else {
      current = plans.count
      plans.append(KeyPlan(round, acrossSubmissions: acrossSubmissions))
    }
  }

  /// Stands where an extract's number would, for a record that others may name.
  private static let knownMark = Int(UInt32.max)

  private mutating func add(
    _ index: Int, _ fields: [Int], _ record: Int, _ subject: borrowing Subject, _ extract: Int
  ) throws(StageFailure) {
    key.removeAll(keepingCapacity: true)
    key.append(UInt8(truncatingIfNeeded: current))
    key.append(UInt8(truncatingIfNeeded: index))
    var line = subject.records[record].line
    for (position, field) in fields.enumerated() {
      let cell = subject.cell(record, field)
      guard cell.state == .valid else { return }
      key.append(contentsOf: subject.text[Int(cell.start)..<Int(cell.start + cell.count)])
      key.append(0)
      if position == 0 { line = cell.line }
    }
    payload.removeAll(keepingCapacity: true)
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
  /// Across submissions, a key counts only when it stands in the extracts of more than one
  /// authority; `authorities` gives each extract's.
  package consuming func finish(
    authorities: (Int) -> String, report: (Occurrence) throws -> Void
  ) throws {
    let (acrossSubmissions, plans) = (acrossSubmissions, plans)
    try sorter.forEachGroup { group in
      let isKnown = plans[Int(group.key[0])].keys[Int(group.key[1])].unique.known != nil
      guard group.count > 1 || isKnown else { return }
      let found = (0..<group.count).map { position in
        group.withPayload(position) { Self.occurrence(group.key, $0, plans) }
      }
      if isKnown {
        guard !found.contains(where: { $0.extract == Self.knownMark }) else { return }
      } else if acrossSubmissions {
        guard Set(found.map { authorities($0.extract) }).count > 1 else { return }
      }
      for occurrence in found.sorted(by: { ($0.extract, $0.line) < ($1.extract, $1.line) }) {
        try report(occurrence)
      }
    }
  }

  private static func occurrence(
    _ key: [UInt8], _ payload: Span<UInt8>, _ plans: [KeyPlan]
  ) -> Occurrence {
    func number(_ index: Int) -> Int {
      (0..<4).reduce(0) { $0 << 8 | Int(payload[index * 4 + $1]) }
    }
    let found = plans[Int(key[0])].keys[Int(key[1])]
    let text = key.dropFirst(2).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    let name = (12..<payload.count).map { payload[$0] }
    return Occurrence(
      rule: found.rule, extract: number(0), module: found.unique.module,
      field: FieldReference(module: found.unique.module, field: found.unique.fields[0]),
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
