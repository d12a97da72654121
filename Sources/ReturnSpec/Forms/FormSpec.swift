package import ReturnModel

/// A shape, beside XML, in which a return arrives as tables: one a module, joined by ids.
package struct FormSpec: Sendable {
  /// Where the tables stand.
  package enum Container: String, Sendable, CaseIterable {
    /// Each in a delimited file of its own; together they are one extract.
    case files
    /// One below the other on a sheet of a workbook.
    case sheet
  }

  /// How many returns one set of tables holds, as the file says it.
  private enum Returns: String, CaseIterable { case one, many }

  /// The form's id inside its return, which is its file's name.
  package let id: String
  /// What people call it.
  package let title: String
  /// The return it is a form of.
  package let definition: ReturnDefinition
  /// Where the tables stand.
  package let container: Container
  /// The name of the sheet, when they stand on one.
  package let sheet: String?
  /// The tables, the header's first.
  package let tables: [FormTable]
  /// Whether the header's table has a row for each of many returns, which all tables hold together.
  package let holdsMany: Bool
  /// How the form writes dates and booleans.
  package let readings: FormReadings
  /// Where the specification says so.
  package let file: String
  private let labels: [String: Int]

  init(_ node: SpecNode, of definition: ReturnDefinition) throws(SpecError) {
    let map = try node.mapping(
      "form", "title", "source", "container", "sheet", "returns", "dates", "booleans",
      "labels", "tables", "note")
    id = try map.text("form")
    title = try map.text("title")
    container = try map.required("container").instance(of: Container.self)
    sheet = try map.optionalText("sheet")
    holdsMany = try map["returns"]?.instance(of: Returns.self) == .many
    readings = try FormReadings(map)
    tables = try map.list("tables").each(FormTable.init)
    self.definition = definition
    file = node.file
    labels = Dictionary(
      tables.enumerated().map { (Heading.plain($1.name), $0) },
      uniquingKeysWith: { first, _ in first })
    guard (container == .sheet) == (sheet != nil) else {
      throw node.error("a form on a sheet names it, and no other form does")
    }
    guard !tables.isEmpty else { throw node.error("a form has tables") }
    try requireDifferentNames(node)
  }

  private func requireDifferentNames(_ node: SpecNode) throws(SpecError) {
    var (places, names) = (Set<[String]>(), Set<String>())
    for table in tables {
      guard places.insert([table.module.text] + (holdsMany ? table.id : [])).inserted else {
        throw node.error("two tables hold the module \(table.module)")
      }
      guard names.insert(Heading.plain(table.name)).inserted else {
        throw node.error("two tables are called '\(table.name)'")
      }
    }
  }

  /// The table whose columns `headings` are; `nil` when they are those of none.
  package func table(headed headings: [String]) -> Int? {
    let plain = Set(headings.map(Heading.plain))
    return tables.firstIndex { $0.isHeaded(by: plain) }
  }

  /// The table that a text on a sheet names.
  package func table(labelled label: String) -> Int? {
    labels[Heading.plain(label)]
  }

  /// The table that holds `module`.
  package func table(of module: ModuleName) -> Int? { tables.firstIndex { $0.module == module } }

  /// The tables whose rows belong to those of table number `table`, in a form of many returns.
  ///
  /// Told by the columns: a table belongs to the one whose id it names.
  package func children(of table: Int) -> [Int] {
    tables.indices.filter { other in
      other != table && !tables[table].id.isEmpty && tables[other].parent == tables[table].id
    }
  }

  /// Throws unless every module and field the form names is one of some round.
  package func check(against round: RoundSpec) throws(SpecError) {
    for table in tables {
      guard let module = round.modules.firstIndex(where: { $0.name == table.module }) else {
        guard !round.modulesOfOtherRounds.contains(table.module) else { continue }
        let hint = SpecError.hint(table.module.text, among: round.modules.map(\.name.text))
        throw SpecError(
          file: file, line: table.line, problem: "there is no module '\(table.module)'\(hint)")
      }
      let fields = round.modules[module].fields.map(\.name.text)
      for name in table.fieldNames where !fields.contains(name.text) {
        guard round.fieldsOfOtherRounds[module][name.text.lowercased()] == nil else { continue }
        throw SpecError(
          file: file, line: table.line,
          problem:
            "\(table.module) has no field '\(name)'\(SpecError.hint(name.text, among: fields))"
        )
      }
    }
  }
}
