internal import ReturnModel
internal import ReturnSpec

/// A table of a form as one round fills it: its columns, and which fields stand in them.
struct WrittenRows {
  let spec: FormTable
  let module: ModuleSpec
  /// The fields that have a column, in order.
  let fields: [String]
  let headings: [String]
  let kinds: [String: FieldKind]
  /// The headings of ids, of order, and of what says nothing of a record.
  let leading: [String]
  private let held: Set<String>

  /// The tables of `form` that `round` has.
  static func all(
    _ form: WrittenForm, _ layout: RoundLayout, _ planned: [FaultRecipe], in round: RoundID
  ) -> [WrittenRows] {
    form.form.tables.compactMap { spec in
      guard form.writing(of: spec).isWritten(in: round),
        let module = layout.modules.first(where: { $0.name == spec.module })
      else { return nil }
      return WrittenRows(spec, module, form, layout, planned)
    }
  }

  private init(
    _ spec: FormTable, _ module: ModuleSpec, _ form: WrittenForm, _ layout: RoundLayout,
    _ planned: [FaultRecipe]
  ) {
    let name = module.name.text
    var fields = layout.columns[name] ?? []
    // A field of another round, planted, gets a column of its own.
    for target in planned.flatMap(\.set).map(\.target)
    where target.module == name && !fields.contains(target.field) {
      fields.append(target.field)
    }
    let constants = spec.constants.map(\.field.text)
    let elsewhere = Self.fieldsHeldByMore(of: spec, form)
    let named = form.writing(of: spec).fields
    fields.removeAll { field in
      constants.contains(field) || elsewhere.contains(field) || named?.contains(field) == false
    }
    let spelling = spec.spelling
    let joining = spelling.id + spelling.parent.filter { !spelling.id.contains($0) }
    let filled = spelling.ignored.filter { form.filling[$0] != nil }
    leading = joining + (spelling.order.map { [$0] } ?? []) + filled
    headings =
      leading
      + fields.map { field in
        spelling.heading(of: FieldName(field)) ?? (form.isLowerCase ? field.lowercased() : field)
      }
    kinds = Dictionary(
      module.fields.map { ($0.name.text, $0.kind) }, uniquingKeysWith: { first, _ in first })
    held = Set(fields + constants)
    (self.spec, self.module, self.fields) = (spec, module, fields)
  }

  /// The fields of a record that stand in tables that hold more of it.
  private static func fieldsHeldByMore(of spec: FormTable, _ form: WrittenForm) -> Set<String> {
    guard !spec.isMoreOfParent else { return [] }
    return form.form.tables.filter { other in
      other.isMoreOfParent && other.module == spec.module && other.parent == spec.id
    }.reduce(into: []) { $0.formUnion(form.writing(of: $1).fields ?? []) }
  }

  /// How the field of a column is typed; `nil` for a column of no field.
  func kind(ofColumn column: Int) -> FieldKind? {
    column < leading.count ? nil : kinds[fields[column - leading.count]]
  }

  /// Whether a field has a column here, or the table says what it holds.
  func holds(_ field: String) -> Bool { held.contains(field) }
}
