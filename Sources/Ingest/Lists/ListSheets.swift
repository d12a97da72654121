package import PipelineCore
package import ReturnSpec
package import Spreadsheet

/// Where a form's lists stand in a workbook: each on a sheet of its own, found by its headings, with
/// or without a title above them.
package struct ListSheets {
  /// A list's sheet.
  package struct Place: Sendable {
    let sheet: String
    let list: Int
    let headings: [String]
    /// The number of the row of headings.
    let row: Int
  }

  /// The lists found, in the order of the sheets.
  package private(set) var places: [Place] = []
  /// Sheets that hold no list.
  package private(set) var others: [String] = []

  /// How many rows are looked at for headings.
  static let headRows = 20

  /// Looks for the lists of `form` in a workbook, which messages call `file`.
  ///
  /// - Throws: when the workbook cannot be read, or holds tables that the form refuses by name.
  package init(
    _ workbook: Workbook, _ form: FormSpec, file: String
  ) throws(StageFailure) {
    for sheet in workbook.sheets {
      var found: Place?
      var refusal: String?
      do {
        try workbook.read(sheet) { row in
          guard row.number <= Self.headRows else { return false }
          let headings = row.texts
          refusal = form.refusal(of: headings)
          if refusal == nil, let list = form.table(headed: headings) {
            found = Place(sheet: sheet, list: list, headings: headings, row: row.number)
          }
          return found == nil && refusal == nil
        }
      } catch { throw StageFailure(file, error) }
      if let refusal { throw StageFailure(refusing: "\(file), sheet '\(sheet)'", refusal) }
      if let found { places.append(found) } else { others.append(sheet) }
    }
  }
}

extension StageFailure {
  /// A table that is taken for one of a form's and is another's.
  package init(refusing file: String, _ because: String) {
    self.init(.ingest, .unreadableExtract, subject: file, problem: because)
  }
}

extension ListSetReader {
  /// Reads every list that was found in a workbook, which messages call `file`.
  package mutating func read(
    _ workbook: Workbook, _ sheets: ListSheets, file: String
  ) throws(StageFailure) {
    for place in sheets.places {
      try begin(
        place.list, file: "\(file)#\(place.sheet)", headings: place.headings, line: place.row,
        epoch: workbook.epoch)
      var stopped: StageFailure?
      do {
        try workbook.read(place.sheet) { row in
          guard row.number > place.row else { return true }
          stopped = failure(adding: PackedRow(row, epoch: workbook.epoch), to: place.list)
          return stopped == nil
        }
      } catch { throw StageFailure(file, error) }
      if let stopped { throw stopped }
    }
    for sheet in sheets.others { noteIgnored(sheet: sheet, file: file) }
  }

  private mutating func failure(adding row: PackedRow, to list: Int) -> StageFailure? {
    do { try add(row, to: list) } catch { return error }
    return nil
  }
}
