package import RuleLanguage

/// What a check saw in one record, before it is put into words.
package struct Fault: Sendable {
  /// Under what it is reported.
  package enum Kind: Hashable, Sendable {
    /// A rule, by its number in the round.
    case rule(Int)
    /// A text that is not of its field's kind, where the field names no rule.
    case invalidValue
    /// A required field that is not there, where the field names no rule.
    case missingValue
  }

  /// Under what it is reported.
  package let kind: Kind
  /// The record, by its position in the subject.
  package let record: Int
  /// The fields it is on, of the record or of those it belongs to; may be empty.
  package let fields: [FieldReference]
}
