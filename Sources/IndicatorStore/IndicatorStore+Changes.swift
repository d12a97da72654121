internal import GRDB
internal import ReturnModel

extension IndicatorStore {
  /// Calls `body` with each figure that differs between what was known after run `first` and after run
  /// `second`, by submission and then in the order of its key.
  ///
  /// Only submissions that were loaded between the two are looked at, and in them only rows that began
  /// or ended since: memory does not grow with their number.
  package func forEachChange(
    after first: RunRowID, through second: RunRowID, _ body: (FigureChange) throws -> Void
  ) throws(StoreFailure) {
    try read { db in
      let submissions = try Row.fetchAll(
        db,
        sql: """
          SELECT s.* FROM submission s WHERE EXISTS
            (SELECT 1 FROM extract e WHERE e.submission = s.id AND e.run > ? AND e.run <= ?
              AND e.decision IN (\(Self.changing)))
          ORDER BY s.source, s.round, s.area, s.establishment, s.released
          """,
        arguments: [first.number, second.number])
      for row in submissions {
        try forEachChange(of: Submission(row: row), row["id"], first, second, db, body)
      }
    }
  }

  /// What changes figures: a load, and the sums made after one.
  private static let changing =
    "'\(LoadDecision.loaded.rawValue)', '\(LoadDecision.derived.rawValue)'"

  private func forEachChange(
    of submission: Submission, _ number: Int64, _ first: RunRowID, _ second: RunRowID,
    _ db: Database, _ body: (FigureChange) throws -> Void
  ) throws {
    let before = try moment(of: number, after: first, db)
    let after = try moment(of: number, after: second, db)
    let extracts = (
      old: try standing(number, after: first, db), new: try standing(number, after: second, db)
    )
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT o.indicator, o.area, o.period, o.breakdown, o.known_from, o.known_until, o.value,
          o.printed, o.status, e.file_name, e.sha256, e.specification
        FROM observation o JOIN extract e ON e.id = o.extract
        WHERE o.submission = ? AND (o.known_from > ? OR o.known_until > ?)
        ORDER BY o.indicator, o.area, o.period, o.breakdown, o.known_from
        """,
      arguments: [number, before, before])
    var (key, old, new): ([String], FigureChange.Side?, FigureChange.Side?) = ([], nil, nil)
    func give() throws {
      guard !key.isEmpty, old?.text != new?.text else { return }
      try body(
        FigureChange(
          submission: submission, indicator: IndicatorID(key[0]), area: AreaID(key[1]),
          period: key[2], breakdown: key[3], old: old, new: new, extracts: extracts))
    }
    while let row = try rows.next() {
      let found = (0..<4).map { row[$0] as String }
      if found != key {
        try give()
        (key, old, new) = (found, nil, nil)
      }
      let from: Int64 = row["known_from"]
      let until: Int64 = row["known_until"] ?? .max
      if from <= before, until > before { old = Self.side(row) }
      if from <= after, until > after { new = Self.side(row) }
    }
    try give()
  }

  /// The last moment at which runs up to `run` changed a submission; before all time when none did.
  private func moment(of submission: Int64, after run: RunRowID, _ db: Database) throws -> Int64 {
    let loaded = try Int64.fetchOne(
      db,
      sql: """
        SELECT max(recorded_at) FROM extract
        WHERE submission = ? AND run <= ? AND decision IN (\(Self.changing))
        """, arguments: [submission, run.number])
    guard let loaded else { return .min }
    // A clock that was set back does not count: a change is after the one before it.
    let written = try Int64.fetchOne(
      db,
      sql: """
        SELECT max(o.known_from) FROM observation o JOIN extract e ON e.id = o.extract
        WHERE o.submission = ? AND e.run <= ?
        """, arguments: [submission, run.number])
    return max(loaded, written ?? loaded)
  }

  /// The extract that stood for a submission after `run`.
  private func standing(
    _ submission: Int64, after run: RunRowID, _ db: Database
  ) throws -> FigureChange.Side? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT file_name, sha256, specification FROM extract
        WHERE submission = ? AND run <= ? AND decision IN (\(Self.changing))
        ORDER BY id DESC LIMIT 1
        """, arguments: [submission, run.number]
    ).map { row in
      FigureChange.Side(
        text: "", file: row["file_name"], sha256: row["sha256"], specification: row["specification"]
      )
    }
  }

  private static func side(_ row: Row) -> FigureChange.Side {
    let status: String = row["status"]
    let value: Double? = row["value"]
    let printed: String? = row["printed"]
    return FigureChange.Side(
      text: printed ?? value.map { "\($0)" } ?? status, file: row["file_name"],
      sha256: row["sha256"], specification: row["specification"])
  }
}
