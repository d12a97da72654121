package import RuleLanguage

/// One condition of a rule, bound to the module of a round it is checked in.
package struct RuleCheck: Sendable {
  /// The rule, by number in ``RoundSpec/rules``.
  package let rule: Int
  /// The module whose records it is checked on.
  package let module: Int
  /// When it applies; `nil` for always.
  package let when: CompiledExpression?
  /// What must not be definitely false.
  package let require: CompiledExpression
  /// The fields a finding is on.
  package let on: [FieldReference]
}

/// A rule that records of a submission, or of a run, are told apart by some fields.
package struct UniquenessCheck: Sendable {
  /// The rule, by number in ``RoundSpec/rules``.
  package let rule: Int
  /// Each set of fields that must not occur twice; a blank one does not count.
  package let keys: [UniqueKey]
  /// Whether it looks across the submissions of a run, rather than inside one.
  package let isAcrossSubmissions: Bool
}
