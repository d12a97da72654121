internal import GRDB
package import ReturnModel

/// What became of one rule over the extracts of one round.
package struct RuleRecord: Hashable, Sendable, Codable {
  /// The return.
  package let returnID: ReturnID
  /// The round.
  package let round: RoundID
  /// The rule.
  package let rule: RuleCode
  /// Extracts it was in force for.
  package var extracts = 0
  /// Those it was not run for: something it needs was not there.
  package var notRun = 0
  /// Records its condition applied to.
  package var applied = 0
  /// Faults it found.
  package var broken = 0
  /// Records it could not be worked out for.
  package var failed = 0
  /// Why it was not run, or failed, the first time.
  package var reason = ""

  /// Makes a record of nothing yet.
  package init(returnID: ReturnID, round: RoundID, rule: RuleCode) {
    (self.returnID, self.round, self.rule) = (returnID, round, rule)
  }

  /// Adds what became of the same rule elsewhere.
  package mutating func add(_ other: RuleRecord) {
    extracts += other.extracts
    notRun += other.notRun
    applied += other.applied
    broken += other.broken
    failed += other.failed
    if reason.isEmpty { reason = other.reason }
  }
}

extension IndicatorStore {
  /// Keeps what became of rules in `run`.
  package func note(_ rules: [RuleRecord], of run: RunRowID) throws(StoreFailure) {
    guard !rules.isEmpty else { return }
    try write { db in
      let insert = try db.makeStatement(
        sql: "INSERT INTO rule_outcome VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for rule in rules {
        try insert.execute(arguments: [
          run.number, rule.returnID.text, rule.round.text, rule.rule.text, rule.extracts,
          rule.notRun, rule.applied, rule.broken, rule.failed, rule.reason,
        ])
      }
    }
  }

  /// What has become of every rule in all runs, by return, round and rule.
  package func ruleRecords() throws(StoreFailure) -> [RuleRecord] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT o."return", o.round, o.rule, o.extracts, o.not_run, o.applied, o.broken,
            o.failed, o.reason
          FROM rule_outcome o JOIN run r ON r.id = o.run WHERE r.started_at <= ?
          ORDER BY o."return", o.round, o.rule, o.run
          """, arguments: [asOf?.seconds ?? .max])
      var records: [RuleRecord] = []
      for row in rows {
        var record = RuleRecord(
          returnID: ReturnID(row[0]), round: RoundID(row[1]), rule: RuleCode(row[2]))
        (record.extracts, record.notRun, record.applied) = (row[3], row[4], row[5])
        (record.broken, record.failed, record.reason) = (row[6], row[7], row[8])
        if let last = records.last, last.returnID == record.returnID, last.round == record.round,
          last.rule == record.rule
        {
          records[records.count - 1].add(record)
        } else {
          records.append(record)
        }
      }
      return records
    }
  }
}
