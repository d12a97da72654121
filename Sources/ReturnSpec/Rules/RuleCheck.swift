package import RuleLanguage

/// One condition of a rule, bound to the module of a round it is checked in.
///
/// A class, because checkers go through them for every record: a reference costs one count to hold,
/// a value as many as it has parts.
package final class RuleCheck: Sendable {
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

  /// The fields it reads of the same record in the last return.
  package var previousFields: [FieldReference] {
    (when?.previousFieldsRead ?? []) + require.previousFieldsRead
  }

  init(
    rule: Int, module: Int, when: CompiledExpression?, require: CompiledExpression,
    on: [FieldReference]
  ) {
    self.rule = rule
    self.module = module
    self.when = when
    self.require = require
    self.on = on
  }
}

/// A rule that records of a submission, or of a run, are told apart by some fields.
package struct UniquenessCheck: Sendable {
  /// The rule, by number in ``RoundSpec/rules``.
  package let rule: Int
  /// Each set of fields that must not occur twice; a blank one does not count.
  package let keys: [UniqueKey]
  /// Which records it is of; `nil` for all.
  package let when: CompiledExpression?
  /// Across which submissions it looks.
  package let scope: Rule.Scope
}
