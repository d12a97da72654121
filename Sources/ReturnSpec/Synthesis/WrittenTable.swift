package import ReturnModel

/// How one table of a form is written, where the form's own page does not say it.
package struct WrittenTable: Sendable {
  /// The fields that have a column, in no order; `nil` for every field of the module.
  package let fields: Set<String>?
  /// How the ids of the rounds end that have the table; empty for all rounds.
  private let roundEndings: [String]

  /// A table of every round, with a column for every field.
  static let whole = WrittenTable(fields: nil, roundEndings: [])

  private init(fields: Set<String>?, roundEndings: [String]) {
    (self.fields, self.roundEndings) = (fields, roundEndings)
  }

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("fields", "rounds-ending", "note")
    let names = try map.texts("fields")
    self.init(
      fields: names.isEmpty ? nil : Set(names), roundEndings: try map.texts("rounds-ending"))
  }

  /// Whether `round` has the table.
  package func isWritten(in round: RoundID) -> Bool {
    roundEndings.isEmpty || roundEndings.contains { round.text.hasSuffix($0) }
  }
}
