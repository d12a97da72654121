/// A workbook, `.xlsx` or `.ods`, read sheet by sheet and row by row.
///
/// ```swift
/// let workbook = try Workbook(path: path)
/// try workbook.read("List 1") { row in for cell in row.cells { ... } }
/// ```
/// Of the texts that cells share so many stand in memory as ``SpreadsheetLimits/sharedInMemory`` says,
/// and all where there is no folder to put the rest in. Formulas are not worked out: a cell has the
/// value that was last saved. Macros, links and pictures are never looked at.
package final class Workbook {
  /// The names of its sheets, in order, hidden ones too.
  package let sheets: [String]
  /// Which day its dates count from; an `.ods` workbook spells its dates out.
  package let epoch: SheetDate.Epoch
  private var content: any WorkbookContent

  /// Opens the workbook at `path` and reads what it says of its sheets; what is too much for memory
  /// goes into files without a name in `folder`.
  package init(
    path: String, limits: SpreadsheetLimits = SpreadsheetLimits(),
    spillingInto folder: String? = nil
  ) throws(SpreadsheetFailure) {
    let archive = try Archive(path: path, limits: limits)
    if archive.holds(OpenDocumentBook.part) {
      content = try OpenDocumentBook(archive, limits: limits)
    } else {
      content = try OfficeOpenBook(archive, limits: limits, spillingInto: folder)
    }
    (sheets, epoch) = (content.sheets, content.epoch)
  }

  /// Calls `body` with each row of the sheet called `name` that holds something, from the top, for
  /// as long as it says so.
  package func read(
    _ name: String, _ body: (SheetRow) -> Bool
  ) throws(SpreadsheetFailure) {
    guard sheets.contains(name) else {
      throw SpreadsheetFailure(.noSheet, place: name, "there is no such sheet.")
    }
    try content.read(where: { $0 == name }) { _, row in body(row) }
  }

  /// Calls `body` with each row of each sheet in one pass, for as long as it says so.
  package func readAll(
    _ body: (_ sheet: String, SheetRow) -> Bool
  ) throws(SpreadsheetFailure) {
    try content.read(where: { _ in true }, body)
  }
}
