internal import ReturnModel
internal import ReturnSpec
internal import RuleLanguage

/// Which keys of a round's records are remembered, looked up once a round.
struct KeyPlan {
  /// One key of one rule.
  struct Key {
    let rule: Int
    let unique: UniqueKey
  }

  private let round: RoundID
  private let returnID: ReturnID
  let keys: [Key]
  /// The fields of a subject that may hold its business key, by number.
  let businessKey: [Int]
  let recordKey: RecordKey

  init(_ round: RoundSpec, acrossSubmissions: Bool) {
    self.round = round.id
    returnID = round.definition.id
    keys = round.uniqueness.filter { $0.isAcrossSubmissions == acrossSubmissions }
      .flatMap { check in
        check.keys.map { Key(rule: check.rule, unique: $0) }
      }
    let subject = round.modules.first { $0.role == .subject }
    businessKey = subject?.key.compactMap { subject?.field($0) } ?? []
    recordKey = RecordKey(round.modules)
  }

  /// Whether the plan is for `round`.
  func isFor(_ round: RoundSpec) -> Bool {
    self.round == round.id && returnID == round.definition.id
  }
}
