/// A table as a report prints it: headings, rows of cells, and what is said beside them.
package struct PrintedTable: Hashable, Sendable {
  /// A row and the line of the file it stands on.
  package struct Row: Hashable, Sendable {
    /// The cells, as many as there are headings.
    package let cells: [PrintedCell]
    /// The line of the file, from 1.
    package let line: Int
  }

  /// The file, and the table's number in it where it holds several.
  package let name: String
  /// What is said beside the table.
  package let declaration: TableDeclaration
  /// The headings.
  package let headings: [String]
  /// The line of the headings.
  package let headingLine: Int
  /// The rows below the headings.
  package let rows: [Row]
  /// Columns that say what a row is about.
  package let labelColumns: [Int]
  /// Columns of figures.
  package let numberColumns: [Int]

  /// Makes a table; rows that are short are filled up with empty cells.
  package init(
    name: String, declaration: TableDeclaration, headings: [String], headingLine: Int,
    rows: [(texts: [String], line: Int)]
  ) {
    self.name = name
    self.declaration = declaration
    self.headings = headings
    self.headingLine = headingLine
    let width = headings.count
    self.rows = rows.map { row in
      let texts =
        row.texts.prefix(width) + Array(repeating: "", count: max(0, width - row.texts.count))
      return Row(cells: texts.map(PrintedCell.init), line: row.line)
    }
    var labels: [Int] = []
    var numbers: [Int] = []
    for column in headings.indices {
      let cells = self.rows.map { $0.cells[column] }
      let isNumeric = cells.contains { $0.number != nil }
      if column == 0 || !isNumeric || Words.isLabel(headings[column]) {
        labels.append(column)
      } else {
        numbers.append(column)
      }
    }
    labelColumns = labels
    numberColumns = numbers
  }

  /// The labels of row number `row`.
  func labels(_ row: Int) -> [String] {
    labelColumns.map { rows[row].cells[$0].text.trimmingSpaces() }
  }

  /// Where a cell stands, as a spreadsheet names it, with its labels: `Total / red (B5)`.
  func place(_ row: Int, _ column: Int) -> String {
    let labels = labels(row).filter { !$0.isEmpty } + [headings[column].trimmingSpaces()]
    return "\(labels.joined(separator: " / ")) (\(Self.letters(column))\(rows[row].line))"
  }

  /// Where a heading stands: `England (C1)`.
  func heading(_ column: Int) -> String {
    "\(headings[column].trimmingSpaces()) (\(Self.letters(column))\(headingLine))"
  }

  private static func letters(_ column: Int) -> String {
    var (rest, letters) = (column, "")
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }
}
