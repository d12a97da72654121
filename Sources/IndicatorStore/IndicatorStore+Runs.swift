internal import GRDB
package import ReturnModel

extension IndicatorStore {
  /// Records that a run begins, and marks failed the unfinished runs whose process is gone.
  package func beginRun(_ start: RunStart) throws(StoreFailure) -> RunRowID {
    var begun: Int64?
    do {
      return try write { db in
        try markAbandonedRuns(db, at: start.startedAt)
        try db.execute(
          sql: """
            INSERT INTO run (command, version, started_at, outcome, \(RecordCounts.columns))
            VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0, 0)
            """,
          arguments: [
            start.command, start.version, start.startedAt.seconds, RunOutcome.running.rawValue,
          ])
        // Taken before the run can be seen, so that nobody thinks it abandoned.
        let run = db.lastInsertedRowID
        try runLocks.take(run)
        begun = run
        return RunRowID(number: run)
      }
    } catch {
      if let begun { runLocks.letGo(begun) }
      throw error
    }
  }

  /// Records how a run ended.
  package func finishRun(
    _ id: RunRowID, outcome: RunOutcome, counts: RecordCounts, exitCode: Int, at: Instant
  ) throws(StoreFailure) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE run SET finished_at = ?, outcome = ?, exit_code = ?,
            records_read = ?, records_loaded = ?, records_unchanged = ?, records_superseded = ?,
            records_quarantined = ?, records_out_of_scope = ?
          WHERE id = ?
          """,
        arguments: [at.seconds, outcome.rawValue, exitCode] + StatementArguments(counts.values)
          + [id.number])
    }
    runLocks.letGo(id.number)
  }

  /// Every run, oldest first.
  package func runs() throws(StoreFailure) -> [StoredRun] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id").map { row in
        StoredRun(
          id: RunRowID(number: row["id"]),
          start: RunStart(
            command: row["command"], version: row["version"],
            startedAt: Instant(seconds: row["started_at"])),
          outcome: try Stored.value(row["outcome"], as: RunOutcome.self),
          finishedAt: (row["finished_at"] as Int64?).map(Instant.init(seconds:)),
          exitCode: row["exit_code"], counts: RecordCounts(row: row))
      }
    }
  }

  private func markAbandonedRuns(_ db: Database, at moment: Instant) throws {
    let unfinished = try Int64.fetchAll(
      db, sql: "SELECT id FROM run WHERE outcome = ?", arguments: [RunOutcome.running.rawValue])
    for run in unfinished where runLocks.isAbandoned(run) {
      try db.execute(
        sql: "UPDATE run SET outcome = ?, finished_at = ? WHERE id = ?",
        arguments: [RunOutcome.failed.rawValue, moment.seconds, run])
    }
  }
}
