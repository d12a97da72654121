internal import GRDB
internal import ReturnModel

/// Keeps the findings of a submission's current extract, and how many there were of each extract.
///
/// Findings quote records, so that they are kept only as long as they are about what is in the store;
/// the counts stay, for trends.
struct FindingWriter {
  /// What findings are counted by.
  private struct Kind: Hashable {
    let rule: RuleCode
    let severity: Severity
    let status: Finding.Status

    var order: [String] { [rule.text, severity.rawValue, status.rawValue] }
  }

  let submission: Int64
  let extract: Int64
  /// The names of the columns whose texts findings carry.
  var carried: [String] = []

  /// Puts `findings` in the place of those of the submission's extracts before.
  func replace(with findings: any Sequence<Finding>, _ db: Database) throws {
    try db.execute(
      sql: "DELETE FROM finding WHERE extract IN (SELECT id FROM extract WHERE submission = ?)",
      arguments: [submission])
    let insert = try db.makeStatement(
      sql: """
        INSERT INTO finding (extract, rule, severity, status, "return", round, area, module,
          record_key, file, line, field, value, wording, action, value_fingerprint, carried)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    var counts: [Kind: Int] = [:]
    for finding in findings {
      let kind = Kind(rule: finding.rule, severity: finding.severity, status: finding.status)
      counts[kind, default: 0] += 1
      try insert.execute(arguments: arguments(of: finding))
    }
    // In one order, so that the same findings make the same file.
    for (kind, count) in counts.sorted(by: { $0.key.order.lexicographicallyPrecedes($1.key.order) })
    {
      try db.execute(
        sql: "INSERT INTO finding_count VALUES (?, ?, ?, ?, ?)",
        arguments: [
          extract, kind.rule.text, kind.severity.rawValue, kind.status.rawValue, count,
        ])
    }
  }

  private func arguments(of finding: Finding) -> StatementArguments {
    [
      extract, finding.rule.text, finding.severity.rawValue, finding.status.rawValue,
      finding.returnID.text, finding.round.text, finding.area, finding.module.text,
      finding.recordKey, finding.file, finding.line, finding.field, finding.value, finding.wording,
      finding.action, finding.fingerprint?.description ?? "",
      CarriedTexts.packed(names: carried, texts: finding.carried),
    ]
  }
}
