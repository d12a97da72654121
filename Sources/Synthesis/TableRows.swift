internal import ReturnModel
internal import ReturnSpec

/// Turns the records of a synthetic return into the rows of a form's tables.
///
/// A row's ids are numbers counted by table. A column that a table shares with the one it belongs to
/// holds what stands there; any other id is the row's own number.
struct TableRows {
  /// A table of the form as one round fills it.
  struct Table {
    let spec: FormTable
    let module: ModuleSpec
    let fields: [String]
    let headings: [String]
    fileprivate let kinds: [String: FieldKind]
    fileprivate let leading: [String]

    /// How the field of a column is typed; `nil` for a column of no field.
    func kind(ofColumn column: Int) -> FieldKind? {
      column < leading.count ? nil : kinds[fields[column - leading.count]]
    }
  }

  /// What the texts of a form may name.
  struct Context {
    let extract: String
    let area: String
    let made: CalendarDate
  }

  /// A value and how its field is typed; what stands in a column of ids or filling has no field.
  struct Cell {
    let text: String
    let kind: FieldKind?
    let field: String
  }

  let form: WrittenForm
  let tables: [Table]
  /// The day the return was made.
  var made: CalendarDate { context.made }
  private let context: Context
  private var counts: [Int]
  private var fileCount = 0
  private let places: [String: Int]

  init(_ form: WrittenForm, _ layout: RoundLayout, planned: [FaultRecipe], context: Context) {
    self.form = form
    self.context = context
    var tables: [Table] = []
    var places: [String: Int] = [:]
    for spec in form.form.tables {
      guard let module = layout.modules.first(where: { $0.name == spec.module }) else { continue }
      places[module.name.text] = tables.count
      tables.append(Self.table(spec, module, form, layout, planned))
    }
    self.tables = tables
    self.places = places
    counts = tables.map { _ in 0 }
  }

  private static func table(
    _ spec: FormTable, _ module: ModuleSpec, _ form: WrittenForm, _ layout: RoundLayout,
    _ planned: [FaultRecipe]
  ) -> Table {
    let name = module.name.text
    var fields = layout.columns[name] ?? []
    // A field of another round, planted, gets a column of its own.
    for target in planned.flatMap(\.set).map(\.target)
    where target.module == name && !fields.contains(target.field) {
      fields.append(target.field)
    }
    let spelling = spec.spelling
    let joining = spelling.id + spelling.parent.filter { !spelling.id.contains($0) }
    let leading = joining + (spelling.order.map { [$0] } ?? []) + spelling.ignored
    let headings = fields.map { field in
      spelling.heading(of: FieldName(field)) ?? (form.isLowerCase ? field.lowercased() : field)
    }
    let kinds = Dictionary(
      module.fields.map { ($0.name.text, $0.kind) }, uniquingKeysWith: { first, _ in first })
    return Table(
      spec: spec, module: module, fields: fields, headings: leading + headings, kinds: kinds,
      leading: leading)
  }

  /// The name of the file that table `number` stands in.
  func fileName(_ number: Int) -> String {
    let day = form.day?.rewritten(context.made.description) ?? context.made.description
    return form.fileName.replacing("{table}", with: tables[number].spec.name)
      .replacing("{extract}", with: context.extract).replacing("{day}", with: day)
  }

  /// Begins another file of the return, whose header's row comes next.
  mutating func beginFile() { fileCount += 1 }

  /// Hands out the rows of a record and of all that belongs to it: the table's number, and its cells.
  mutating func forEachRow(
    _ record: SyntheticRecord, _ body: (Int, [Cell]) throws(SynthesisFailure) -> Void
  ) throws(SynthesisFailure) {
    try add(record, under: [:], body)
  }

  private mutating func add(
    _ record: SyntheticRecord, under parent: [String: Int],
    _ body: (Int, [Cell]) throws(SynthesisFailure) -> Void
  ) throws(SynthesisFailure) {
    guard let place = places[record.module] else {
      // A subject that no table holds: what belongs to it has the tables.
      for child in record.children { try add(child, under: parent, body) }
      return
    }
    counts[place] += 1
    let table = tables[place]
    let ids = ids(of: table, row: counts[place], under: parent)
    var cells = table.leading.map { heading in
      Cell(text: leading(heading, table, ids, row: counts[place]), kind: nil, field: heading)
    }
    for field in table.fields {
      cells.append(Cell(text: record[field] ?? "", kind: table.kinds[field], field: field))
    }
    try body(place, cells)
    for child in record.children { try add(child, under: ids, body) }
  }

  /// Every id that a row bears and hands down, by heading.
  private func ids(of table: Table, row: Int, under parent: [String: Int]) -> [String: Int] {
    var ids = parent
    // A subject names the header row of its file, though nothing stands above it.
    for heading in table.spec.spelling.parent where ids[heading] == nil { ids[heading] = fileCount }
    for heading in table.spec.spelling.id where ids[heading] == nil { ids[heading] = row }
    return ids
  }

  private func leading(_ heading: String, _ table: Table, _ ids: [String: Int], row: Int) -> String
  {
    if let id = ids[heading] { return String(id) }
    if heading == table.spec.spelling.order { return String(row) }
    return (form.filling[heading] ?? "").replacing("{row}", with: String(row))
      .replacing("{table}", with: table.module.name.text)
      .replacing("{area}", with: context.area)
  }
}
