internal import GRDB
package import ReturnModel

extension IndicatorStore {
  /// The figures that `query` asks for, ordered by area, period, breakdown, source and vintage
  /// (newest first), all by their text.
  ///
  /// Of a source's vintages a cell is taken from the newest that has it; of a return's rounds, from
  /// the latest by name.
  package func figures(_ query: FigureQuery) throws(StoreFailure) -> [StoredObservation] {
    var query = query
    query.asOf = query.asOf ?? asOf
    let request = SQLRequest<Row>(literal: Self.selection(query))
    return try read { db in
      let rows = try Row.fetchCursor(db, request)
      var figures: [StoredObservation] = []
      while let row = try rows.next() {
        let figure = try FigureSelection.observation(row)
        // The newest stands first.
        if !query.allVintages, let last = figures.last, last.isSameCell(as: figure) { continue }
        figures.append(figure)
      }
      return figures
    }
  }

  /// Every figure a cell has ever had, ordered by source, vintage (oldest first) and when it was
  /// known.
  package func history(
    indicator: IndicatorID, area: AreaID, period: Period, breakdown: Breakdown
  ) throws(StoreFailure) -> [StoredObservation] {
    let known: SQL = asOf.map { "AND o.known_from <= \($0.seconds)" } ?? ""
    let request: SQLRequest<Row> = """
      \(FigureSelection.sql) \(known)
      AND o.indicator = \(indicator.text) AND o.area = \(area.text)
        AND o.period = \(Stored.text(period)) AND o.breakdown = \(breakdown.key)
      ORDER BY s.source, s.released, s.round, s.area, o.known_from
      """
    let found = try read { db in try request.fetchAll(db).map(FigureSelection.observation) }
    // What was closed later was current then.
    return asOf.map { moment in found.map { $0.known(at: moment) } } ?? found
  }

  /// Every figure an area has ever had of an indicator in one slice, ordered by period as
  /// ``history(indicator:area:period:breakdown:)`` orders those of one.
  package func history(
    indicator: IndicatorID, area: AreaID, breakdown: Breakdown
  ) throws(StoreFailure) -> [StoredObservation] {
    let request: SQLRequest<Row> = """
      \(FigureSelection.sql)
      AND o.indicator = \(indicator.text) AND o.area = \(area.text)
        AND o.breakdown = \(breakdown.key)
      ORDER BY o.period, s.source, s.released, s.round, s.area, o.known_from
      """
    return try read { db in try request.fetchAll(db).map(FigureSelection.observation) }
  }

  /// How SQLite would go about `query`, a step a line: for tests, and for a look at a slow store.
  package func plan(of query: FigureQuery) throws(StoreFailure) -> [String] {
    let selection = Self.selection(query)
    return try read { db in
      let (sql, arguments) = try selection.build(db)
      return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
        .map { $0["detail"] }
    }
  }

  /// The query in SQL; every value is bound, none is written into the text.
  private static func selection(_ query: FigureQuery) -> SQL {
    var sql: SQL = "\(FigureSelection.sql) AND o.indicator = \(query.indicator.text)"
    if !query.periods.isEmpty {
      sql += " AND o.period IN \(query.periods.map(Stored.text))"
    }
    if !query.breakdowns.isEmpty { sql += " AND o.breakdown IN \(query.breakdowns.map(\.key))" }
    // Who asks for every area does not ask for every school.
    if query.areas.isEmpty { sql += " AND s.establishment = ''" }
    if !query.areas.isEmpty { sql += " AND o.area IN \(query.areas.map(\.text))" }
    if !query.sources.isEmpty { sql += " AND s.source IN \(query.sources.map(\.text))" }
    // A return's figures have no vintage: empty text, which is before every day.
    if let day = query.releasedOnOrBefore { sql += " AND s.released <= \(day.description)" }
    if let moment = query.asOf?.seconds {
      sql += " AND o.known_from <= \(moment)"
      sql += " AND (o.known_until IS NULL OR o.known_until > \(moment))"
    } else {
      sql += " AND o.known_until IS NULL"
    }
    sql +=
      " ORDER BY o.area, o.period, o.breakdown, s.source, s.released DESC, s.round DESC, s.area"
    return sql
  }
}

extension StoredObservation {
  /// Whether both are figures of one cell by one source, of whatever vintage.
  fileprivate func isSameCell(as other: StoredObservation) -> Bool {
    let (one, other) = (observation, other.observation)
    return one.area == other.area && one.period == other.period
      && one.breakdown == other.breakdown && one.source == other.source
  }
}
