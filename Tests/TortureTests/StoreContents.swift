import Foundation
import GRDB

/// What a store holds, without the moments and numbers that differ between two runs.
struct StoreContents: Equatable {
  /// The current figures of each submission, in the order of their keys.
  var figures: [String: [String]] = [:]
  /// The findings of each extract that was loaded, by submission.
  var findings: [String: [String]] = [:]

  static let nothing = StoreContents()

  /// Reads the store in the file `path`; one that is not there, or has no tables yet, holds nothing.
  init(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let queue = try DatabaseQueue(path: path)
    try queue.read { db in
      guard try db.tableExists("observation") else { return }
      figures = try Self.group(
        db,
        """
        SELECT \(Self.submission), o.indicator || ' ' || o.area || ' ' || o.period || ' '
          || o.breakdown || ' ' || coalesce(o.numerator, '-') || ' ' || coalesce(o.denominator, '-')
          || ' ' || coalesce(o.value, '-') || ' ' || coalesce(o.printed, '-') || ' ' || o.status
        FROM observation o JOIN submission s ON s.id = o.submission
        WHERE o.known_until IS NULL ORDER BY 1, 2
        """)
      findings = try Self.group(
        db,
        """
        SELECT \(Self.submission), f.rule || ' ' || f.record_key || ' ' || f.line || ' ' || f.field
        FROM finding f JOIN extract e ON e.id = f.extract JOIN submission s ON s.id = e.submission
        WHERE e.id = (SELECT max(id) FROM extract WHERE submission = s.id AND decision = 'loaded')
        ORDER BY 1, 2
        """)
    }
  }

  private init() {}

  private static let submission =
    "s.source || ' ' || s.round || ' ' || s.area || ' ' || s.released"

  private static func group(_ db: Database, _ sql: String) throws -> [String: [String]] {
    var groups: [String: [String]] = [:]
    for row in try Row.fetchAll(db, sql: sql) { groups[row[0], default: []].append(row[1]) }
    return groups
  }

  /// What is wrong with the file, by SQLite's own check; empty when nothing is.
  static func damage(of path: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try DatabaseQueue(path: path).read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "foreign key: \($0)" }
    }
  }

  /// How many observation rows each loaded extract has, ended ones too, beside how many loads there
  /// are: rows that belong to no whole load would be more.
  static func strayRows(of path: String) throws -> Int {
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    return try DatabaseQueue(path: path).read { db in
      guard try db.tableExists("observation") else { return 0 }
      return try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM observation WHERE extract NOT IN
            (SELECT id FROM extract WHERE decision = 'loaded')
          """) ?? -1
    }
  }

  /// The runs that say they are still under way.
  static func unfinishedRuns(of path: String) throws -> Int {
    try DatabaseQueue(path: path).read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM run WHERE outcome = 'running'") ?? -1
    }
  }
}
