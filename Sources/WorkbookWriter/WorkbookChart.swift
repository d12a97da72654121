/// A chart of lines of numbers that stand on the same sheet, a row a period under a row of headings.
package struct WorkbookChart: Hashable, Sendable {
  /// One line.
  package struct Line: Hashable, Sendable {
    /// What it is called.
    package let name: String
    /// The column its numbers stand in, counted from 0.
    package let column: Int
    /// Its colour, as 0xRRGGBB.
    package let colour: UInt32
    /// Whether it is dashed.
    package let isDashed: Bool

    /// Makes a line.
    package init(name: String, column: Int, colour: UInt32, isDashed: Bool) {
      (self.name, self.column, self.colour, self.isDashed) = (name, column, colour, isDashed)
    }
  }

  /// What the chart is called.
  package let title: String
  /// What it shows, for a reader who does not see it.
  package let words: String
  /// The first and the last row of numbers, counted from 0.
  package let rows: ClosedRange<Int>
  /// The column the periods stand in.
  package let periods: Int
  /// The lines.
  package let lines: [Line]
  /// The row its upper left corner stands in.
  package let row: Int
  /// The column its upper left corner stands in.
  package let column: Int

  /// Makes a chart.
  package init(
    title: String, words: String, rows: ClosedRange<Int>, periods: Int, lines: [Line], row: Int,
    column: Int
  ) {
    (self.title, self.words, self.rows, self.periods) = (title, words, rows, periods)
    (self.lines, self.row, self.column) = (lines, row, column)
  }
}
