internal import PipelineCore
internal import ReturnSpec
internal import Spreadsheet

/// Finds a form's tables on one sheet: a label, a row of headings, then rows until the next label.
struct StackedTables {
  private let form: FormSpec
  private let epoch: SheetDate.Epoch
  private let file: String
  private var table: Int?
  /// A row that begins with a table's label, until the next row shows whether it heads one.
  private var candidate: (table: Int, row: SheetRow)?
  /// What the last row began with that is no label: most rows of a table begin alike.
  private var noLabel = ""

  init(form: FormSpec, epoch: SheetDate.Epoch, file: String) {
    self.form = form
    self.epoch = epoch
    self.file = file
  }

  private mutating func take(
    _ row: SheetRow, into reader: inout TableSetReader
  ) throws(StageFailure) {
    if let (next, label) = candidate {
      candidate = nil
      let headings = row.texts
      if form.tables[next].isHeaded(by: headings) {
        return try begin(next, headings, row, &reader)
      }
      try add(label, to: &reader)
    }
    if let next = label(of: row) {
      candidate = (next, row)
    } else {
      try add(row, to: &reader)
    }
  }

  /// The table whose label a row begins with.
  private mutating func label(of row: SheetRow) -> Int? {
    guard let first = row.cells.first, first.kind == .text else { return nil }
    let text = row.string(first)
    if text == noLabel { return nil }
    let table = form.table(labelled: text)
    if table == nil { noLabel = text }
    return table
  }

  /// Takes a row of the sheet into `reader` and gives why that could not be done.
  mutating func failure(taking row: SheetRow, into reader: inout TableSetReader) -> StageFailure? {
    do { try take(row, into: &reader) } catch { return error }
    return nil
  }

  /// Takes the end of the sheet.
  mutating func finish(into reader: inout TableSetReader) throws(StageFailure) {
    if let (_, row) = candidate { try add(row, to: &reader) }
    candidate = nil
    guard let missing = reader.missing.first else { return }
    throw StageFailure(
      .ingest, .unreadableExtract, subject: file,
      problem: "the sheet '\(form.sheet ?? "")' has no table '\(missing)' with its headings",
      advice: "A label stands above each table; the headings are in \(form.file).")
  }

  private mutating func begin(
    _ next: Int, _ headings: [String], _ row: SheetRow, _ reader: inout TableSetReader
  ) throws(StageFailure) {
    guard reader.missing.contains(form.tables[next].name) else {
      throw StageFailure(
        .ingest, .unreadableExtract, subject: "\(file):\(row.number)",
        problem: "the table '\(form.tables[next].name)' stands here a second time")
    }
    table = next
    reader.begin(next, file: file, headings: headings, line: row.number)
  }

  private func add(_ row: SheetRow, to reader: inout TableSetReader) throws(StageFailure) {
    guard let table else { return }
    try reader.add(PackedRow(row, epoch: epoch), to: table)
  }
}
