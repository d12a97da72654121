internal import GRDB
internal import ReturnModel

/// What the store knows of a submission before an extract of it is handled.
struct SubmissionState {
  /// An extract that was loaded.
  private struct Loaded {
    let sha256: String
    let specification: String
    let version: String
  }

  /// Its number; `nil` when nothing of it has been handled.
  let id: Int64?
  private let changedAt: Int64?
  private let loaded: [Loaded]

  /// Reads what is known of `submission`.
  init(of submission: Submission, _ db: Database) throws {
    // A term's census asks this of hundreds of schools.
    let known = try db.cachedStatement(
      sql: """
        SELECT id, changed_at FROM submission
        WHERE source = ? AND round = ? AND area = ? AND establishment = ? AND released = ?
        """)
    let row = try Row.fetchOne(known, arguments: submission.key)
    id = row?["id"]
    changedAt = row?["changed_at"]
    guard let id else {
      loaded = []
      return
    }
    loaded = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT sha256, specification, version FROM extract
          WHERE submission = ? AND decision = ? ORDER BY id
          """),
      arguments: [id, LoadDecision.loaded.rawValue]
    ).map { Loaded(sha256: $0[0], specification: $0[1], version: $0[2]) }
  }

  /// What to do with `extract`.
  ///
  /// What says it is older than what was loaded is superseded; so are bytes that were loaded and
  /// have been replaced since, or a correction could be undone by loading its forerunner again.
  /// Without a version on both sides the later loaded is the newer.
  func decision(on extract: ExtractIdentity) -> LoadDecision {
    guard let current = loaded.last else { return .loaded }
    if extract.sha256 == current.sha256 {
      return extract.specification == current.specification ? .unchanged : .loaded
    }
    if loaded.contains(where: { $0.sha256 == extract.sha256 }) { return .superseded }
    let isOlder = loaded.contains { newer in
      !extract.version.isEmpty
        && extract.version.utf8.lexicographicallyPrecedes(newer.version.utf8)
    }
    return isOlder ? .superseded : .loaded
  }

  /// The moment a change made at `recordedAt` counts from.
  ///
  /// After the last change, whatever the clock says: of two rows of a cell one ends where the other
  /// begins, and each is known for a second at least.
  func moment(of recordedAt: Instant) -> Instant {
    guard let changedAt else { return recordedAt }
    return max(recordedAt, Instant(seconds: changedAt + 1))
  }
}

extension Submission {
  /// The values of the columns that tell submissions apart.
  var key: StatementArguments {
    [source.text, round.text, area?.text ?? "", establishment, Stored.text(released)]
  }
}
