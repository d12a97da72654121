internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// Turns the records of a synthetic return into the rows of a form's tables.
///
/// A row's ids are numbers counted by table. A column that a table shares with the one it belongs to
/// holds what stands there; any other id is the row's own number. A module may have several tables:
/// a record goes into the one under whose parent it stands, whose constants it holds and that has
/// all its fields, and into those that hold more of it. Where tables have a key instead of ids, a row
/// has the key of the subject it belongs to, which has no row of its own.
struct TableRows {
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
  let tables: [WrittenRows]
  /// The day the return was made.
  var made: CalendarDate { context.made }
  private let context: Context
  private let round: RoundID
  private var counts: [Int]
  private var fileCount = 0
  /// What stands under the ignored headings in the file that was begun last.
  private var filling: [String: String]
  /// The tables that may hold a module's records.
  private let places: [String: [Int]]
  /// The tables that hold more of the records of a table.
  private let more: [[Int]]
  private let layout: RoundLayout

  init(
    _ form: WrittenForm, _ layout: RoundLayout, planned: [FaultRecipe], in round: RoundID,
    context: Context
  ) throws(SynthesisFailure) {
    self.form = form
    self.layout = layout
    self.context = context
    self.round = round
    let tables = WrittenRows.all(form, layout, planned, in: round)
    var places: [String: [Int]] = [:]
    for (number, table) in tables.enumerated() where !table.spec.isMoreOfParent {
      places[table.module.name.text, default: []].append(number)
    }
    more = tables.map { table in
      tables.indices.filter { other in
        tables[other].spec.isMoreOfParent && !table.spec.isMoreOfParent
          && tables[other].module.name == table.module.name
          && tables[other].spec.parent == table.spec.id
      }
    }
    self.tables = tables
    self.places = places
    counts = tables.map { _ in 0 }
    filling = form.filling
  }

  /// The name of the file that table `number` stands in.
  func fileName(_ number: Int) -> String {
    let day = form.day?.rewritten(context.made.description) ?? context.made.description
    return form.fileName.replacing("{table}", with: tables[number].spec.name)
      .replacing("{extract}", with: context.extract).replacing("{round}", with: round.text)
      .replacing("{day}", with: day)
  }

  /// Begins another file of the return, whose header's row comes next.
  mutating func beginFile(_ header: SyntheticRecord) {
    fileCount += 1
    for (heading, text) in form.filling {
      var text = text
      for field in header.fields {
        text = text.replacing("{\(field.name)}", with: field.value)
      }
      filling[heading] = text.replacing("{area}", with: context.area)
    }
  }

  /// Hands out the rows of a record and of all that belongs to it: the table's number, and its cells.
  mutating func forEachRow(
    _ record: SyntheticRecord, _ body: (Int, [Cell]) throws(SynthesisFailure) -> Void
  ) throws(SynthesisFailure) {
    try add(record, of: "", under: [:], body)
  }

  private mutating func add(
    _ record: SyntheticRecord, of subject: String, under parent: [String: Int],
    _ body: (Int, [Cell]) throws(SynthesisFailure) -> Void
  ) throws(SynthesisFailure) {
    if form.form.subjects.contains(where: { $0.module.text == record.module }) {
      let subject = layout.businessKey(of: record) ?? ""
      for child in record.children { try add(child, of: subject, under: parent, body) }
      return
    }
    guard let place = try place(record, under: parent) else {
      // A subject that no table holds: what belongs to it has the tables.
      for child in record.children { try add(child, of: subject, under: parent, body) }
      return
    }
    let ids = try write(record, of: subject, place, under: parent, body)
    for other in more[place] { _ = try write(record, of: subject, other, under: ids, body) }
    for child in record.children { try add(child, of: subject, under: ids, body) }
  }

  /// Hands out one row; gives every id it bears and hands down.
  private mutating func write(
    _ record: SyntheticRecord, of subject: String, _ place: Int, under parent: [String: Int],
    _ body: (Int, [Cell]) throws(SynthesisFailure) -> Void
  ) throws(SynthesisFailure) -> [String: Int] {
    counts[place] += 1
    let table = tables[place]
    let ids = ids(of: table, row: counts[place], under: parent)
    var cells = table.leading.map { heading in
      let text =
        heading == table.key
        ? (record.isKeyless ? "" : subject) : leading(heading, table, ids, row: counts[place])
      return Cell(text: text, kind: nil, field: heading)
    }
    for field in table.fields {
      cells.append(Cell(text: record[field] ?? "", kind: table.kinds[field], field: field))
    }
    try body(place, cells)
    return ids
  }

  /// The table that a record goes into; `nil` when the form has none for its module.
  private func place(
    _ record: SyntheticRecord, under parent: [String: Int]
  ) throws(SynthesisFailure) -> Int? {
    guard let all = places[record.module] else { return nil }
    let possible = all.filter { place in
      let spec = tables[place].spec
      let isUnder = parent.isEmpty || spec.spelling.parent.allSatisfy { parent[$0] != nil }
      return isUnder && spec.constants.allSatisfy { record[$0.field.text] == $0.text }
    }
    let held = possible.first { place in
      record.fields.allSatisfy { field in
        ([place] + more[place]).contains { tables[$0].holds(field.name) }
      }
    }
    guard let held else {
      let names = record.fields.map(\.name).joined(separator: ", ")
      throw SynthesisFailure(
        "\(form.form.file): no table holds a \(record.module) with \(names); see the form in "
          + "synthesis.yaml")
    }
    return held
  }

  /// Every id that a row bears and hands down, by heading.
  private func ids(
    of table: WrittenRows, row: Int, under parent: [String: Int]
  ) -> [String: Int] {
    var ids = parent
    // A subject names the header row of its file, though nothing stands above it.
    for heading in table.spec.spelling.parent where ids[heading] == nil { ids[heading] = fileCount }
    for heading in table.spec.spelling.id where ids[heading] == nil { ids[heading] = row }
    return ids
  }

  private func leading(
    _ heading: String, _ table: WrittenRows, _ ids: [String: Int], row: Int
  ) -> String {
    if let id = ids[heading] { return String(id) }
    if heading == table.spec.spelling.order { return String(row) }
    let text = filling[heading] ?? ""
    guard text.contains("{") else { return text }
    return text.replacing("{row}", with: String(row))
      .replacing("{table}", with: table.module.name.text)
  }
}
