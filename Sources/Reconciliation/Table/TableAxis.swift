/// One direction of a table in which figures may add up: down its columns, or across its rows.
///
/// A line is a row or a column; a crossing is where all lines meet a column or a row.
struct TableAxis {
  /// A line's own number in the table, with what it is called.
  struct Line: Hashable {
    /// The row or column.
    let index: Int
    /// Its labels, or its heading.
    let labels: [String]
    /// Whether it is the whole of others.
    let isTotal: Bool
    /// Whether it says no more than that.
    let isPlainTotal: Bool
    /// Whether it says how much others changed.
    let isChange: Bool
  }

  let table: PrintedTable
  /// Whether the lines are rows.
  let isDown: Bool
  let lines: [Line]
  let crossings: [Int]

  init(_ table: PrintedTable, isDown: Bool) {
    self.table = table
    self.isDown = isDown
    let indices = isDown ? Array(table.rows.indices) : table.numberColumns
    lines = indices.map { index in
      let labels = isDown ? table.labels(index) : [table.headings[index]]
      return Line(
        index: index, labels: labels, isTotal: labels.contains(where: Words.isTotal),
        isPlainTotal: labels.contains(where: Words.isPlainTotal),
        isChange: labels.contains(where: Words.isChange))
    }
    crossings = isDown ? table.numberColumns : Array(table.rows.indices)
  }

  func cell(_ line: Line, _ crossing: Int) -> PrintedCell {
    isDown ? table.rows[line.index].cells[crossing] : table.rows[crossing].cells[line.index]
  }

  func place(_ line: Line, _ crossing: Int) -> String {
    isDown ? table.place(line.index, crossing) : table.place(crossing, line.index)
  }

  /// The line of the file that a cell stands on.
  func fileLine(_ line: Line, _ crossing: Int) -> Int {
    table.rows[isDown ? line.index : crossing].line
  }

  /// What the crossing is called.
  func name(ofCrossing crossing: Int) -> String {
    isDown
      ? table.headings[crossing].trimmingSpaces() : table.labels(crossing).joined(separator: " ")
  }

  /// The heading of the column a cell stands in.
  func heading(_ line: Line, _ crossing: Int) -> String {
    table.headings[isDown ? crossing : line.index]
  }

  /// Whether the numbers there are percentages, by their marks or their headings and labels.
  func isPercentage(_ line: Line, _ crossing: Int) -> Bool {
    cell(line, crossing).number?.isPercentage == true
      || Words.isShare(heading(line, crossing))
      || (isDown ? line.labels : table.labels(crossing)).contains(where: Words.isShare)
  }

  /// Whether the numbers there are not meant to be added up.
  func isAverage(_ line: Line, _ crossing: Int) -> Bool {
    Words.isAverage(heading(line, crossing))
      || (isDown ? line.labels : table.labels(crossing)).contains(where: Words.isAverage)
  }

  /// Whether a line is of those that a total sums up: a row, where there are several columns of labels,
  /// when the labels beside the word are the same.
  func isOfGroup(_ line: Line, _ total: Line) -> Bool {
    guard isDown, total.labels.count > 1, !Words.isTotal(total.labels[0]) else { return true }
    return zip(line.labels, total.labels).allSatisfy { own, label in
      Words.isTotal(label) || label.isEmpty || own == label
    }
  }
}
