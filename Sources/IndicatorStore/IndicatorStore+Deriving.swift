internal import GRDB
package import ReturnModel

extension IndicatorStore {
  /// Loads the extracts of one authority's establishments and makes the sums anew, in one
  /// transaction: figures of the authority are never those of half its schools.
  ///
  /// An extract that is refused leaves the others loaded; its place in the answer has the failure.
  /// `figures` gives those of each load when its turn comes; `derived` is made in the order given, so
  /// that a region comes after its authorities.
  package func load(
    _ loads: [SubmissionLoad], figures: (Int) throws -> FigureSpool,
    deriving derived: [DerivedFigures], run: RunRowID, recordedAt: Instant
  ) throws(StoreFailure) -> [Result<LoadOutcome, StoreFailure>] {
    try write { db in
      var outcomes: [Result<LoadOutcome, StoreFailure>] = []
      for (number, load) in loads.enumerated() {
        let figures = try figures(number)
        do {
          var outcome: LoadOutcome?
          try db.inSavepoint {
            outcome = try self.load(
              load, figures: figures, run: run, recordedAt: recordedAt, db)
            return .commit
          }
          if let outcome { outcomes.append(.success(outcome)) }
        } catch let failure as StoreFailure {
          outcomes.append(.failure(failure))
        }
      }
      let changes = outcomes.contains { outcome in
        if case .success(let outcome) = outcome { outcome.decision == .loaded } else { false }
      }
      if changes {
        for sums in derived { try derive(sums, run: run, recordedAt: recordedAt, db) }
      }
      return outcomes
    }
  }

  /// The latest current figure of a cell in a period before `period`, of the same kind.
  package func figure(
    _ indicator: IndicatorID, of area: AreaID, before period: Period
  ) throws(StoreFailure) -> StoredObservation? {
    var query = FigureQuery(indicator: indicator)
    query.areas = [area]
    query.breakdowns = [.total]
    return try figures(query).filter { found in
      let other = found.observation.period
      return other < period && other.isSameKind(as: period)
    }.max { $0.observation.period < $1.observation.period }
  }

  private func derive(
    _ sums: DerivedFigures, run: RunRowID, recordedAt: Instant, _ db: Database
  ) throws {
    let (observations, parts) = try Self.sums(sums, db)
    guard !observations.isEmpty else { return }
    let identity = ExtractIdentity(
      sha256: "", bytes: 0, fileName: "sum of \(parts) returns",
      returnID: ReturnID(String(sums.submission.source.text.split(separator: ":").last ?? "")),
      submission: sums.submission)
    let load = SubmissionLoad(
      extract: identity, observations: observations, counts: RecordCounts())
    let state = try SubmissionState(of: sums.submission, db)
    let figures = try FigureSpool(load)
    let moment = state.moment(of: recordedAt)
    var difference = try CellMerge(submission: state.id, before: moment, writer: nil, db)
    try difference.take(figures)
    guard !difference.isEmpty else { return }
    let submission = try state.id ?? insert(sums.submission, db)
    let extract = try insert(
      StoredExtract(
        run: run, extract: identity, recordedAt: recordedAt, decision: .derived,
        counts: RecordCounts()), submission: submission, db)
    _ = try put(figures, in: submission, extract, at: moment, db)
  }

  /// The sums, and of how many submissions they are.
  private static func sums(
    _ sums: DerivedFigures, _ db: Database
  ) throws -> (observations: [Observation], parts: Int) {
    let submission = sums.submission
    var whose: SQL = "s.source = \(submission.source.text) AND s.round = \(submission.round.text)"
    switch sums.parts {
    case .establishments:
      whose += " AND s.area = \(submission.area?.text ?? "") AND s.establishment <> ''"
    case .areas(let areas):
      whose += " AND s.area IN \(areas.map(\.text)) AND s.establishment = ''"
    }
    let parts =
      try Int.fetchOne(
        db,
        SQLRequest(
          literal: """
            SELECT count(*) FROM submission s WHERE \(whose) AND EXISTS
              (SELECT 1 FROM observation o WHERE o.submission = s.id AND o.known_until IS NULL)
            """)) ?? 0
    if case .areas(let areas) = sums.parts, parts < areas.count { return ([], parts) }
    let rows = try Row.fetchCursor(
      db,
      SQLRequest<Row>(
        literal: """
          SELECT o.indicator, o.period, o.breakdown, sum(o.numerator), sum(o.denominator)
          FROM submission s CROSS JOIN observation o
          WHERE \(whose) AND o.submission = s.id AND o.known_until IS NULL
          GROUP BY o.indicator, o.period, o.breakdown
          """))
    var found: [Observation] = []
    while let row = try rows.next() {
      found.append(try observation(row, sums))
    }
    return (found, parts)
  }

  private static func observation(_ row: Row, _ sums: DerivedFigures) throws -> Observation {
    let indicator = IndicatorID(row[0])
    let (numerator, denominator): (Double, Double?) = (row[3] ?? 0, row[4])
    return Observation(
      indicator: indicator, area: sums.submission.area ?? "", period: try Stored.period(row[1]),
      breakdown: Breakdown(key: row[2]), source: sums.submission.source, released: nil,
      figure: Figure(
        numerator: Int(numerator), denominator: denominator.map { Int($0) },
        measure: sums.measures[indicator] ?? .count))
  }
}
