/// How a generator writes a form: what it calls the files, and what else stands in them.
package struct WrittenForm: Sendable {
  /// The name by which it is asked for.
  package let format: String
  /// The form.
  package let form: FormSpec
  /// The name of a file, in which `{table}`, `{extract}`, `{round}` and `{day}` are replaced.
  package let fileName: String
  /// How `{day}` is written.
  package let day: DatePattern?
  /// Whether a heading that is a field's own name is written in lower case.
  package let isLowerCase: Bool
  /// What stands under headings that say nothing of a record.
  ///
  /// `{row}`, `{table}`, `{area}` and the names of the header's fields are replaced. Ignored headings
  /// it says nothing of are not written.
  package let filling: [String: String]
  private let tables: [String: WrittenTable]

  init(_ node: SpecNode, among forms: [FormSpec]) throws(SpecError) {
    let map = try node.mapping(
      "format", "form", "file", "day", "lower-case", "fill", "tables", "note")
    format = try map.text("format")
    let id = try map.text("form")
    guard let form = forms.first(where: { $0.id == id }) else {
      throw node.error("there is no form '\(id)'\(SpecError.hint(id, among: forms.map(\.id)))")
    }
    self.form = form
    fileName = try map.text("file")
    day = try map["day"].map { node throws(SpecError) in
      guard let pattern = DatePattern(try node.text()) else {
        throw node.error("is not a date pattern such as dd-mm-ccyy")
      }
      return pattern
    }
    isLowerCase = try map["lower-case"]?.flag() ?? false
    var filling: [String: String] = [:]
    for (heading, text) in try map["fill"]?.entries() ?? [] { filling[heading] = try text.text() }
    self.filling = filling
    var tables: [String: WrittenTable] = [:]
    for (name, table) in try map["tables"]?.entries() ?? [] {
      let names = form.tables.map(\.name)
      guard names.contains(name) else {
        throw table.error("there is no table '\(name)'\(SpecError.hint(name, among: names))")
      }
      tables[name] = try WrittenTable(table)
    }
    self.tables = tables
  }

  /// How a table of the form is written.
  package func writing(of table: FormTable) -> WrittenTable { tables[table.name] ?? .whole }
}
