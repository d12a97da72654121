internal import GRDB

/// Where what a run worked from is kept.
package struct RunDocuments: Hashable, Sendable {
  /// The run.
  package let run: RunRowID
  /// The digest of the set of documents it worked from.
  package let documents: String
  /// The digest of its record.
  package let record: String
}

extension IndicatorStore {
  /// Notes where what `run` worked from is kept, and its record.
  package func note(
    documents: String, record: String, of run: RunRowID
  ) throws(StoreFailure) {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO run_document (run, documents, record) VALUES (?, ?, ?)",
        arguments: [run.number, documents, record])
    }
  }

  /// Where what run `number` worked from is kept; `nil` when the store has no such run, or it was made
  /// before this was kept.
  package func documents(ofRun number: Int64) throws(StoreFailure) -> RunDocuments? {
    try documents("WHERE run = ?", [number])
  }

  /// The same of the last run that has any.
  package func lastDocuments() throws(StoreFailure) -> RunDocuments? {
    try documents("ORDER BY run DESC LIMIT 1", [])
  }

  private func documents(
    _ which: String, _ arguments: StatementArguments
  ) throws(StoreFailure) -> RunDocuments? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT run, documents, record FROM run_document \(which)", arguments: arguments
      ).map {
        RunDocuments(run: RunRowID(number: $0[0]), documents: $0[1], record: $0[2])
      }
    }
  }
}
