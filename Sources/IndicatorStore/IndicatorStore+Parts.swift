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

  /// The digest of the specification that each extract of a source's round was counted by when it was
  /// last loaded, by the extract's own digest.
  package func specifications(
    of source: SourceID, round: RoundID
  ) throws(StoreFailure) -> [String: String] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT e.sha256, e.specification FROM submission s JOIN extract e ON e.submission = s.id
          WHERE s.source = ? AND s.round = ? AND e.decision = ? ORDER BY e.id
          """,
        arguments: [source.text, round.text, LoadDecision.loaded.rawValue])
      return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { _, last in last })
    }
  }
}
