internal import ReturnModel
internal import ReturnSpec
internal import RuleLanguage

/// Which keys of a round's records are remembered, looked up once a round.
struct KeyPlan {
  /// One key of one rule.
  struct Key {
    let rule: Int
    let unique: UniqueKey
    let when: CompiledExpression?
    let scope: Rule.Scope
  }

  let name: RoundName
  let keys: [Key]
  private let codes: [String]
  /// The fields of a subject that may hold its business key, by number.
  let businessKey: [Int]
  let recordKey: RecordKey

  init(_ round: RoundSpec, across scopes: Set<Rule.Scope>) {
    name = RoundName(round)
    keys = round.uniqueness.filter { scopes.contains($0.scope) }
      .flatMap { check in
        check.keys.map {
          Key(rule: check.rule, unique: $0, when: check.when, scope: check.scope)
        }
      }
    codes = keys.map { round.rules[$0.rule].code.text }
    let subject = round.modules.first { $0.role == .subject }
    businessKey = subject?.key.compactMap { subject?.field($0) } ?? []
    recordKey = RecordKey(round.modules)
  }

  /// What tells a rule across rounds from others in every round; `nil` for a rule inside one.
  func sharedRule(_ index: Int) -> String? {
    keys[index].scope == .rounds ? "\(name.returnID) \(codes[index])" : nil
  }

  /// The rules across rounds there are.
  var sharedRules: [String] { keys.indices.compactMap(sharedRule) }

  /// Whether the plan is for `round`.
  func isFor(_ round: RoundSpec) -> Bool {
    name.round == round.id && name.returnID == round.definition.id
  }
}
