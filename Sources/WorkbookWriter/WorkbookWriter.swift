internal import CXlsxWriter
package import PrivateFiles

/// Writes an `.xlsx` workbook row by row, in memory that does not grow with the rows.
///
/// The same rows give the same bytes: the workbook says it was made when it is told to. The file is
/// for its owner alone and has its name only once it is closed. Rows of a sheet that is being written
/// stand in a nameless file in the same folder.
package final class WorkbookWriter {
  /// How many rows a sheet has at most, by its format.
  package static let rowLimit = 1_048_576

  private let file: PrivateFile
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private var sheetName = ""
  private var row = 0
  private var numberFormats: [NumberFormat: UnsafeMutablePointer<lxw_format>] = [:]
  private let bold: UnsafeMutablePointer<lxw_format>?
  private let day: UnsafeMutablePointer<lxw_format>?
  private let moment: UnsafeMutablePointer<lxw_format>?

  /// Makes a workbook without a sheet, which says it was made `created` seconds after the beginning
  /// of 1970.
  package init(_ path: String, created: Int) throws(FileFailure) {
    file = try PrivateFile(path)
    let slash = path.lastIndex(of: "/")
    var folder = Array((slash.map { String(path[...$0]) } ?? ".").utf8CString)
    let partial = file.partial
    let book = folder.withUnsafeMutableBufferPointer { folder in
      var options = lxw_workbook_options(
        constant_memory: 1, tmpdir: folder.baseAddress, use_zip64: 0)
      return workbook_new_opt(partial, &options)
    }
    guard let book else { throw FileFailure(path: path, problem: "cannot be made") }
    var properties = lxw_doc_properties()
    properties.created = created
    workbook_set_properties(book, &properties)
    bold = workbook_add_format(book)
    format_set_bold(bold)
    day = workbook_add_format(book)
    format_set_num_format(day, "yyyy-mm-dd")
    moment = workbook_add_format(book)
    format_set_num_format(moment, "yyyy-mm-dd hh:mm:ss")
    self.book = book
  }

  deinit { if let book { lxw_workbook_free(book) } }

  /// Begins a sheet after those before, to which nothing can be added from then on.
  ///
  /// Columns are `widths` letters wide; the first `frozenRows` rows stay in sight.
  package func beginSheet(
    _ name: String, widths: [Double] = [], frozenRows: Int = 0
  ) throws(FileFailure) {
    sheet = workbook_add_worksheet(book, name)
    (sheetName, row) = (name, 0)
    guard sheet != nil else {
      throw FileFailure(path: file.path, problem: "cannot have a sheet called '\(name)'")
    }
    for (column, width) in widths.enumerated() {
      let column = UInt16(clamping: column)
      try check(worksheet_set_column(sheet, column, column, width, nil))
    }
    if frozenRows > 0 { worksheet_freeze_panes(sheet, UInt32(frozenRows), 0) }
  }

  /// Writes the next row of the sheet; one without cells leaves a row free.
  package func write(_ cells: [WorkbookCell]) throws(FileFailure) {
    guard row < Self.rowLimit else {
      throw FileFailure(
        path: file.path, problem: "a sheet cannot have more than \(Self.rowLimit) rows")
    }
    for (column, cell) in cells.enumerated() {
      try check(write(cell, UInt16(clamping: column)))
    }
    row += 1
  }

  private func write(_ cell: WorkbookCell, _ column: UInt16) -> lxw_error {
    let row = UInt32(row)
    // Excel counts from 30 December 1899, and takes 1900 for a leap year.
    let first = 25_569.0
    return switch cell {
    case .blank: LXW_NO_ERROR
    case .text(let text): worksheet_write_string(sheet, row, column, text, nil)
    case .heading(let text): worksheet_write_string(sheet, row, column, text, bold)
    case .number(let number): worksheet_write_number(sheet, row, column, number, nil)
    case .figure(let number, let places, let isSigned):
      worksheet_write_number(sheet, row, column, number, format(NumberFormat(places, isSigned)))
    case .day(let days): worksheet_write_number(sheet, row, column, first + Double(days), day)
    case .moment(let days, let seconds):
      worksheet_write_number(
        sheet, row, column, first + Double(days) + Double(seconds) / 86_400, moment)
    }
  }

  /// How a number is shown: so many decimals, thousands parted, with its sign or without.
  private struct NumberFormat: Hashable {
    let text: String

    init(_ places: Int, _ isSigned: Bool) {
      let digits = "#,##0" + (places > 0 ? "." + String(repeating: "0", count: min(places, 9)) : "")
      text = isSigned ? "+\(digits);-\(digits);\(digits)" : digits
    }
  }

  private func format(_ wanted: NumberFormat) -> UnsafeMutablePointer<lxw_format>? {
    if let known = numberFormats[wanted] { return known }
    let format = workbook_add_format(book)
    format_set_num_format(format, wanted.text)
    numberFormats[wanted] = format
    return format
  }

  /// Puts a chart on the sheet that is being written.
  package func add(_ chart: WorkbookChart) throws(FileFailure) {
    let drawn = workbook_add_chart(book, UInt8(LXW_CHART_LINE.rawValue))
    let (first, last) = (UInt32(chart.rows.lowerBound), UInt32(chart.rows.upperBound))
    for line in chart.lines {
      let series = chart_add_series(drawn, nil, nil)
      let (periods, column) = (UInt16(clamping: chart.periods), UInt16(clamping: line.column))
      chart_series_set_categories(series, sheetName, first, periods, last, periods)
      chart_series_set_values(series, sheetName, first, column, last, column)
      // A name given as text would be taken for a formula if it began like one.
      chart_series_set_name_range(series, sheetName, first - 1, column)
      var stroke = lxw_chart_line()
      (stroke.color, stroke.width) = (line.colour, line.isDashed ? 1.5 : 2.25)
      stroke.dash_type = UInt8(
        (line.isDashed ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID).rawValue)
      chart_series_set_line(series, &stroke)
    }
    chart_title_set_name(drawn, String(chart.title.drop { $0 == "=" }))
    var words = Array(chart.words.utf8CString)
    let error = words.withUnsafeMutableBufferPointer { words in
      var options = lxw_chart_options()
      (options.x_scale, options.y_scale, options.description) = (1.5, 1.25, words.baseAddress)
      return worksheet_insert_chart_opt(
        sheet, UInt32(chart.row), UInt16(clamping: chart.column), drawn, &options)
    }
    try check(error)
  }

  /// Ends the workbook and gives it its name.
  package func close() throws(FileFailure) {
    guard let book else { return }
    self.book = nil
    sheet = nil
    // Frees the workbook, whatever comes of it.
    try check(workbook_close(book))
    try file.close()
  }

  private func check(_ error: lxw_error) throws(FileFailure) {
    guard error != LXW_NO_ERROR else { return }
    let words = String(cString: lxw_strerror(error))
    throw FileFailure(path: file.path, problem: "cannot be written: \(words)")
  }
}
