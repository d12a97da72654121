internal import GRDB
package import ReturnModel

extension IndicatorStore {
  /// The releases of a published table that have figures, newest first, as known at `moment`.
  package func vintages(
    of source: SourceID, asOf moment: Instant?
  ) throws(StoreFailure) -> [CalendarDate] {
    let request: SQLRequest<String> = """
      SELECT s.released FROM submission s WHERE s.source = \(source.text) AND EXISTS (
        SELECT 1 FROM observation o WHERE o.submission = s.id AND \(Self.isKnown(at: moment)))
      ORDER BY s.released DESC
      """
    return try read { db in try request.fetchAll(db).compactMap { CalendarDate($0) } }
  }

  /// The indicators of which one release of a published table has a figure, past or current.
  package func indicators(
    of source: SourceID, released: CalendarDate
  ) throws(StoreFailure) -> Set<IndicatorID> {
    let request = SQLRequest<String>(
      literal: Self.indicators(of: Self.submission(source, released)))
    return try read { db in Set(try request.fetchAll(db).map { IndicatorID($0) }) }
  }

  /// Hands over every figure of one release of a published table, a place and period at a time.
  ///
  /// All is read in one transaction, so that a load in between does not mix two states; what stands
  /// in memory is the list of places and the figures of one. `order` puts the places in order, and
  /// may drop some. `body` gets a place's figures in no order to rely on, and says whether to go on.
  package func forEachPlace(
    of source: SourceID, released: CalendarDate, asOf moment: Instant?,
    order: ([TablePlace]) -> [TablePlace], _ body: ([Observation]) -> Bool
  ) throws(StoreFailure) {
    let submission = Self.submission(source, released)
    let places: SQLRequest<Row> = """
      SELECT DISTINCT o.period, o.area FROM observation o
      WHERE o.submission = (\(submission)) AND \(Self.isKnown(at: moment))
      """
    try read { db in
      let indicators = try String.fetchAll(db, SQLRequest(literal: Self.indicators(of: submission)))
      let found = try places.fetchAll(db).map {
        TablePlace(period: try Stored.period($0[0]), area: AreaID($0[1]))
      }
      for place in order(found) {
        let figures: SQLRequest<Row> = """
          \(FigureSelection.sql) AND s.id = (\(submission)) AND o.indicator IN \(indicators)
            AND o.area = \(place.area.text) AND o.period = \(Stored.text(place.period))
            AND \(Self.isKnown(at: moment))
          """
        let all = try figures.fetchAll(db).map { try FigureSelection.observation($0).observation }
        guard body(all) else { return }
      }
    }
  }

  private static func submission(_ source: SourceID, _ released: CalendarDate) -> SQL {
    """
    SELECT id FROM submission WHERE source = \(source.text) AND round = '' AND area = ''
      AND released = \(released.description)
    """
  }

  /// From each indicator of a submission to the next, rather than through every figure.
  private static func indicators(of submission: SQL) -> SQL {
    """
    WITH RECURSIVE step (indicator) AS (
      SELECT min(indicator) FROM observation WHERE submission = (\(submission))
      UNION ALL
      SELECT (SELECT min(o.indicator) FROM observation o
        WHERE o.submission = (\(submission)) AND o.indicator > step.indicator)
      FROM step WHERE step.indicator IS NOT NULL
    )
    SELECT indicator FROM step WHERE indicator IS NOT NULL
    """
  }

  private static func isKnown(at moment: Instant?) -> SQL {
    guard let seconds = moment?.seconds else { return "o.known_until IS NULL" }
    return """
      o.known_from <= \(seconds) AND (o.known_until IS NULL OR o.known_until > \(seconds))
      """
  }
}
