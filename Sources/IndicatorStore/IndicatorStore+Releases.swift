internal import GRDB
package import ReturnModel

extension IndicatorStore {
  /// The number of the newest release; nought when nothing was published.
  package func newestRelease() throws(StoreFailure) -> Int64 {
    try read { db in try Self.newestRelease(db) }
  }

  /// Every release, oldest first.
  package func releases() throws(StoreFailure) -> [Release] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM release ORDER BY id").map { row in
        Release(
          command: row["command"], title: row["title"], policySHA256: row["policy_sha256"],
          version: row["version"], recordedAt: Instant(seconds: row["recorded_at"]),
          figures: row["figures"], hidden: row["hidden"])
      }
    }
  }

  /// What releases did with the cells of `sources` and, unless empty, `areas`, in order of release.
  package func releasedCells(
    of sources: [SourceID], areas: [AreaID] = []
  ) throws(StoreFailure) -> [CellRelease] {
    var request: SQLRequest<Row> = """
      SELECT release, source, area, indicator, period, breakdown, measure, state, numerator,
        denominator, value
      FROM released_cell WHERE source IN \(sources.map(\.text))
      """
    if !areas.isEmpty { request = "\(request) AND area IN \(areas.map(\.text))" }
    request = "\(request) ORDER BY release, source, area, indicator, period, breakdown"
    return try read { [request] db in
      try request.fetchAll(db).map { row in
        let value: Double? = row[10]
        return CellRelease(
          release: row[0],
          observation: Observation(
            indicator: IndicatorID(row[3]), area: AreaID(row[2]),
            period: try Stored.period(row[4]), breakdown: Breakdown(key: row[5]),
            source: SourceID(row[1]), released: nil,
            figure: Figure(
              numerator: row[8], denominator: row[9], value: value,
              withheld: value == nil ? .notAvailable : nil)),
          measure: try Stored.value(row[6], as: Measure.self), state: row[7])
      }
    }
  }

  /// Takes down a release and what it did with its cells, in one transaction, and gives its number.
  ///
  /// `newest` is the release that it was judged after; when another has come since, nothing is written
  /// and the failure is ``StoreFailure/Code/locked``: judging again will do.
  package func record(
    _ release: Release, cells: [CellRelease], after newest: Int64
  ) throws(StoreFailure) -> Int64 {
    let isOvertaken = try read { db in try Self.newestRelease(db) != newest }
    guard !isOvertaken else {
      throw StoreFailure(
        .locked, name, "something else was published from it in the meantime; publish again")
    }
    return try write { db in
      guard try Self.newestRelease(db) == newest else {
        throw DatabaseError(resultCode: .SQLITE_BUSY, message: "published in the meantime")
      }
      try db.execute(
        sql: """
          INSERT INTO release
            (command, title, policy_sha256, version, recorded_at, figures, hidden)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          release.command, release.title, release.policySHA256, release.version,
          release.recordedAt.seconds, release.figures, release.hidden,
        ])
      let number = db.lastInsertedRowID
      let statement = try db.makeStatement(
        sql: "INSERT INTO released_cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for cell in cells {
        let observation = cell.observation
        try statement.execute(arguments: [
          observation.source.text, observation.area.text, observation.indicator.text,
          Stored.text(observation.period), observation.breakdown.key, number,
          cell.measure.rawValue, cell.state, observation.figure.numerator,
          observation.figure.denominator, observation.figure.value,
        ])
      }
      return number
    }
  }

  private static func newestRelease(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT max(id) FROM release") ?? 0
  }
}
