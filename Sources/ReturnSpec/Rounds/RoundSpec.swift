package import ReturnModel
package import RuleLanguage

/// One round of a return, resolved: every amendment made, every list bound, every rule compiled.
package struct RoundSpec: Sendable {
  /// The return it is a round of.
  package let definition: ReturnDefinition
  /// The round.
  package let id: RoundID
  /// Dates and numbers of the round that rules may name.
  package let constants: [String: Constant]
  /// The modules; numbers are positions here and in ``schema``.
  package let modules: [ModuleSpec]
  /// The modules and fields as expressions see them.
  package let schema: RecordSchema
  /// The pattern of each field, by module and field; `nil` for none.
  package let patterns: [[Pattern?]]
  /// The rule that reports a field's own faults, by module and field.
  package let constraintRules: [[Int?]]
  /// Every rule in force.
  package let rules: [Rule]
  /// The conditions to check on each module's records.
  package let checks: [[RuleCheck]]
  /// The rules over a whole submission or run.
  package let uniqueness: [UniquenessCheck]
  /// The rule that each of our own notices is reported under, where the return names one.
  package let noticeRules: [String: Int]
  /// Optional lists that rules name, in the order compiled expressions number them.
  package let externalLists: [String]
  /// By module, the fields that only other rounds have (in lower case), with the rounds that have them.
  package let fieldsOfOtherRounds: [[String: [RoundID]]]
  /// By module, the names of the fields that only other rounds have, by their spellings in lower case.
  package let namesOfOtherRounds: [[String: FieldName]]
  /// Every indicator of the return.
  package let indicators: [IndicatorSpec]

  /// A short digest of the files the round was made from; another text gives another digest.
  package let fingerprint: String

  /// The number of the header module.
  package var header: Int? { schema.header }

  /// The rule with `code`, when it is in force.
  package func rule(_ code: RuleCode) -> Rule? { rules.first { $0.code == code } }
}
