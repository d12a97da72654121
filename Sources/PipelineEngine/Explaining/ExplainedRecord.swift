/// A record that a figure counts: which, where it stands, and what it adds.
struct ExplainedRecord: Encodable, Sendable {
  /// The digest of the extract it is in.
  let extract: String
  /// The file, or the table of an extract of several.
  let file: String
  /// The line it begins on, counted from 1.
  let line: Int
  /// Where it stands in the extract: which subject, and the modules down to the record.
  let element: String
  /// The key findings call it by; the person's part is a digest unless keys were asked for.
  let key: String
  /// What it adds above the line; of a count, to the count.
  let numerator: Int
  /// What it adds below the line; `nil` for a count.
  let denominator: Int?
}
