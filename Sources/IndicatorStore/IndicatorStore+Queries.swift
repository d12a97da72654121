internal import ByteInput
internal import GRDB
package import ReturnModel

extension IndicatorStore {
  /// The acceptances that covered findings of an extract when it was loaded, with how many each
  /// covered, in the order they were first used.
  package func acceptances(
    of extract: ExtractIdentity
  ) throws(StoreFailure) -> [(acceptance: Acceptance, findings: Int)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT a.*, u.findings FROM acceptance_of_extract u
          JOIN acceptance a ON a.id = u.acceptance
          WHERE u.extract = (\(Self.extractNumber)) ORDER BY a.id
          """,
        arguments: Self.arguments(of: extract)
      ).map { row in (try Acceptance(row: row), row["findings"]) }
    }
  }

  /// The patches that met records of an extract when it was loaded, in the order of those records.
  package func patches(of extract: ExtractIdentity) throws(StoreFailure) -> [StoredPatch] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM patch WHERE extract = (\(Self.extractNumber)) ORDER BY id",
        arguments: Self.arguments(of: extract)
      ).map(StoredPatch.init(row:))
    }
  }

  /// The digests of the files of patches that were made of the extracts of a source's round when they
  /// were last loaded, by the extract's own digest.
  package func patchFiles(
    of source: SourceID, round: RoundID
  ) throws(StoreFailure) -> [String: String] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT e.sha256, (SELECT max(p.file_sha256) FROM patch p WHERE p.extract = e.id)
          FROM submission s JOIN extract e ON e.submission = s.id
          WHERE s.source = ? AND s.round = ? AND e.decision = ? ORDER BY e.id
          """,
        arguments: [source.text, round.text, LoadDecision.loaded.rawValue])
      var files: [String: String] = [:]
      for row in rows { files[row[0]] = row[1] as String? }
      return files
    }
  }

  /// Every submission, in the order they were first handled.
  package func distinctSubmissions() throws(StoreFailure) -> [Submission] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(Submission.columns) FROM submission s JOIN extract e ON e.submission = s.id
          GROUP BY s.id ORDER BY min(e.id)
          """
      ).map(Submission.init(row:))
    }
  }

  /// The last time that these bytes were loaded, under this specification, as what they fill.
  private static let extractNumber = """
    SELECT max(e.id) FROM extract e JOIN submission s ON s.id = e.submission
    WHERE s.source = ? AND s.round = ? AND s.area = ? AND s.establishment = ? AND s.released = ?
      AND e.sha256 = ? AND e.specification = ? AND e.decision = ?
    """

  private static func arguments(of extract: ExtractIdentity) -> StatementArguments {
    extract.submission.key
      + [extract.sha256, extract.specification, LoadDecision.loaded.rawValue]
  }

  /// Asks `verdict` whether each finding that the store holds is open, and keeps the answer.
  ///
  /// For acceptances that were made, or that expired, since an extract was loaded.
  package func review(
    _ verdict: (Finding) throws -> Finding.Status
  ) throws(StoreFailure) {
    try write { db in
      var changed: [(Int64, Finding.Status)] = []
      let rows = try Row.fetchCursor(db, sql: "SELECT * FROM finding ORDER BY id")
      while let row = try rows.next() {
        let finding = try Finding(row: row)
        let status = try verdict(finding)
        if status != finding.status { changed.append((row["id"], status)) }
      }
      for (id, status) in changed {
        try db.execute(
          sql: "UPDATE finding SET status = ? WHERE id = ?", arguments: [status.rawValue, id])
      }
    }
  }

  /// Keeps the acceptances that covered findings just written, and the patches.
  func keepQueries(of load: SubmissionLoad, _ extract: Int64, _ db: Database) throws {
    if let hash = load.keyHash {
      for met in load.patches { try insert(met, extract, load.patchFile, hash, db) }
    }
    guard !load.acceptances.isEmpty else { return }
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT rule, record_key, value_fingerprint, count(*) AS findings FROM finding
        WHERE extract = ? AND status = ? GROUP BY rule, record_key, value_fingerprint
        ORDER BY min(id)
        """,
      arguments: [extract, Finding.Status.accepted.rawValue])
    {
      let (rule, key) = (row["rule"] as String, row["record_key"] as String)
      // Of several lines on one finding the last made is the one that holds.
      guard
        let line = load.acceptances.last(where: { line in
          line.rule.text == rule && line.recordKey == key
            && line.fingerprint.description == row["value_fingerprint"]
        })
      else { continue }
      try db.execute(
        sql: "INSERT INTO acceptance_of_extract VALUES (?, ?, ?)",
        arguments: [extract, try number(of: line, db), row["findings"] as Int])
    }
  }

  /// The number of an acceptance, which is written when it is not there.
  private func number(of line: Acceptance, _ db: Database) throws -> Int64 {
    let arguments: StatementArguments = [
      line.rule.text, line.recordKey, line.fingerprint.description, line.note, line.by,
      line.on.description, line.expires?.description,
    ]
    let known = try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM acceptance WHERE rule = ? AND record_key = ? AND value_fingerprint = ?
          AND note = ? AND accepted_by = ? AND accepted_on = ? AND expires IS ?
        """,
      arguments: arguments)
    if let known { return known }
    try db.execute(
      sql: """
        INSERT INTO acceptance (rule, record_key, value_fingerprint, note, accepted_by, accepted_on,
          expires) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: arguments)
    return db.lastInsertedRowID
  }

  private func insert(
    _ met: MetPatch, _ extract: Int64, _ file: String, _ hash: KeyHash, _ db: Database
  ) throws {
    let patch = met.patch
    try db.execute(
      sql: """
        INSERT INTO patch (extract, file_sha256, module, record_hash, field, old_hash, new_hash,
          reason, patched_by, patched_on, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        extract, file, patch.module.text, StoredPatch.hash(ofKey: patch.recordKey, hash),
        patch.field.text, hash.hash(patch.old), hash.hash(patch.new), patch.reason, patch.by,
        patch.on.description, met.outcome.rawValue,
      ])
  }
}

extension Acceptance {
  fileprivate init(row: Row) throws {
    let expires: String? = row["expires"]
    guard let fingerprint = ValueFingerprint(row["value_fingerprint"] as String),
      let on = CalendarDate(row["accepted_on"] as String)
    else { throw Stored.Unreadable() }
    self.init(
      rule: RuleCode(row["rule"]), recordKey: row["record_key"], fingerprint: fingerprint,
      note: row["note"], by: row["accepted_by"], on: on,
      expires: expires.flatMap { CalendarDate($0) })
  }
}
