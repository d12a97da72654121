internal import GRDB
package import ReturnModel

extension IndicatorStore {
  /// Whether anything has been loaded.
  package func holdsSubmissions() throws(StoreFailure) -> Bool {
    try read { db in try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM submission)") ?? false
    }
  }

  /// Every indicator with a figure, past or current, by id.
  package func indicators() throws(StoreFailure) -> [IndicatorID] {
    try read { db in
      // From each indicator of a submission to the next, rather than through every figure.
      try String.fetchAll(
        db,
        sql: """
          WITH RECURSIVE step (submission, indicator) AS (
            SELECT s.id, (SELECT min(o.indicator) FROM observation o WHERE o.submission = s.id)
            FROM submission s
            UNION ALL
            SELECT step.submission,
              (SELECT min(o.indicator) FROM observation o
                WHERE o.submission = step.submission AND o.indicator > step.indicator)
            FROM step WHERE step.indicator IS NOT NULL
          )
          SELECT DISTINCT indicator FROM step WHERE indicator IS NOT NULL ORDER BY indicator
          """
      ).map { IndicatorID($0) }
    }
  }

  /// Every source with a figure of `indicator`, past or current, by name.
  package func sources(of indicator: IndicatorID) throws(StoreFailure) -> [SourceID] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT s.source FROM submission s
          WHERE EXISTS
            (SELECT 1 FROM observation o WHERE o.submission = s.id AND o.indicator = ?)
          ORDER BY s.source
          """,
        arguments: [indicator.text]
      ).map { SourceID($0) }
    }
  }

  /// Every period with a figure of `indicator`, past or current, earliest first.
  package func periods(of indicator: IndicatorID) throws(StoreFailure) -> [Period] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT o.period FROM submission s CROSS JOIN observation o
          WHERE o.submission = s.id AND o.indicator = ?
          """,
        arguments: [indicator.text]
      ).map(Stored.period).sorted()
    }
  }

  /// Every handling of an extract, oldest first.
  package func extracts() throws(StoreFailure) -> [StoredExtract] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(Submission.columns), e.* FROM extract e
          JOIN submission s ON s.id = e.submission WHERE e.recorded_at <= ? ORDER BY e.id
          """, arguments: [asOf?.seconds ?? .max]
      ).map(StoredExtract.init(row:))
    }
  }

  /// What the bytes with digest `sha256` were loaded as, oldest first.
  ///
  /// For a published table whose vintage nobody states: the same bytes have the vintage they had.
  package func submissions(loadedFrom sha256: String) throws(StoreFailure) -> [Submission] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(Submission.columns) FROM extract e
          JOIN submission s ON s.id = e.submission
          WHERE e.sha256 = ? AND e.decision = ? ORDER BY e.id
          """,
        arguments: [sha256, LoadDecision.loaded.rawValue]
      ).map(Submission.init(row:))
    }
  }

  /// The extract whose figures stand for `source` and `area` in the latest round before `round`; `nil`
  /// when no earlier round was loaded.
  ///
  /// Rounds compare as text.
  package func lastLoaded(
    of source: SourceID, area: AreaID, before round: RoundID
  ) throws(StoreFailure) -> StoredExtract? {
    try read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT \(Submission.columns), e.* FROM extract e
          JOIN submission s ON s.id = e.submission
          WHERE s.source = ? AND s.area = ? AND s.round < ? AND e.decision = ?
          ORDER BY s.round DESC, e.id DESC LIMIT 1
          """,
        arguments: [source.text, area.text, round.text, LoadDecision.loaded.rawValue]
      ).map(StoredExtract.init(row:))
    }
  }

  /// Calls `body` with each finding of a submission's current extract, in the order loaded, and the
  /// texts it carries for the columns `carried`.
  package func forEachFinding(
    of submission: Submission, carrying carried: [String] = [], _ body: (Finding) throws -> Void
  ) throws(StoreFailure) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT f.* FROM submission s
          JOIN extract e ON e.submission = s.id
          JOIN finding f ON f.extract = e.id
          WHERE s.source = ? AND s.round = ? AND s.area = ? AND s.establishment = ?
            AND s.released = ?
          ORDER BY f.id
          """,
        arguments: submission.key)
      while let row = try rows.next() {
        var finding = try Finding(row: row)
        finding.carried = CarriedTexts.texts(of: carried, in: row["carried"])
        try body(finding)
      }
    }
  }

  /// Reads the whole store for damage; throws ``StoreFailure/Code/damaged`` when there is any.
  package func check() throws(StoreFailure) {
    let isSound = try read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"]
        && Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil
    }
    guard isSound else { throw .damaged(name, "is damaged") }
  }
}

extension StoredExtract {
  fileprivate init(row: Row) throws {
    self.init(
      run: RunRowID(number: row["run"]),
      extract: ExtractIdentity(
        sha256: row["sha256"], bytes: row["bytes"], fileName: row["file_name"],
        returnID: ReturnID(row["return"]),
        submission: Submission(row: row),
        version: row["version"], specification: row["specification"]),
      recordedAt: Instant(seconds: row["recorded_at"]),
      decision: try Stored.value(row["decision"], as: LoadDecision.self),
      counts: RecordCounts(row: row))
  }
}

extension Finding {
  init(row: Row) throws {
    self.init(
      rule: RuleCode(row["rule"]), severity: try Stored.value(row["severity"], as: Severity.self),
      status: try Stored.value(row["status"], as: Finding.Status.self),
      returnID: ReturnID(row["return"]), round: RoundID(row["round"]), area: row["area"],
      module: ModuleName(row["module"]), recordKey: row["record_key"], file: row["file"],
      line: row["line"], field: row["field"], value: row["value"], wording: row["wording"],
      action: row["action"])
    fingerprint = ValueFingerprint(row["value_fingerprint"] as String)
  }
}
