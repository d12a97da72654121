package import PrivateFiles
internal import ReturnModel
internal import WorkbookWriter

/// Tables as a workbook: a sheet of notes, a sheet a table, and a sheet a chart with its figures.
///
/// It says that it was made on 1 January 2000, so that the same tables give the same bytes.
package struct TableWorkbook: Sendable {
  /// A table, and a chart that goes with it.
  package struct Sheet: Sendable {
    /// The table.
    package var table: Table
    /// Lines over time; `nil` for none.
    package var chart: TrendChart?

    /// Makes a sheet.
    package init(_ table: Table, chart: TrendChart? = nil) {
      (self.table, self.chart) = (table, chart)
    }
  }

  /// When workbooks say they were made: 1 January 2000, in seconds after the beginning of 1970.
  package static let created = 946_684_800

  /// What the workbook is about.
  package var title: String
  /// The tables, in order.
  package var sheets: [Sheet]
  /// What it was made from, a line each.
  package var generatedFrom: [String]
  /// The marking on every sheet.
  package var classification: String

  /// Makes a workbook marked INTERNAL.
  package init(
    title: String, sheets: [Sheet], generatedFrom: [String] = [],
    classification: String = "INTERNAL"
  ) {
    (self.title, self.sheets) = (title, sheets)
    (self.generatedFrom, self.classification) = (generatedFrom, classification)
  }

  /// Writes the workbook into the file `path`.
  package func write(to path: String) throws(FileFailure) {
    let book = try WorkbookWriter(path, created: Self.created)
    try writeNotes(to: book)
    for (place, sheet) in sheets.enumerated() {
      let number = place + 1
      try write(sheet.table, Self.name(number, sheet.table.title), to: book)
      if let chart = sheet.chart, chart.isWorthDrawing {
        try write(chart, Self.name(number, "chart"), to: book)
      }
    }
    try book.close()
  }

  private func writeNotes(to book: WorkbookWriter) throws(FileFailure) {
    try book.beginSheet("Notes", widths: [10, 100])
    try book.write([.heading(Self.fitted(title))])
    if !classification.isEmpty { try book.write([.text(classification)]) }
    let symbols = Withheld.allCases.filter { symbol in
      sheets.contains { $0.table.symbols.contains(symbol) }
    }
    let lists: [(String, [[String]])] = [
      ("Sheets", sheets.enumerated().map { [String($0 + 1), $1.table.title] }),
      ("Symbols", symbols.map { [$0.symbol, $0.words] }),
      ("Notes", numbered(\.notes)), ("Sources", numbered(\.sources)),
      ("Made from", generatedFrom.map { ["", $0] }),
    ]
    for (heading, lines) in lists where !lines.isEmpty {
      try book.write([])
      try book.write([.heading(heading)])
      for line in lines { try book.write(line.map { .text(Self.fitted($0)) }) }
    }
  }

  /// Lines of every sheet, each with its sheet's number.
  private func numbered(_ lines: KeyPath<Table, [String]>) -> [[String]] {
    sheets.enumerated().flatMap { place, sheet in
      sheet.table[keyPath: lines].map { [String(place + 1), $0] }
    }
  }

  private func write(
    _ table: Table, _ name: String, to book: WorkbookWriter
  ) throws(FileFailure) {
    try book.beginSheet(name, widths: Self.widths(table), frozenRows: 3)
    try book.write([.heading(Self.fitted(table.title))])
    let caption = [classification, table.caption].filter { !$0.isEmpty }.joined(separator: ". ")
    try book.write([.text(Self.fitted(caption))])
    try book.write(table.columns.map { .heading(Self.fitted($0.heading)) })
    for row in table.squareRows { try book.write(row.map(Self.cell)) }
  }

  /// A chart beside its figures, in which what has no number is blank: a symbol would be drawn as
  /// nought.
  private func write(
    _ chart: TrendChart, _ name: String, to book: WorkbookWriter
  ) throws(FileFailure) {
    try book.beginSheet(
      name, widths: [14] + chart.lines.map { _ in 16.0 }, frozenRows: 3)
    try book.write([.heading(Self.fitted(chart.title))])
    try book.write([
      .text(
        Self.fitted([classification, chart.unit].filter { !$0.isEmpty }.joined(separator: ". ")))
    ])
    try book.write([.heading("Period")] + chart.lines.map { .heading(Self.fitted($0.name)) })
    for period in chart.periods.indices {
      let points = chart.lines.map { line -> WorkbookCell in
        let point = line.points[period]
        return point.value.map { Self.number($0, point.shown) } ?? .blank
      }
      try book.write([.text(chart.label(of: period))] + points)
    }
    let lines = chart.lines.enumerated().map { place, line in
      WorkbookChart.Line(
        name: line.name, column: place + 1, colour: ChartInk(line.role).number,
        isDashed: line.role != .own)
    }
    try book.add(
      WorkbookChart(
        title: chart.title, words: chart.words, rows: 3...(chart.periods.count + 2), periods: 0,
        lines: lines, row: chart.periods.count + 4, column: 0))
  }
}

extension TableWorkbook {
  /// The longest text a cell can hold.
  private static let longest = 32_767

  /// A text that fits into a cell.
  package static func fitted(_ text: String) -> String {
    text.utf16.count <= longest ? text : String(text.prefix(longest / 2 - 1)) + "…"
  }

  /// A sheet's name: a number, so that no two are the same, and as much of `title` as there is room
  /// for.
  static func name(_ number: Int, _ title: String) -> String {
    var kept = "\(number) "
    for scalar in title.unicodeScalars {
      let isRefused =
        "[]:*?/\\'".unicodeScalars.contains(scalar)
        || scalar.properties.generalCategory == .control
      let next = kept + (isRefused ? " " : String(scalar))
      guard next.utf16.count <= 31 else { break }
      kept = next
    }
    while kept.last == " " { kept.removeLast() }
    return kept
  }

  /// As many letters as a column's cells want, within reason.
  private static func widths(_ table: Table) -> [Double] {
    table.columns.indices.map { column in
      let cells = table.rows.prefix(200).compactMap { row in
        column < row.count && !row[column].isAcross ? row[column].shown.count : nil
      }
      let heading = min(table.columns[column].heading.count, 24)
      return Double(min(max((cells.max() ?? 0), heading) + 2, 60))
    }
  }

  static func cell(_ cell: Table.Cell) -> WorkbookCell {
    switch cell {
    case .traced(let bare, _): Self.cell(bare)
    case .text(let text), .link(let text, _): .text(fitted(text))
    case .across(let text): .heading(fitted(text))
    case .whole(let number): .number(Double(number))
    case .number(let value, let shown): number(value, shown)
    case .series(_, let shown): .text(fitted(shown))
    case .withheld(let reason): .text(reason.symbol)
    case .empty: .blank
    }
  }

  /// A number shown with the decimals and the sign that `shown` has; whole where it says nothing.
  static func number(_ value: Double, _ shown: String) -> WorkbookCell {
    guard value.isFinite else { return .text(shown) }
    guard !shown.isEmpty else { return .number(value) }
    let fraction = shown.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first
    let places = fraction?.prefix { ("0"..."9").contains($0) }.count ?? 0
    return .figure(value, places: places, isSigned: shown.hasPrefix("+"))
  }
}

extension ChartInk {
  /// The colour as a number.
  var number: UInt32 { UInt32(colour.dropFirst(), radix: 16) ?? 0 }
}
