package import ReturnModel

/// One table of a form: the module it holds and what its columns are.
package struct FormTable: Sendable {
  /// The module whose records are the rows.
  package let module: ModuleName
  /// How the table is called: the end of a file's name, or the label that stands above it.
  package let name: String
  /// The columns that together name a row, in plain spelling; what belongs to it names them too.
  package let id: [String]
  /// The columns that together name the row it belongs to; none when there is only one such row.
  package let parent: [String]
  /// The column that says in which order the rows of one parent stand.
  package let order: String?
  /// How many digits a field that lost its leading zeros has.
  package let digits: [FieldName: Int]
  /// Whether a set of tables is whole without it.
  package let isOptional: Bool
  /// Whether its rows are more of the record they belong to, rather than records of their own.
  package let isMoreOfParent: Bool
  /// What fields hold that the table has no column for.
  package let constants: [(field: FieldName, text: String)]
  /// Headings, in plain spelling, whose meaning is not certain.
  package let doubtful: [String: FieldName]
  /// The headings as the form spells them, for whoever writes it.
  package let spelling: FormSpelling
  private let recognise: [String]
  private let ignored: Set<String>
  private let columns: [String: FieldName]
  let line: Int

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "module", "name", "id", "parent", "order", "recognise", "ignore", "columns", "doubtful",
      "digits", "constants", "optional", "more-of-parent", "note")
    module = ModuleName(try map.text("module"))
    name = try map.text("name")
    id = try map.texts("id").map(Heading.plain)
    parent = try map.texts("parent").map(Heading.plain)
    isOptional = try map.flag("optional")
    isMoreOfParent = try map.flag("more-of-parent")
    order = try map.optionalText("order").map(Heading.plain)
    recognise = try map.texts("recognise").map(Heading.plain)
    ignored = Set(try map.texts("ignore").map(Heading.plain))
    columns = try Self.fields(map["columns"])
    doubtful = try Self.fields(map["doubtful"])
    var digits: [FieldName: Int] = [:]
    for (field, count) in try map["digits"]?.entries() ?? [] {
      digits[FieldName(field)] = try count.integer()
    }
    self.digits = digits
    var constants: [(field: FieldName, text: String)] = []
    for (field, text) in try map["constants"]?.entries() ?? [] {
      constants.append((FieldName(field), try text.text()))
    }
    self.constants = constants
    spelling = try FormSpelling(map)
    line = node.line
  }

  private static func fields(_ node: SpecNode?) throws(SpecError) -> [String: FieldName] {
    var fields: [String: FieldName] = [:]
    for (heading, field) in try node?.entries() ?? [] {
      let name = FieldName(try field.text())
      if let other = fields.updateValue(name, forKey: Heading.plain(heading)), other != name {
        throw field.error("the heading '\(heading)' stands for \(other) already")
      }
    }
    return fields
  }

  /// Whether `headings` are those of this table: all that join it are there.
  package func isHeaded(by headings: [String]) -> Bool {
    isHeaded(by: Set(headings.map(Heading.plain)))
  }

  /// Whether `headings`, in plain spelling, are those of this table.
  func isHeaded(by headings: Set<String>) -> Bool {
    headings.isSuperset(of: id + parent + recognise)
  }

  /// The field that a heading in plain spelling is said to stand for.
  package func field(headed heading: String) -> FieldName? {
    columns[heading] ?? doubtful[heading]
  }

  /// Whether a heading in plain spelling is one that joins, orders or is of no interest.
  package func isSkipped(_ heading: String) -> Bool {
    ignored.contains(heading) || id.contains(heading) || parent.contains(heading)
      || order == heading
  }

  /// Whether a column in plain spelling says nothing of a record: rows with no other are none.
  package func isIgnored(_ heading: String) -> Bool {
    heading.isEmpty || ignored.contains(heading)
  }

  /// Every field the table names.
  var fieldNames: [FieldName] {
    let named = Array(columns.values) + Array(doubtful.values) + Array(digits.keys)
    return (named + constants.map(\.field)).sorted()
  }
}
