import Glibc
internal import GRDB
internal import ReturnModel

/// What a load changes in the figures that its submission holds.
///
/// Found by walking the submission's current rows and the load's cells together, both in key order:
/// one query, whatever the number of cells. What is kept in memory is what changes.
struct CellDifference {
  /// A row to close, by its key.
  struct Closing {
    let indicator: [UInt8]
    let area: [UInt8]
    let period: [UInt8]
    let breakdown: [UInt8]
    let knownFrom: Int64
  }

  /// Rows whose figure changed or whose cell vanished.
  private(set) var closings: [Closing] = []
  /// Positions in the table's cells that are new or have a new figure.
  private(set) var insertions: [Int] = []
  /// How many cells stand as they are.
  private(set) var unchanged = 0

  /// Whether anything changes.
  var isEmpty: Bool { closings.isEmpty && insertions.isEmpty }

  /// The difference between `table` and the rows of submission `submission`; `nil` has none.
  init(of table: borrowing CellTable, from submission: Int64?, _ db: Database) throws {
    guard let submission else {
      insertions = Array(0..<table.cells.count)
      return
    }
    let rows = try RawStatement(
      db,
      """
      SELECT indicator, area, period, breakdown, known_from, numerator, denominator, value, printed,
        status
      FROM observation WHERE submission = ? AND known_until IS NULL
      ORDER BY indicator, area, period, breakdown
      """)
    rows.bind(submission, at: 1)
    var next = 0
    while try rows.step() {
      var order = -1
      while next < table.cells.count {
        order = Self.order(of: table, next, rows)
        guard order < 0 else { break }
        insertions.append(next)
        next += 1
      }
      if next < table.cells.count, order == 0 {
        take(next, of: table, rows)
        next += 1
      } else {
        closings.append(Closing(rows))
      }
    }
    insertions.append(contentsOf: next..<table.cells.count)
  }

  /// Handles a cell that has a current row.
  private mutating func take(
    _ position: Int, of table: borrowing CellTable, _ rows: borrowing RawStatement
  ) {
    let figure = table.figures[Int(table.cells[position].observation)]
    if Self.isSame(figure, rows) {
      unchanged += 1
    } else {
      closings.append(Closing(rows))
      insertions.append(position)
    }
  }

  /// Below zero when the cell comes before the row, above when after, zero for the same key.
  private static func order(
    of table: borrowing CellTable, _ position: Int, _ rows: borrowing RawStatement
  ) -> Int {
    let cell = table.cells[position]
    var order = compare(table.indicators[cell.indicator], rows.text(0))
    if order == 0 { order = compare(table.areas[cell.area], rows.text(1)) }
    if order == 0 { order = compare(table.periods[cell.period], rows.text(2)) }
    if order == 0 { order = compare(table.breakdowns[cell.breakdown], rows.text(3)) }
    return order
  }

  private static func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let shorter = min(left.count, right.count)
    if shorter > 0, let one = left.baseAddress, let other = right.baseAddress {
      let order = memcmp(one, other, shorter)
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }

  private static func isSame(_ figure: Figure, _ rows: borrowing RawStatement) -> Bool {
    rows.real(5) == figure.numerator && rows.real(6) == figure.denominator
      && rows.real(7) == figure.value
      && isSame(figure.printed, rows.text(8), isNull: rows.isNull(8))
      && rows.text(9).elementsEqual((figure.withheld?.rawValue ?? Stored.given).utf8)
  }

  private static func isSame(
    _ text: String?, _ stored: UnsafeBufferPointer<UInt8>, isNull: Bool
  ) -> Bool {
    guard let text else { return isNull }
    return !isNull && stored.elementsEqual(text.utf8)
  }
}

extension CellDifference.Closing {
  fileprivate init(_ rows: borrowing RawStatement) {
    self.init(
      indicator: Array(rows.text(0)), area: Array(rows.text(1)), period: Array(rows.text(2)),
      breakdown: Array(rows.text(3)), knownFrom: rows.integer(4))
  }
}
