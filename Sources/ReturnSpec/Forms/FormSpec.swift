package import ReturnModel

/// A shape, beside XML, in which a return arrives as tables: one a module, joined by ids.
package struct FormSpec: Sendable {
  /// Where the tables stand.
  package enum Container: String, Sendable, CaseIterable {
    /// Each in a delimited file of its own; together they are one extract.
    case files
    /// One below the other on a sheet of a workbook.
    case sheet
    /// Each on a sheet of its own, found by its headings.
    case sheets
  }

  /// How many returns one set of tables holds, as the file says it.
  private enum Returns: String, CaseIterable { case one, many }

  /// The form's id inside its return, which is its file's name.
  package let id: String
  /// What people call it.
  package let title: String
  /// The return it is a form of.
  package let definition: ReturnDefinition
  /// Where the tables may stand.
  package let containers: [Container]
  /// The name of the sheet, when they stand on one.
  package let sheet: String?
  /// The tables, the header's first.
  package let tables: [FormTable]
  /// Whether the header's table has a row for each of many returns, which all tables hold together.
  package let holdsMany: Bool
  /// How the form writes dates and booleans.
  package let readings: FormReadings
  /// Subjects that no table holds: their records are made of the keys of all tables' rows.
  package let subjects: [FormSubject]
  /// Whether tables may be missing; what asks for their modules is then not worked out.
  package let isPartial: Bool
  /// Tables that look like the form's and are another's, to be refused by name.
  package let refusals: [FormRefusal]
  /// Where the specification says so.
  package let file: String
  private let labels: [String: Int]

  init(_ node: SpecNode, of definition: ReturnDefinition) throws(SpecError) {
    let map = try node.mapping(
      "form", "title", "source", "container", "sheet", "returns", "dates", "booleans", "serials",
      "blanks", "placeholders", "codes", "labels", "subjects", "partial", "refuse", "tables", "note"
    )
    id = try map.text("form")
    title = try map.text("title")
    let container = try map.required("container")
    containers =
      container.isScalar
      ? [try container.instance(of: Container.self)]
      : try container.list().each { node throws(SpecError) in
        try node.instance(of: Container.self)
      }
    sheet = try map.optionalText("sheet")
    holdsMany = try map["returns"]?.instance(of: Returns.self) == .many
    readings = try FormReadings(map)
    tables = try map.list("tables").each(FormTable.init)
    subjects = try map.list("subjects").each(FormSubject.init)
    isPartial = try map.flag("partial")
    refusals = try map.list("refuse").each(FormRefusal.init)
    self.definition = definition
    file = node.file
    labels = Dictionary(
      tables.enumerated().map { (Heading.plain($1.name), $0) },
      uniquingKeysWith: { first, _ in first })
    guard containers.contains(.sheet) == (sheet != nil) else {
      throw node.error("a form on a sheet names it, and no other form does")
    }
    guard !tables.isEmpty else { throw node.error("a form has tables") }
    guard subjects.isEmpty || !containers.contains(.sheet) else {
      throw node.error("a form with subjects: keeps its tables in files or on sheets")
    }
    let isKeyed = subjects.contains { !$0.isWhole }
    for table in tables where table.key.isEmpty == isKeyed {
      throw SpecError(
        file: node.file, line: table.line,
        problem: "tables have a key: when the form has subjects: of several rows, and only then")
    }
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

  /// The table of another form whose columns `headings` are, with why it is refused.
  package func refusal(of headings: [String]) -> String? {
    let plain = Set(headings.map(Heading.plain))
    return refusals.first { plain.isSuperset(of: $0.headings) }?.because
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
