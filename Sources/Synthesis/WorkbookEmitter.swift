internal import ExternalSort
internal import PrivateFiles
internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter
internal import WorkbookWriter

/// Writes a return as a form's tables: one below the other on a sheet of a workbook, or each on its own
/// under a title.
///
/// People come one at a time with rows for every table, so rows wait, sorted by table, on the disk.
final class WorkbookEmitter: TableEmitter {
  var rows: TableRows
  private var sorter: ExternalSorter?
  private let path: String
  private let made: CalendarDate
  /// The rows of each sheet.
  private var rowCounts: [Int]
  private let isOneSheet: Bool

  init(_ folder: String, _ rows: TableRows) throws(SynthesisFailure) {
    self.rows = rows
    path = "\(folder)/\(rows.fileName(0))"
    made = rows.made
    sorter = ExternalSorter(folder: folder, memoryBudget: 32 << 20)
    isOneSheet = rows.form.form.containers.contains(.sheet)
    // A label, headings and a free row for each table.
    rowCounts =
      isOneSheet ? [rows.tables.count * 3] : [Int](repeating: 3, count: rows.tables.count)
  }

  func write(_ subject: SyntheticRecord) throws(SynthesisFailure) {
    try rows.forEachRow(subject) { place, cells throws(SynthesisFailure) in
      rowCounts[isOneSheet ? 0 : place] += 1
      guard rowCounts[isOneSheet ? 0 : place] <= WorkbookWriter.rowLimit else {
        throw SynthesisFailure(
          "a sheet holds at most \(WorkbookWriter.rowLimit) rows, and so many people need more: ask "
            + "for fewer people, or for another format")
      }
      // No text of a return holds the sign that parts them here.
      let packed = Array(cells.map(\.text).joined(separator: "\u{1F}").utf8)
      let key = [UInt8(place)]
      do throws(SpillFailure) {
        try sorter?.add(key: key.span, payload: packed.span)
      } catch { throw SynthesisFailure(error) }
    }
  }

  func finish() throws(SynthesisFailure) {
    guard let sorted = sorter.take() else { return }
    do {
      let book = try WorkbookWriter(path, created: Int(made.dayNumber) * 86_400)
      if isOneSheet { try book.beginSheet(rows.form.form.sheet ?? "Sheet1") }
      var begun = 0
      try sorted.forEach { key, payload, _ in
        let place = Int(key[0])
        while begun <= place {
          try begin(begun, book)
          begun += 1
        }
        try book.write(row(payload, of: rows.tables[place]))
      }
      // Tables without a row still have their headings.
      for place in begun..<rows.tables.count { try begin(place, book) }
      try book.close()
    } catch let error as FileFailure {
      throw SynthesisFailure(error)
    } catch let error as SpillFailure {
      throw SynthesisFailure(error)
    } catch { throw SynthesisFailure("\(path): \(error)") }
  }

  private func begin(_ place: Int, _ book: WorkbookWriter) throws(FileFailure) {
    if isOneSheet {
      if place > 0 { try book.write([]) }
    } else {
      try book.beginSheet(rows.tables[place].spec.name)
    }
    try book.write([.heading(rows.tables[place].spec.name)])
    try book.write(rows.tables[place].headings.map { .heading($0) })
  }

  private func row(_ packed: Span<UInt8>, of table: WrittenRows) -> [WorkbookCell] {
    let text = packed.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    let texts = text.split(separator: "\u{1F}", omittingEmptySubsequences: false)
    return texts.enumerated().map { column, text in
      cell(String(text), table.kind(ofColumn: column))
    }
  }

  /// A value as a person's workbook has it: days are days, and digits numbers unless zeros go lost.
  private func cell(_ text: String, _ kind: FieldKind?) -> WorkbookCell {
    if text.isEmpty { return .blank }
    if kind == .date || kind == .timestamp, let day = CalendarDate(text.prefix(10)),
      day >= Self.firstDay
    {
      if text.utf8.count == 10 { return .day(Int(day.dayNumber)) }
      let clock = text.dropFirst(11).split(separator: ":").compactMap { Int($0) }
      if clock.count == 3 {
        let seconds = clock[0] * 3600 + clock[1] * 60 + clock[2]
        return .moment(Int(day.dayNumber), seconds: seconds)
      }
    }
    if let number = Int(text), String(number) == text, text.utf8.count <= 15 {
      return .number(Double(number))
    }
    return .text(text)
  }

  /// Before March 1900 Excel's days are not the calendar's.
  private static let firstDay =
    CalendarDate(year: 1900, month: 3, day: 1) ?? CalendarDate(dayNumber: 0)
}

extension SynthesisFailure {
  fileprivate init(_ failure: SpillFailure) {
    self.init("\(failure). Check that the folder to write into has room.")
  }
}
