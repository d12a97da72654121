internal import GRDB
internal import ReturnModel

/// The columns and joins that a stored figure is read from, and how it is read.
enum FigureSelection {
  /// Selects from the observations of some submissions; conditions and order follow.
  ///
  /// The cross join has SQLite go through the submissions, of which there are few, and find each
  /// one's rows of the indicator by the primary key; left to itself it reads every figure there is.
  static let sql: SQL = """
    SELECT o.indicator, o.area, o.period, o.breakdown, s.source, s.released, s.round,
      o.numerator, o.denominator, o.value, o.printed, o.status, o.known_from, o.known_until,
      e.sha256, e.file_name
    FROM submission s
    CROSS JOIN observation o
    JOIN extract e ON e.id = o.extract
    WHERE o.submission = s.id
    """

  /// Reads a row of the columns above.
  static func observation(_ row: Row) throws -> StoredObservation {
    let status: String = row[11]
    let figure = Figure(
      numerator: row[7], denominator: row[8], value: row[9], printed: row[10],
      withheld: status == Stored.given ? nil : try Stored.value(status, as: Withheld.self))
    return StoredObservation(
      observation: Observation(
        indicator: IndicatorID(row[0]), area: AreaID(row[1]),
        period: try Stored.period(row[2]), breakdown: Breakdown(key: row[3]),
        source: SourceID(row[4]), released: CalendarDate(row[5] as String), figure: figure),
      round: RoundID(row[6]), knownFrom: Instant(seconds: row[12]),
      knownUntil: (row[13] as Int64?).map(Instant.init(seconds:)), extractSHA256: row[14],
      extractFileName: row[15])
  }
}
