package import PipelineCore
package import ReturnModel

/// Takes findings as they are made: to disk, to counts by severity and by rule.
package final class FindingFile {
  /// Open findings by severity.
  package private(set) var counts = SeverityCounts()
  private var rules: [RuleCode: RuleSummary] = [:]
  private let spool: RowSpool

  /// Makes a file that findings are written to, with a row of headings when `headed`.
  package init(path: String, headed: Bool) throws(StageFailure) {
    spool = try RowSpool(path: path, columns: headed ? Finding.columns : [])
  }

  /// Takes a finding.
  package func take(_ finding: Finding) throws(StageFailure) {
    try spool.write(finding.cells)
    counts.count(finding.severity)
    rules[
      finding.rule,
      default: RuleSummary(
        code: finding.rule, severity: finding.severity, wording: finding.wording,
        action: finding.action)
    ].count += 1
  }

  /// Counts what another file of findings has.
  package func take(_ counts: SeverityCounts, _ rules: [RuleSummary]) {
    self.counts = self.counts + counts
    for rule in rules {
      var known = rule
      known.count += self.rules[rule.code]?.count ?? 0
      self.rules[rule.code] = known
    }
  }

  /// Takes rows as another file has them, without counting them.
  func append(_ piece: SpoolPiece) throws { try spool.append(piece) }

  /// How many bytes of findings have been written so far.
  package func mark() -> Int { spool.mark() }

  /// The summary by rule: errors first, then by code.
  package var summary: [RuleSummary] {
    rules.values.sorted {
      ($1.severity, $0.code.text) < ($0.severity, $1.code.text)
    }
  }

  /// Gives the findings file its name.
  package func close() throws(StageFailure) { try spool.close() }
}
