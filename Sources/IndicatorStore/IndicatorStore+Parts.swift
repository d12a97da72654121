internal import GRDB
package import ReturnModel

extension IndicatorStore {
  /// The figures of establishments that an authority's figure is the sum of, by establishment; none
  /// when its return is its own.
  package func establishments(
    of figure: StoredObservation, asOf: Instant?
  ) throws(StoreFailure) -> [StoredObservation] {
    let condition: SQL =
      " AND s.area = \(figure.observation.area.text) AND s.establishment <> ''"
    return try parts(of: figure, condition, asOf)
  }

  /// The figures of `areas` that the figure of a region or of the country is the sum of, by area.
  package func parts(
    of figure: StoredObservation, in areas: [AreaID], asOf: Instant?
  ) throws(StoreFailure) -> [StoredObservation] {
    try parts(of: figure, " AND s.area IN \(areas.map(\.text)) AND s.establishment = ''", asOf)
  }

  private func parts(
    of figure: StoredObservation, _ condition: SQL, _ asOf: Instant?
  ) throws(StoreFailure) -> [StoredObservation] {
    let cell = figure.observation
    var sql: SQL = """
      \(FigureSelection.sql) AND s.source = \(cell.source.text) AND s.round = \(figure.round.text)
      \(condition) AND o.indicator = \(cell.indicator.text)
        AND o.period = \(Stored.text(cell.period)) AND o.breakdown = \(cell.breakdown.key)
      """
    if let moment = asOf?.seconds {
      sql += " AND o.known_from <= \(moment)"
      sql += " AND (o.known_until IS NULL OR o.known_until > \(moment))"
    } else {
      sql += " AND o.known_until IS NULL"
    }
    sql += " ORDER BY s.area, s.establishment"
    let request = SQLRequest<Row>(literal: sql)
    return try read { db in try request.fetchAll(db).map(FigureSelection.observation) }
  }

  /// The extract that stands for each submission of a source's round: the one last loaded, by what
  /// the submission's figures stand under.
  ///
  /// A figure that a later extract left as it was is still of the extract that gave it first.
  package func countedExtracts(
    of source: SourceID, round: RoundID, asOf: Instant?
  ) throws(StoreFailure) -> [AreaID: CountedExtract] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT (SELECT o.area FROM observation o WHERE o.submission = s.id LIMIT 1),
            e.sha256, e.file_name, e.specification
          FROM submission s JOIN extract e ON e.id =
            (SELECT max(x.id) FROM extract x LEFT JOIN extract_change c ON c.extract = x.id
              WHERE x.submission = s.id AND x.decision = ? 
                AND coalesce(c.moment, x.recorded_at) <= ?)
          WHERE s.source = ? AND s.round = ? ORDER BY s.id
          """,
        arguments: [
          LoadDecision.loaded.rawValue, asOf?.seconds ?? Int64.max, source.text, round.text,
        ])
      var found: [AreaID: CountedExtract] = [:]
      for row in rows {
        guard let place: String = row[0] else { continue }
        found[AreaID(place)] = CountedExtract(
          sha256: row[1], fileName: row[2], specification: row[3])
      }
      return found
    }
  }
}

/// The extract that stands for a submission.
package struct CountedExtract: Hashable, Sendable {
  /// Its SHA-256.
  package let sha256: String
  /// Its name.
  package let fileName: String
  /// The digest of the specification it was counted by.
  package let specification: String
}
