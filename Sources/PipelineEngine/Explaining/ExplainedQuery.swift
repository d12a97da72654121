/// An accepted query, or a correction, that touched a record which a figure counts.
struct ExplainedQuery: Encodable, Hashable, Sendable {
  /// What was done.
  enum Kind: String, Encodable, Sendable {
    /// A finding on the record was accepted.
    case accepted
    /// A value of the record was taken as another.
    case patched
    /// A patch of the record was refused: its old value is not there.
    case refused
  }

  let kind: Kind
  /// The record, named as the records are.
  let key: String
  /// The rule of what was accepted; the field of what was corrected.
  let name: String
  /// Why, in the words of who said so.
  let note: String
  let by: String
  let on: String
}
