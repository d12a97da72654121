internal import GRDB
package import ReturnModel

extension IndicatorStore {
  /// Loads an extract whole, in one transaction, and says what that did.
  ///
  /// Records the handling under `run` whatever the decision. New figures are known from
  /// `recordedAt`, or just after the submission's last change when that is not before it.
  package func load(
    _ load: SubmissionLoad, run: RunRowID, recordedAt: Instant
  ) throws(StoreFailure) -> LoadOutcome {
    try self.load(load, figures: try FigureSpool(load), run: run, recordedAt: recordedAt)
  }

  /// The same for an extract whose figures are in `figures`, and not in `load`.
  package func load(
    _ load: SubmissionLoad, figures: FigureSpool, run: RunRowID, recordedAt: Instant
  ) throws(StoreFailure) -> LoadOutcome {
    try write { db in
      try self.load(load, figures: figures, run: run, recordedAt: recordedAt, db)
    }
  }

  /// Loads an extract inside a transaction that is under way.
  func load(
    _ load: SubmissionLoad, figures: FigureSpool, run: RunRowID, recordedAt: Instant,
    _ db: Database
  ) throws -> LoadOutcome {
    let state = try SubmissionState(of: load.extract.submission, db)
    let decision = state.decision(on: load.extract)
    let submission = try state.id ?? insert(load.extract.submission, db)
    let extract = try insert(
      StoredExtract(
        run: run, extract: load.extract, recordedAt: recordedAt, decision: decision,
        counts: load.counts.applying(decision)), submission: submission, db)
    guard decision == .loaded else { return LoadOutcome(load, decision, knownFrom: recordedAt) }
    let moment = state.moment(of: recordedAt)
    let merge = try put(figures, in: submission, extract, at: moment, db)
    try FindingWriter(submission: submission, extract: extract, carried: load.carried)
      .replace(with: load.findings, db)
    try keepQueries(of: load, extract, db)
    return LoadOutcome(load, merge, knownFrom: merge.isEmpty ? recordedAt : moment)
  }

  /// Puts `figures` in the place of those of a submission at `moment`, for `extract`.
  func put(
    _ figures: FigureSpool, in submission: Int64, _ extract: Int64, at moment: Instant,
    _ db: Database
  ) throws -> CellMerge {
    let writer = try CellWriter(submission: submission, extract: extract, moment: moment, db)
    var merge = try CellMerge(submission: submission, before: moment, writer: writer, db)
    try merge.take(figures)
    if !merge.isEmpty {
      try db.execute(
        sql: "UPDATE submission SET changed_at = ? WHERE id = ?",
        arguments: [moment.seconds, submission])
    }
    try db.execute(
      sql: "INSERT INTO extract_change VALUES (?, ?)",
      arguments: [extract, merge.isEmpty ? nil : moment.seconds])
    return merge
  }

  /// What ``load(_:run:recordedAt:)`` would do, changing nothing.
  ///
  /// Each extract is planned against the store as it is, not as extracts planned before would leave
  /// it.
  package func plan(
    _ load: SubmissionLoad, recordedAt: Instant
  ) throws(StoreFailure) -> LoadOutcome {
    try plan(load, figures: try FigureSpool(load), recordedAt: recordedAt)
  }

  /// The same for an extract whose figures are in `figures`, and not in `load`.
  package func plan(
    _ load: SubmissionLoad, figures: FigureSpool, recordedAt: Instant
  ) throws(StoreFailure) -> LoadOutcome {
    try read { db in
      let state = try SubmissionState(of: load.extract.submission, db)
      let decision = state.decision(on: load.extract)
      guard decision == .loaded else { return LoadOutcome(load, decision, knownFrom: recordedAt) }
      let moment = state.moment(of: recordedAt)
      if state.id == nil, try figures.areAllDistinct() {
        return LoadOutcome(
          decision: .loaded, inserted: figures.count, unchangedObservations: 0, closed: 0,
          counts: load.counts, knownFrom: moment)
      }
      var merge = try CellMerge(submission: state.id, before: moment, writer: nil, db)
      try merge.take(figures)
      return LoadOutcome(load, merge, knownFrom: merge.isEmpty ? recordedAt : moment)
    }
  }

  /// Records under `run` that an extract failed part-way and that nothing of it was loaded.
  ///
  /// `counts` has every record of it as quarantined.
  package func recordRefused(
    _ extract: ExtractIdentity, counts: RecordCounts, run: RunRowID, recordedAt: Instant
  ) throws(StoreFailure) {
    try write { db in
      let submission =
        try SubmissionState(of: extract.submission, db).id ?? insert(extract.submission, db)
      _ = try insert(
        StoredExtract(
          run: run, extract: extract, recordedAt: recordedAt, decision: .refused, counts: counts),
        submission: submission, db)
    }
  }

  func insert(_ submission: Submission, _ db: Database) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO submission (source, round, area, establishment, released)
        VALUES (?, ?, ?, ?, ?)
        """,
      arguments: submission.key)
    return db.lastInsertedRowID
  }

  func insert(
    _ stored: StoredExtract, submission: Int64, _ db: Database
  ) throws -> Int64 {
    let extract = stored.extract
    try db.execute(
      sql: """
        INSERT INTO extract (run, submission, sha256, bytes, file_name, "return", version,
          specification, decision, recorded_at, \(RecordCounts.columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        stored.run.number, submission, extract.sha256, extract.bytes, extract.fileName,
        extract.returnID.text, extract.version, extract.specification, stored.decision.rawValue,
        stored.recordedAt.seconds,
      ] + StatementArguments(stored.counts.values))
    return db.lastInsertedRowID
  }
}

extension LoadOutcome {
  /// What was done with an extract of which nothing was loaded.
  fileprivate init(_ load: SubmissionLoad, _ decision: LoadDecision, knownFrom: Instant) {
    self.init(
      decision: decision, inserted: 0, unchangedObservations: 0, closed: 0,
      counts: load.counts.applying(decision), knownFrom: knownFrom)
  }

  fileprivate init(_ load: SubmissionLoad, _ merge: borrowing CellMerge, knownFrom: Instant) {
    self.init(
      decision: .loaded, inserted: merge.inserted, unchangedObservations: merge.unchanged,
      closed: merge.closed, counts: load.counts, knownFrom: knownFrom)
  }
}

extension RecordCounts {
  /// The counts with the loaded records moved to where `decision` puts them.
  fileprivate func applying(_ decision: LoadDecision) -> RecordCounts {
    var counts = self
    switch decision {
    case .loaded, .derived: return counts
    case .unchanged: counts.unchanged += loaded
    case .superseded: counts.superseded += loaded
    case .refused: counts.quarantined += loaded
    }
    counts.loaded = 0
    return counts
  }
}
