package import DelimitedText
package import PipelineCore
package import ReturnModel
package import ReturnSpec

/// Turns the rows of one published table into figures, by its mapping.
///
/// Only columns of the mapping are looked at, and of those the bytes: what a text stands for is
/// worked out when it is first met.
package struct PublishedTableReader {
  /// The table's mapping.
  package let table: PublishedTableSpec
  /// What became of the rows.
  package private(set) var counts = RecordCounts()
  /// What the numbers in the figures' keys stand for.
  package private(set) var names = FigureNames()
  private let columns: TableColumns
  private let place: TableRow
  private let indicators: [Int32]
  private var measures: MeasureColumn
  private var slices: SliceColumns
  private var periods: PeriodColumns
  private var areas: AreaColumns
  private var figures: FigureColumns
  private var passed = PassedOver()

  /// Makes a reader for a file of `table` whose header is `header`.
  ///
  /// Rows of schools are out of scope unless they are asked for.
  package init(
    _ table: PublishedTableSpec, header: [String], file: String, areas: AreaDirectory,
    takesSchools: Bool = false
  ) {
    self.table = table
    place = TableRow(file: file, table: table.table)
    columns = TableColumns(table, header: header)
    var names = FigureNames()
    indicators = columns.names.map { names.number(of: $0.indicator) }
    measures = MeasureColumn(table, columns)
    slices = SliceColumns(table, columns, &names)
    periods = PeriodColumns(table, columns, groups: measures)
    self.areas = AreaColumns(table, columns, areas, takesSchools: takesSchools)
    figures = FigureColumns(table)
    self.names = names
  }

  /// Rows that were passed over, by why.
  package var passedOver: [String: Int] { passed.byReason }
  /// Columns that the mapping does not use.
  package var unusedColumns: [String] { columns.unused }
  /// Columns that the mapping names and the file does not have; what needs them is left out.
  package var missingColumns: [String] { columns.missing }
  /// The vintage that the mapping knows for a file that ends where this one does.
  package var knownVintage: CalendarDate? { table.vintages[periods.latest] }

  /// Takes one row and adds its figures to `found`.
  ///
  /// - Throws: for a value that is neither a number nor a symbol we know, for a row without the
  ///   columns every published table has, and where a column that stands in the header twice has two
  ///   different texts.
  package mutating func take(
    _ row: DelimitedRow, of block: borrowing DelimitedBlock, into found: inout FigureBlock
  ) throws(StageFailure) {
    counts.read += 1
    let level = try areas.readLevel(row, block, place, &passed)
    guard level >= 0 else { return passOver(level) }
    let group = try measures.read(row, block, place, &passed)
    guard group >= 0 else { return passOver(group) }
    let slice = try slices.read(row, block, place, &names, &passed)
    guard slice >= 0 else { return passOver(slice) }
    let period = try periods.read(row, block, place, group: group, &names, &passed)
    guard period >= 0 else { return passOver(period) }
    let area = try areas.read(row, block, place, level: level, period: period, &names, &passed)
    guard area >= 0 else { return passOver(area) }
    if let column = columns.contradiction(in: row, of: block) {
      throw place.failure(
        row, "the header has '\(column)' twice, and the row two different texts in them",
        "Ask the publisher which is meant.")
    }
    for index in measures.groups[Int(group)] {
      let position = measures.positions[index]
      let key = FigureKey(
        indicator: indicators[position], area: area, period: period, breakdown: slice)
      try figures.read(position, of: columns, row, block, place, key, into: &found)
    }
    counts.loaded += 1
  }

  private mutating func passOver(_ reason: Int32) {
    passed.count(reason)
    counts.outOfScope += 1
  }
}
