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

  private var sorter: KeySorter
  private var maker: UniqueKeyMaker

  /// Makes a checker of the rules of `scopes` that spills into `folder`.
  package init(spillingInto folder: String, across scopes: Set<Rule.Scope>) {
    sorter = KeySorter(spillingInto: folder)
    maker = UniqueKeyMaker(across: scopes)
  }

  /// Remembers the keys of every record of `subject`, whose extract has the header `header`.
  package mutating func add(
    _ subject: borrowing Subject, of round: RoundSpec, header: Subject, extract: Int
  ) throws(StageFailure) {
    try maker.make(subject, of: round, header: header, extract: extract, into: &sorter)
  }

  /// Gives a round its number, so that the order in which keys are told does not hang on who made
  /// them.
  package mutating func meet(_ round: RoundSpec) { maker.choosePlan(for: round) }

  /// Remembers a key that another maker made, whose rounds and rules across rounds are given; the
  /// numbers of its extracts begin at `base` here.
  ///
  /// Every one of the rounds has to have been met.
  package mutating func add(
    key: Span<UInt8>, payload: Span<UInt8>, rounds: [RoundName], sharedRules: [String], base: Int
  ) throws(StageFailure) {
    let name = rounds[Int(payload[0])]
    guard let plan = maker.plans.firstIndex(where: { $0.name == name }) else { return }
    var own: [UInt8] = []
    own.reserveCapacity(key.count)
    if key[0] == .max {
      let rule = sharedRules[Int(key[1])]
      guard let number = maker.sharedRules.firstIndex(of: rule) else { return }
      own.append(.max)
      own.append(UInt8(truncatingIfNeeded: number))
    } else {
      own.append(UInt8(truncatingIfNeeded: plan))
      own.append(key[1])
    }
    for index in 2..<key.count { own.append(key[index]) }
    let moved = KeyPayload.moved(payload, plan: UInt8(truncatingIfNeeded: plan), from: base)
    try sorter.add(key: own, payload: moved)
  }

  /// Reports every record whose key occurs again, in the order of keys, then of records.
  ///
  /// Across submissions, a key counts only when it stands in the extracts of more than one of those
  /// who hand returns in; across rounds, when one of them has it in more than one round. `owners`
  /// gives each extract's.
  package consuming func finish(
    owners: (Int) -> String, report: (Occurrence) throws -> Void
  ) throws {
    let plans = maker.plans
    try sorter.sorter.forEachGroup { group in
      let isKnown = group.withPayload(0) { Self.isKnown($0, plans) }
      guard group.count > 1 || isKnown else { return }
      let found = (0..<group.count).map { position in
        group.withPayload(position) { Self.occurrence(group.key, $0, plans) }
      }
      if isKnown, found.contains(where: { $0.extract == UniqueKeyMaker.knownMark }) { return }
      for occurrence in Self.counted(found, owners)
        .sorted(by: { ($0.extract, $0.line) < ($1.extract, $1.line) })
      {
        try report(occurrence)
      }
    }
  }

  /// Whether a key is asked to be known elsewhere, rather than to stand once.
  private static func isKnown(_ payload: Span<UInt8>, _ plans: [KeyPlan]) -> Bool {
    plans[Int(payload[0])].keys[Int(payload[1])].unique.known != nil
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
    let found = plans[Int(payload[0])].keys[Int(payload[1])]
    let text = key.dropFirst(2).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    let name = (KeyPayload.headerSize..<payload.count).map { payload[$0] }
    return Occurrence(
      rule: found.rule, scope: found.scope, plan: Int(payload[0]),
      extract: KeyPayload.number(at: 2, of: payload),
      module: found.unique.module, field: found.unique.columns[0].field,
      value: text.joined(separator: ";"), recordKey: String(decoding: name, as: UTF8.self),
      subject: KeyPayload.number(at: 10, of: payload),
      line: KeyPayload.number(at: 6, of: payload))
  }
}
