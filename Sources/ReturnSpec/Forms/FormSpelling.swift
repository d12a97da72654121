package import ReturnModel

/// How a form spells the headings of one of its tables.
package struct FormSpelling: Sendable {
  /// The columns that together name a row.
  package let id: [String]
  /// The columns that together name the row it belongs to.
  package let parent: [String]
  /// The columns whose text is the key of the subject a row belongs to.
  package let key: [String]
  /// The column that puts the rows of one parent in order.
  package let order: String?
  /// The columns that are of no interest.
  package let ignored: [String]
  private let headings: [FieldName: String]

  init(_ map: SpecMapping) throws(SpecError) {
    id = try map.texts("id")
    parent = try map.texts("parent")
    key = try map.texts("key")
    order = try map.optionalText("order")
    ignored = try map.texts("ignore")
    var headings: [FieldName: String] = [:]
    for key in ["columns", "doubtful"] {
      for (heading, field) in try map[key]?.entries() ?? [] {
        let name = FieldName(try field.text())
        // The first heading listed for a field is the one that is written.
        headings[name] = headings[name] ?? heading
      }
    }
    self.headings = headings
  }

  /// The heading over a field, when the form has one that is not the field's own name.
  package func heading(of field: FieldName) -> String? { headings[field] }
}
