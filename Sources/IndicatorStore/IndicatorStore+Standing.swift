internal import GRDB
package import ReturnModel

/// An extract that stood for its submission at some moment.
package struct StandingExtract: Hashable, Sendable {
  /// What it fills.
  package let submission: Submission
  /// Its file's name.
  package let fileName: String
  /// Its digest.
  package let sha256: String
  /// Whether another has taken its place since, so that its findings are no longer kept.
  package let isReplaced: Bool
  /// How many findings it had, by severity.
  package let findings: [Severity: Int]
  let row: Int64
}

extension IndicatorStore {
  /// The extracts that stood for their submissions at the moment that the store is read as of.
  package func standing() throws(StoreFailure) -> [StandingExtract] {
    let moment = asOf?.seconds ?? .max
    return try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT \(Submission.columns), e.id, e.file_name, e.sha256,
            EXISTS (SELECT 1 FROM extract n
              WHERE n.submission = e.submission AND n.id > e.id AND n.decision = 'loaded') AS gone
          FROM extract e JOIN submission s ON s.id = e.submission
          WHERE e.id IN (
            SELECT max(l.id) FROM extract l LEFT JOIN extract_change c ON c.extract = l.id
            WHERE l.decision = 'loaded' AND coalesce(c.moment, l.recorded_at) <= ?
            GROUP BY l.submission)
          ORDER BY e.id
          """, arguments: [moment])
      return try rows.map { row in
        var findings: [Severity: Int] = [:]
        for count in try Row.fetchAll(
          db,
          sql: """
            SELECT severity, sum(findings) FROM finding_count WHERE extract = ? GROUP BY severity
            """, arguments: [row["id"] as Int64])
        {
          findings[try Stored.value(count[0], as: Severity.self)] = count[1]
        }
        return StandingExtract(
          submission: Submission(row: row), fileName: row["file_name"], sha256: row["sha256"],
          isReplaced: row["gone"], findings: findings, row: row["id"])
      }
    }
  }
}
