internal import GRDB
internal import ReturnModel

/// Applies a difference to the rows of a submission.
struct CellWriter: ~Copyable {
  private let submission: Int64
  private let extract: Int64
  private let moment: Int64
  /// The statuses' texts, so that binding one makes no string.
  private let statuses: TextColumn
  private let statusPlaces: [Withheld?: Int32]

  /// Makes a writer for what `extract` changes at `moment`.
  init(submission: Int64, extract: Int64, moment: Instant) {
    self.submission = submission
    self.extract = extract
    self.moment = moment.seconds
    let all: [Withheld?] = [nil] + Withheld.allCases
    var places: [Int32] = []
    statuses = TextColumn(all.map { $0?.rawValue ?? Stored.given }, places: &places)
    statusPlaces = Dictionary(uniqueKeysWithValues: zip(all, places))
  }

  /// Closes and opens rows as `difference` says.
  func apply(_ difference: CellDifference, of table: borrowing CellTable, _ db: Database) throws {
    try close(difference.closings, db)
    try insert(difference.insertions, of: table, db)
  }

  private func close(_ closings: [CellDifference.Closing], _ db: Database) throws {
    let update = try RawStatement(
      db,
      """
      UPDATE observation SET known_until = ?
      WHERE submission = ? AND indicator = ? AND area = ? AND period = ? AND breakdown = ?
        AND known_from = ?
      """)
    update.bind(moment, at: 1)
    update.bind(submission, at: 2)
    for row in closings {
      update.bindCopy(of: row.indicator, at: 3)
      update.bindCopy(of: row.area, at: 4)
      update.bindCopy(of: row.period, at: 5)
      update.bindCopy(of: row.breakdown, at: 6)
      update.bind(row.knownFrom, at: 7)
      try update.run()
    }
  }

  private func insert(
    _ insertions: [Int], of table: borrowing CellTable, _ db: Database
  ) throws {
    let insert = try RawStatement(
      db,
      """
      INSERT INTO observation (submission, known_from, extract, indicator, area, period, breakdown,
        numerator, denominator, value, status, printed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insert.bind(submission, at: 1)
    insert.bind(moment, at: 2)
    insert.bind(extract, at: 3)
    for position in insertions {
      let cell = table.cells[position]
      insert.bind(table.indicators[cell.indicator], at: 4)
      insert.bind(table.areas[cell.area], at: 5)
      insert.bind(table.periods[cell.period], at: 6)
      insert.bind(table.breakdowns[cell.breakdown], at: 7)
      try bindAndRun(table.figures[Int(cell.observation)], insert)
    }
  }

  private func bindAndRun(_ figure: Figure, _ insert: borrowing RawStatement) throws {
    insert.bind(figure.numerator, at: 8)
    insert.bind(figure.denominator, at: 9)
    insert.bind(figure.value, at: 10)
    insert.bind(statuses[statusPlaces[figure.withheld] ?? 0], at: 11)
    guard var printed = figure.printed else {
      insert.bindNull(at: 12)
      try insert.run()
      return
    }
    try printed.withUTF8 { printed in
      insert.bind(printed, at: 12)
      try insert.run()
    }
  }
}
