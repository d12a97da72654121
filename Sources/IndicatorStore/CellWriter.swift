internal import GRDB
internal import ReturnModel

/// Opens and closes rows of a submission.
final class CellWriter {
  private let insertion: RawStatement
  private let closing: RawStatement
  /// The statuses' texts by reason number, so that binding one makes no string.
  private let statuses: TextColumn
  private let statusPlaces: [Int32]

  /// Makes a writer for what `extract` changes at `moment`.
  init(submission: Int64, extract: Int64, moment: Instant, _ db: Database) throws {
    let all: [Withheld?] = [nil] + Withheld.allCases
    var places: [Int32] = []
    let statuses = TextColumn(all.map { $0?.rawValue ?? Stored.given }, places: &places)
    let insertion = try RawStatement(
      db,
      """
      INSERT INTO observation (submission, known_from, extract, indicator, area, period, breakdown,
        numerator, denominator, value, status, printed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertion.bind(submission, at: 1)
    insertion.bind(moment.seconds, at: 2)
    insertion.bind(extract, at: 3)
    let closing = try RawStatement(
      db,
      """
      UPDATE observation SET known_until = ?
      WHERE submission = ? AND indicator = ? AND area = ? AND period = ? AND breakdown = ?
        AND known_from = ?
      """)
    closing.bind(moment.seconds, at: 1)
    closing.bind(submission, at: 2)
    self.statuses = statuses
    statusPlaces = places
    self.insertion = insertion
    self.closing = closing
  }

  /// Opens a row for `cell`, whose key has places in `order`.
  func insert(_ cell: FigureRecord, _ order: borrowing FigureOrder) throws {
    let key = cell.key
    insertion.bind(order.indicators[key.indicator], at: 4)
    insertion.bind(order.areas[key.area], at: 5)
    insertion.bind(order.periods[key.period], at: 6)
    insertion.bind(order.breakdowns[key.breakdown], at: 7)
    insertion.bind(cell.numerator, at: 8)
    insertion.bind(cell.denominator, at: 9)
    insertion.bind(cell.value, at: 10)
    insertion.bind(statuses[statusPlaces[cell.reasonNumber]], at: 11)
    if let printed = cell.printed {
      insertion.bind(printed, at: 12)
    } else {
      insertion.bindNull(at: 12)
    }
    try insertion.run()
  }

  /// Closes the row that `rows` stands on, its key in the first five columns.
  func close(_ rows: borrowing RawStatement) throws {
    for column: Int32 in 0..<4 { closing.bindCopy(of: rows.text(column), at: column + 3) }
    closing.bind(rows.integer(4), at: 7)
    try closing.run()
  }
}
