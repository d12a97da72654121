internal import ReturnModel
internal import ReturnSpec
internal import RuleLanguage

/// Which keys of a round's records are remembered, looked up once a round.
struct KeyPlan {
  /// One key of one rule.
  struct Key {
    let rule: Int
    /// Which of the rule's keys it is.
    let number: Int
    let unique: UniqueKey
  }

  let round: RoundID
  let returnID: ReturnID
  let keys: [Key]
  /// The fields of a subject that may hold its business key, by number.
  let businessKey: [Int]
  let recordKey: RecordKey

  /// A plan for no round.
  init() {
    (round, returnID, keys, businessKey) = ("", "", [], [])
    recordKey = RecordKey([])
  }

  init(_ round: RoundSpec, acrossSubmissions: Bool) {
    self.round = round.id
    returnID = round.definition.id
    keys = round.uniqueness.filter { $0.isAcrossSubmissions == acrossSubmissions }
      .flatMap { check in
        check.keys.enumerated().map { Key(rule: check.rule, number: $0, unique: $1) }
      }
    let subject = round.modules.first { $0.role == .subject }
    businessKey = subject?.key.compactMap { subject?.field($0) } ?? []
    recordKey = RecordKey(round.modules)
  }
}
