package import PipelineCore
internal import ReturnSpec
package import Spreadsheet

extension TableSetReader {
  /// Reads every table of the form from a workbook's sheet, which messages call `file`.
  package mutating func read(
    _ workbook: Workbook, sheet: String, file: String
  ) throws(StageFailure) {
    var tables = StackedTables(form: form, epoch: workbook.epoch, file: file)
    var stopped: StageFailure?
    do {
      try workbook.read(sheet) { row in
        stopped = tables.failure(taking: row, into: &self)
        return stopped == nil
      }
    } catch { throw StageFailure(file, error) }
    if let stopped { throw stopped }
    try tables.finish(into: &self)
  }
}

extension StageFailure {
  /// A workbook that cannot be read, or is none.
  package init(_ file: String, _ error: SpreadsheetFailure) {
    self.init(
      .ingest, .unreadableExtract, subject: file, problem: error.description,
      isNotAnExtract: error.code == .notAWorkbook)
  }
}
