package import ReturnModel

/// A subject that no table of a form holds: its record is made of the key that rows of all tables carry.
package struct FormSubject: Sendable {
  /// The module of the subject.
  package let module: ModuleName
  /// The field of it that takes the key.
  package let key: FieldName
  /// Whether every row of the extract is about the one subject, whose key is the authority.
  package let isWhole: Bool

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("module", "key", "whole", "note")
    module = ModuleName(try map.text("module"))
    key = FieldName(try map.text("key"))
    isWhole = try map.flag("whole")
  }
}

/// A table that is taken for one of a form's and is not.
package struct FormRefusal: Sendable {
  /// Headings that tell it, in plain spelling; a table with all of them is refused.
  let headings: [String]
  /// What it is, and what to do.
  let because: String

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("headings", "because")
    headings = try map.texts("headings").map(Heading.plain)
    because = try map.text("because")
    guard !headings.isEmpty else { throw node.error("a table is refused by its headings") }
  }
}
