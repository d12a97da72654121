internal import GRDB

extension IndicatorStore {
  /// Writes a copy of the store, as it was before run `run` began, to the file `path`, where nothing
  /// may stand yet.
  ///
  /// Nothing in a store is overwritten but `known_until`, so that what later runs did can be undone: their
  /// rows go, and the figures they closed are open again. Findings of extracts that have been replaced
  /// since are not there: ``restoreFindings(from:to:)`` puts back those that were kept.
  package func copy(before run: RunRowID, to path: String) throws(StoreFailure) {
    guard PrivateFiles.kind(of: path) == .nothing else {
      throw StoreFailure(.unwritable, PrivateFiles.name(of: path), "there is a file already")
    }
    try PrivateFiles.makeFolder(PrivateFiles.folder(of: path))
    try PrivateFiles.makeFile(path)
    do {
      let target = try DatabaseQueue(path: path)
      try backup(to: target)
      try target.write { db in try Self.rewind(db, to: run) }
    } catch { throw StoreFailure(error, store: PrivateFiles.name(of: path)) }
  }

  private static func rewind(_ db: Database, to run: RunRowID) throws {
    let started = try Int64.fetchOne(
      db, sql: "SELECT started_at FROM run WHERE id = ?", arguments: [run.number])
    guard let started else {
      throw StoreFailure(.missing, "run \(run)", "there is no such run in the store")
    }
    try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
    let later = "SELECT id FROM extract WHERE run >= \(run.number)"
    try reopenFigures(db, later)
    for table in try tablesOfOthers(db) {
      let name = table.name.quotedDatabaseIdentifier
      if table.columns.contains("extract") {
        try db.execute(sql: "DELETE FROM \(name) WHERE extract IN (\(later))")
      } else if table.columns.contains("run") {
        try db.execute(sql: "DELETE FROM \(name) WHERE run >= \(run.number)")
      } else if table.columns.isSuperset(of: ["known_from", "known_until"]) {
        try db.execute(sql: "DELETE FROM \(name) WHERE known_from >= \(started)")
        try db.execute(
          sql: "UPDATE \(name) SET known_until = NULL WHERE known_until >= \(started)")
      }
    }
    try db.execute(
      sql: """
        DELETE FROM extract WHERE run >= \(run.number);
        DELETE FROM submission WHERE id NOT IN (SELECT submission FROM extract);
        DELETE FROM run WHERE id >= \(run.number)
        """)
  }

  /// Undoes what extracts `later` did to their submissions: each changed its own from one moment on.
  private static func reopenFigures(_ db: Database, _ later: String) throws {
    // An extract loaded before moments were kept changed its submission when it was recorded.
    let moments = try Row.fetchAll(
      db,
      sql: """
        SELECT e.submission,
          min(CASE WHEN c.extract IS NULL THEN e.recorded_at ELSE c.moment END) AS moment
        FROM extract e LEFT JOIN extract_change c ON c.extract = e.id
        WHERE e.id IN (\(later)) AND e.decision IN ('loaded', 'derived')
        GROUP BY e.submission HAVING moment IS NOT NULL
        """)
    for row in moments {
      let arguments: StatementArguments = [row[0] as Int64, row[1] as Int64]
      try db.execute(
        sql: "DELETE FROM observation WHERE submission = ? AND known_from >= ?",
        arguments: arguments)
      try db.execute(
        sql: """
          UPDATE observation SET known_until = NULL WHERE submission = ? AND known_until >= ?
          """, arguments: arguments)
      try db.execute(
        sql: """
          UPDATE submission SET changed_at =
            (SELECT max(max(known_from), coalesce(max(known_until), 0)) FROM observation
              WHERE submission = ?1)
          WHERE id = ?1
          """, arguments: [row[0] as Int64])
    }
  }

  /// The tables that ``rewind(_:to:)`` does not know by name, with their columns.
  private static func tablesOfOthers(
    _ db: Database
  ) throws -> [(name: String, columns: Set<String>)] {
    try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).filter { !["extract", "observation", "run", "submission"].contains($0) }
      .map { ($0, Set(try db.columns(in: $0).map(\.name))) }
  }
}
