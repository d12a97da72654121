internal import Emission
internal import PipelineCore
internal import PrivateFiles

/// Writes workbooks; what goes wrong with one is told as with any other file.
enum WorkbookFile {
  static func write(_ workbook: TableWorkbook, to path: String) throws(StageFailure) {
    do { try workbook.write(to: path) } catch { throw StageFailure(error) }
  }
}
